using Brygga.Rules.Language;
using Brygga.Rules.Reading;

namespace Brygga.Rules.Tests;

/// <summary>One expression, compiled as if it stood under <c>to_fortnox:</c> of the customers, and run on rows made for it.</summary>
internal static class Formulas
{
    private static readonly DeclaredEntity Severa = Declared(Side.Severa, HashMap<string, Seq<string>>());

    private static readonly DeclaredEntity Fortnox = Declared(Side.Fortnox, HashMap(("Type", Seq("PRIVATE", "COMPANY"))));

    private static readonly DeclaredSettings Settings = new(HashMap(
        ("customers.master", new DeclaredSetting("customers.master", ExprType.Of(ValueKind.Text) with { Words = Seq("severa", "fortnox") }, Value.Of("severa"))),
        ("customers.unit", new DeclaredSetting("customers.unit", ExprType.Of(ValueKind.Text, true), Value.Nothing))));

    private static readonly FlowSides Sides = new(Severa, Fortnox, Settings);

    /// <summary>The value where <c>name</c> is Ada, <c>number</c> is 7, <c>isActive</c> is true, <c>email</c> is empty and <c>notes</c> was not read.</summary>
    public static Value Run(string expression) => Run(Check(expression));

    public static Value RunMessage(ExprText text) => Run(Template.Read(text, Sides.One(Side.Severa)));

    public static Seq<Diagnostic> MessageMistakes(ExprText text) => Template.Read(text, Sides.One(Side.Severa)).Match(static _ => Seq<Diagnostic>(), static e => e);

    private static Value Run(Validation<Diagnostic, Typed> check)
    {
        var typed = check.Match(static t => t, static e => throw new Xunit.Sdk.XunitException(string.Join('\n', e.Map(static d => $"{d.At} {d.Message} ({string.Join(", ", d.Expected)})"))));
        var schemas = new Schemas(SchemaOf(Severa, typed), SchemaOf(Fortnox, typed));
        return Compiler.Compile(typed, schemas)(new Scope(
            RowOf(schemas.Severa, Values), Row.None, Value.Nothing, Engine.Data.Settings.None));
    }

    public static Seq<Diagnostic> Mistakes(string expression) => Check(expression).Match(static _ => Seq<Diagnostic>(), static e => e);

    public static Validation<Diagnostic, Typed> Check(string expression)
    {
        var text = TextOf(expression);
        return ExprReader.Read(text).Bind(e => Checker.Check(text, Sides.WrittenTo(Side.Fortnox), e));
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

    private static Row RowOf(Option<Schema> schema, Func<string, Value> values) => schema.Match(
        s => s.Count == 0 ? Row.None : Row.Of(s, s.Fields.Select(f => values(f.Name)).ToArray()),
        static () => Row.None);

    private static Schema SchemaOf(DeclaredEntity entity, Typed typed) => new(
        entity.Entity.Ref,
        typed.Fields.Filter(f => f.Side == entity.Entity.Ref.Side).Map(static f => f.Name).Distinct(StringComparer.Ordinal).Select(n => entity.Entity.Fields[n]));

    private static DeclaredEntity Declared(Side side, HashMap<string, Seq<string>> choices) =>
        new(Shipped.Book[side].Entities["customer"], choices);
}
