using Brygga.Rules.Language;
using Brygga.Rules.Reading;

namespace Brygga.Rules.Tests;

/// <summary>One expression, compiled as if it stood under <c>to_fortnox:</c> of the customers, and run on rows made for it.</summary>
internal static class Formulas
{
    private static readonly EntityType Severa = Small.Book[Side.Severa].Entities["customer"];

    private static readonly EntityType Fortnox = WithChoice(Small.Book[Side.Fortnox].Entities["customer"], "Type", "PRIVATE", "COMPANY");

    private static readonly DeclaredSettings Settings = new(HashMap(
        ("customers.master", new DeclaredSetting("customers.master", ExprType.Text with { Words = Seq("severa", "fortnox") }, Value.Of("severa"))),
        ("customers.unit", new DeclaredSetting("customers.unit", ExprType.Of(ValueKind.Text, true), Value.Nothing))));

    private static readonly Lexicon Lexicon = new(Settings, HashMap((Severa.Ref, Severa), (Fortnox.Ref, Fortnox)));

    private static readonly NameScope OneRecord = NameScope.Of(Lexicon, Seq1(Severa));

    private static readonly NameScope ToFortnox = OneRecord.WithSides(Seq1(Severa), Seq1(Fortnox));

    /// <summary>The value where <c>name</c> is Ada, <c>number</c> is 7, <c>isActive</c> is true, <c>email</c> is empty and <c>notes</c> was not read.</summary>
    public static Value Run(string expression) => Run(Check(expression));

    public static Value RunMessage(ExprText text) => Run(Template.Read(text, OneRecord));

    public static Seq<Diagnostic> MessageMistakes(ExprText text) => Template.Read(text, OneRecord).Match(static _ => Seq<Diagnostic>(), static e => e);

    private static Value Run(Validation<Typed> check)
    {
        var typed = check.Match(static t => t, static e => throw new Xunit.Sdk.XunitException(string.Join('\n', e.Map(static d => $"{d.At} {d.Message} ({string.Join(", ", d.Expected)})"))));
        var severa = SchemaOf(Severa, typed);
        var schemas = new Schemas([severa, SchemaOf(Fortnox, typed)]);
        var (run, scope) = (Compiler.Compile(typed, schemas), new Scope(RowOf(severa, Values), Row.None, Value.Nothing, Engine.Data.Settings.None));
        var value = run(scope);
        Assert.Equal(value, run(scope with { Scratch = new() }));
        return value;
    }

    /// <summary>What an expression of <c>name</c> yields for texts, one after the other in one scratch, and each by itself.</summary>
    public static (Seq<Value> InScratch, Seq<Value> Apart) Of(string expression, IEnumerable<string> names)
    {
        var typed = Check(expression).Match(static t => t, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));
        var severa = SchemaOf(Severa, typed);
        var (shared, memo, scratch) = (new SharedValues(), new Memo(8), new Scratch());
        var (run, sharing) = (Compiler.Compile(typed, new([severa])), Compiler.Compile(typed, new Schemas([severa]).Sharing(shared)));
        var values = names.Select(name =>
        {
            memo.Next();
            scratch.Clear();
            var scope = new Scope(RowOf(severa, field => string.Equals(field, "name", StringComparison.Ordinal) ? Value.Of(name) : Value.Nothing), Row.None, Value.Nothing, Engine.Data.Settings.None);
            var inScratch = ValueCodec.Encode(sharing(scope with { Memo = memo, Scratch = scratch }));
            return (InScratch: ValueCodec.Read(inScratch.Span), Apart: run(scope));
        }).ToList();
        Assert.InRange(shared.Count, 1, 8);
        return (toSeq(values.Select(static v => v.InScratch)).Strict(), toSeq(values.Select(static v => v.Apart)).Strict());
    }

    public static Seq<Diagnostic> Mistakes(string expression) => Check(expression).Match(static _ => Seq<Diagnostic>(), static e => e);

    public static Validation<Typed> Check(string expression)
    {
        var text = TextOf(expression);
        return ExprReader.Read(text).Bind(e => Checker.Check(text, ToFortnox, e));
    }

    public static ExprText TextOf(string text) => new(text, static span => new("test.yaml", 1, span.Start + 1, span.Length));

    private static Value Values(string field) => field switch
    {
        "name" => Value.Of("Ada"),
        "number" => Value.Of(7m),
        "isActive" => Value.True,
        "isInternal" => Value.Nothing,
        "notes" => Value.Unknown,
        _ => Value.Nothing,
    };

    private static Row RowOf(Schema schema, Func<string, Value> values) =>
        schema.Count == 0 ? Row.None : Row.Of(schema, schema.Fields.Select(f => values(f.Name)).ToArray());

    private static Schema SchemaOf(EntityType entity, Typed typed) => new(
        entity.Ref,
        typed.Fields.Filter(f => f.Entity == entity.Ref).Map(static f => f.Name).Distinct(StringComparer.Ordinal).Select(n => entity.Fields[n]));

    private static EntityType WithChoice(EntityType entity, string field, params string[] words) =>
        entity with { Fields = entity.Fields.SetItem(field, entity.Fields[field] with { OneOf = toSeq(words.Select(Value.Of)).Strict() }) };
}
