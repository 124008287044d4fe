using System.Globalization;
using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>What a rule file would say, compiled by hand.</summary>
internal static class Formulas
{
    public static readonly Origin At = new("bills.yaml", 1, 1, 1);

    /// <summary>The files of the bill.</summary>
    public static Formula Files => Made((in Scope scope) => scope.World.Related(Bills.Bill, "files", scope.Severa[Place(scope.Severa.Schema!, "guid")].ToString()), "files");

    /// <summary>The file of a line, as text.</summary>
    public static Formula Element => Made(static (in Scope scope) => Value.Of(scope.Element.Referenced.Record.Id), "it");

    public static Formula IsNeeded => Made(static (in Scope scope) => scope.Facts[Fact.Needed], "sync.needed");

    public static Formula Says(string text) => Made((in Scope _) => Value.Of(text), text);

    /// <summary>A field in a formula of a catalogue, of which nobody asks what it reads.</summary>
    public static Formula Plain(Side side, string field) => Made((in Scope scope) => Of(scope[side], field), field);

    public static Formula Read(EntityRef entity, string field) => Plain(entity.Side, field) with { Reads = Reads(entity, field) };

    public static Formula NumberOf(EntityRef entity, string field) => Read(entity, field) with
    {
        Run = (in Scope scope) => Of(scope[entity.Side], field) is var value && value.Kind == ValueKind.Text ? Value.Of(decimal.Parse(value.Text, CultureInfo.InvariantCulture)) : value,
    };

    /// <summary>What was not read is not known to be so.</summary>
    public static Formula Is(EntityRef entity, string field, Func<Value, bool> test) =>
        Made((in Scope scope) => Of(scope[entity.Side], field) is { IsUnknown: false } value ? Value.Of(test(value)) : Value.Unknown, field) with { Reads = Reads(entity, field) };

    public static Formula Linked(string field, string flow) =>
        Made((in Scope scope) => Linked(scope, field, flow), $"{field} | linked({flow})") with { Reads = Reads(Bills.Bill, field) with { Flows = Seq1(flow) } };

    public static Formula IsLinked(string field, string flow) => Linked(field, flow) with
    {
        Run = (in Scope scope) => Linked(scope, field, flow) is { IsUnknown: false } linked ? Value.Of(linked.IsSet) : Value.Unknown,
    };

    public static int Place(Schema schema, string field) => schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));

    private static Value Linked(in Scope scope, string field, string flow) =>
        Of(scope.Severa, field) is { Kind: ValueKind.Reference } reference ? scope.World.Linked(flow, reference.Referenced.Record) : Value.Nothing;

    private static Value Of(Row row, string field) => row.Schema is { } schema ? row[Place(schema, field)] : Value.Unknown;

    private static ReadSet Reads(EntityRef entity, string field) => new(Seq1(new FieldRead(entity.Side, Place(Bills.SchemaOf(entity), field))), Seq<string>());

    private static Formula Made(Eval run, string text) => new(run, ReadSet.Empty, new(ValueKind.Unknown, true), At, text);
}
