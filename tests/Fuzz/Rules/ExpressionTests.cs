using Brygga.Fuzz.Inputs;
using LanguageExt;
using Xunit.Abstractions;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz.Rules;

/// <summary>Texts that may be expressions, made by a grammar, damaged, or of any characters; those that are accepted are run on odd records.</summary>
public sealed class ExpressionTests(ITestOutputHelper output)
{
    private const int Records = 3;

    private static readonly Evaluation[] Abouts = [.. new[] { "severa.customer", "fortnox.customer", "severa.invoice", "fortnox.invoice" }.Select(Of)];

    /// <summary>Which records an expression is run on is told by the text itself.</summary>
    private static readonly Kind<string> Expressions = Kinds.OfText("expressions", ExpressionMaker.Make, static text =>
    {
        var about = Abouts[text.Length % Abouts.Length];
        var compiled = about.Compile(text);
        compiled.ToOption().IfSome(evaluable =>
        {
            var dice = new Random(text.Length);
            for (var i = 0; i < Records; i++) Assert.NotNull(about.Run(evaluable, AnyRow.Of(dice, about.Schema)).Value.ToString());
            Assert.NotNull(about.Run(evaluable, about.Unread).Value.ToString());
        });
        return Diagnosed.Clearly(compiled, Seq1(new RuleFile(Evaluation.Source, text)));
    }) with
    { Room = 400_000_000, RoomPerByte = 100_000 };

    public static TheoryData<string> Kept => Campaign.Kept(Expressions.Name);

    [Fact]
    public void Any_text_is_refused_with_its_place_or_yields_a_value_for_any_record() => Campaign.Run(Expressions, output);

    [Theory, MemberData(nameof(Kept))]
    public void An_expression_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Expressions, name);

    private static Evaluation Of(string entity) => Evaluation.Of(Shipped.Rules, Seq<RuleFile>(), Seq<SettingValue>(), entity)
        .Match(static right => right, static mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));
}
