using Brygga.Rules.Language;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests.Language;

/// <summary>What is true of every expression (ENGINE 9, laws 21 and 22).</summary>
public sealed class LanguageLaws
{
    [Property(MaxTest = 300)]
    public void An_expression_yields_what_the_one_page_says(int seed)
    {
        var random = new Random(seed);
        var generated = new Generated(random);
        var (here, there) = (Generated.Refs[0], Generated.Refs[3]);
        var scope = NameScope.Of(generated.Ground.Lexicon, Seq1(generated.Ground.Entities[here]))
            .WithSides(Seq1(generated.Ground.Entities[here]), Seq1(generated.Ground.Entities[there])).WithFacts();
        var (record, other) = (generated.Row(here, "i0"), generated.Row(there, "i1"));
        var facts = new Facts(true, random.Next(3) switch { 0 => null, 1 => true, _ => false }, true, false);
        var at = new Scope(generated.Ground.RowOf(here, record), generated.Ground.RowOf(there, other), Value.Nothing, Engine.Data.Settings.None) { World = generated.Ground.World, Facts = facts };
        var oracle = new Oracle(generated.Ground, here, record, Some((there, other)), facts);
        for (var i = 0; i < 25; i++)
        {
            var expr = new ExpressionMaker(random, generated.Ground, here).Any(random.Next(1, 5));
            var text = ExprPrinter.Print(expr);
            if (text.Length > ExprReader.LongestExpression) continue;
            var typed = Ground.Check(text, scope).Match(static t => t, e => throw new Xunit.Sdk.XunitException($"{text}\n{e.Head.Code} {e.Head.Message} at {e.Head.At.Column}"));
            var (is_, should) = (generated.Ground.Compile(typed)(at), oracle.Of(expr));
            Assert.True(is_ == should, $"{text}\nis {is_}, should be {should}");
            Assert.True(is_.Kind == typed.Type.Kind || is_.Kind <= ValueKind.Nothing, $"{text}\nis a {is_.Kind}, not a {typed.Type.Kind}");
            Assert.True(!is_.IsNothing || typed.Type.MayBeNothing || typed.Type.MayMiss, $"{text}\nis nothing, and was never to be");
        }
    }

    [Property(MaxTest = 300)]
    public void Printing_and_reading_again_gives_the_same(int seed)
    {
        var random = new Random(seed);
        var ground = new Generated(random).Ground;
        for (var i = 0; i < 50; i++)
        {
            var expr = new ExpressionMaker(random, ground, Generated.Refs[0]).Any(random.Next(1, 5));
            var text = ExprPrinter.Print(expr);
            if (text.Length > ExprReader.LongestExpression) continue;
            var again = ExprReader.Read(Ground.TextOf(text)).Match(static e => e, e => throw new Xunit.Sdk.XunitException($"{text}\n{e.Head.Code} at {e.Head.At.Column}"));
            Assert.Equal(ExprPrinter.Bare(expr), ExprPrinter.Bare(again));
            Assert.Equal(text, ExprPrinter.Print(again));
        }
    }

    [Property(MaxTest = 300)]
    public void A_mistake_lies_inside_the_text_on_the_token_that_was_spoilt(int seed)
    {
        var random = new Random(seed);
        var ground = new Generated(random).Ground;
        var scope = NameScope.Of(ground.Lexicon, Seq1(ground.Entities[Generated.Refs[0]])).WithSides(Seq1(ground.Entities[Generated.Refs[0]]), Seq1(ground.Entities[Generated.Refs[3]])).WithFacts();
        for (var i = 0; i < 25; i++)
        {
            var text = ExprPrinter.Print(new ExpressionMaker(random, ground, Generated.Refs[0]).Any(random.Next(1, 4)));
            var at = random.Next(text.Length + 1);
            var spoilt = random.Next(3) switch { 0 => text.Insert(at, "§"), 1 => text[..at], _ => text.Remove(Math.Min(at, text.Length - 1), 1) };
            foreach (var mistake in Ground.Check(spoilt, scope).Match(static _ => Seq<Diagnostic>(), static e => e))
                Assert.True(mistake.At is { Line: 1, Column: >= 1, Length: >= 0 } && mistake.At.Column - 1 + mistake.At.Length <= spoilt.Length, $"{spoilt}\n{mistake.Code} {mistake.At}");
        }
    }

    [Property(MaxTest = 200)]
    public void A_name_that_does_not_exist_is_blamed_where_it_stands(int seed)
    {
        var random = new Random(seed);
        var ground = new Generated(random).Ground;
        var scope = NameScope.Of(ground.Lexicon, Seq1(ground.Entities[Generated.Refs[0]])).WithSides(Seq1(ground.Entities[Generated.Refs[0]]), Seq1(ground.Entities[Generated.Refs[3]])).WithFacts();
        var text = ExprPrinter.Print(new ExpressionMaker(random, ground, Generated.Refs[0]).Text(3));
        if (text.Contains('{', StringComparison.Ordinal) || !text.Contains("other", StringComparison.Ordinal)) return;
        var spoilt = text.Replace("other", "othr", StringComparison.Ordinal);
        var mistakes = Ground.Check(spoilt, scope).Match(static _ => Seq<Diagnostic>(), static e => e).Filter(static d => d.Code == "BRY0101");
        Assert.All(mistakes, m => Assert.Equal(("othr", Some("other")), (spoilt.Substring(m.At.Column - 1, m.At.Length), m.Suggestion)));
    }
}
