using System.Collections.Frozen;

namespace Brygga.Rules.Language;

/// <summary>From a value to a record or to a word of a table.</summary>
internal static class ReferenceFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("linked", Input.Reference, Seq1(new Parameter("flow", ParameterKind.Flow)), Linked,
            static p =>
            {
                var flow = p.Argument<Argument.Flow>(0).Name;
                return (Value value, in Scope scope) => scope.World.Linked(flow, value.Referenced.Record);
            },
            "The record on the other side that a flow has linked to this one; may miss.", new("(addresses | first).customer | linked(partners) is set", Value.True)),
        new("find", new("text or number", static t => t.Kind is ValueKind.Text or ValueKind.Number), Seq1(new Parameter("entity", ParameterKind.Entity)),
            static (_, a) => ExprType.Reference(a.Choose(static e => e is Argument.Entity x ? Some(x.Ref) : None).ToArray()) with { MayBeNothing = true, MayMiss = true },
            static p =>
            {
                var entity = p.Argument<Argument.Entity>(0).Ref;
                return (Value value, in Scope scope) => scope.World.ByKey(entity, value);
            },
            "The record that has this key; may miss.", new("'h' | find(fortnox.unit) is set", Value.True)),
        new("as", Input.Reference, Seq1(new Parameter("entity", ParameterKind.Target)),
            static (input, a) => input with { MayBeNothing = true, MayMiss = true, RefersTo = a.Chosen(static e => e is Argument.Target x ? Some(x.Ref) : None) },
            static p =>
            {
                var entity = p.Argument<Argument.Target>(0).Ref;
                return (Value value, in Scope _) => value.Referenced.Record.Entity == entity ? value : Value.Nothing;
            },
            "The record, if it is of this entity; may miss.", new("item | as(work_type) is set", Value.False)),
        Table("lookup", ParameterKind.Table, static rows => rows, "What stands to the right of it in a table; may miss.", "'tim' | lookup(units)", "h"),
        Table("lookup_back", ParameterKind.TableBack, static rows => rows.Map(static r => (r.Right, r.Left)),
            "What stands to the left of it in a table; may miss.", "'h' | lookup_back(units)", "tim"),
    ];

    private static ExprType Linked(ExprType input, Seq<Argument> arguments)
    {
        var ends = arguments.Choose(static a => a is Argument.Flow f ? Some(f.Ends) : None).HeadOrNone();
        var others = ends.Bind(e => input.RefersTo.Find(r => e[r.Side].Contains(r)).Map(r => e[r.Side.Other()])).IfNone(Seq<EntityRef>());
        return ExprType.Reference([.. others]) with { MayBeNothing = true, MayMiss = true };
    }

    /// <summary>The first row counts where two have the same word on the left.</summary>
    private static Function Table(
        string name, ParameterKind kind, Func<Seq<(string Left, string Right)>, Seq<(string Left, string Right)>> way, string doc, string expression, string example) => new(
        name, Input.Text, Seq1(new Parameter("table", kind)),
        (_, a) => Words(way(RowsOf(a)).Map(static r => r.Right)),
        p =>
        {
            var rows = way(p.Argument<Argument.Table>(0).Rows.Rows).DistinctBy(static r => r.Left, StringComparer.Ordinal)
                .ToFrozenDictionary(static r => r.Left, static r => Value.Of(r.Right), StringComparer.Ordinal);
            return (Value value, in Scope _) => rows.TryGetValue(value.Text, out var word) ? word : Value.Nothing;
        },
        doc, new(expression, Value.Of(example)));

    private static Seq<(string Left, string Right)> RowsOf(Seq<Argument> arguments) =>
        arguments.Choose(static a => a is Argument.Table t ? Some(t.Rows.Rows) : None).Bound(static r => r);

    private static ExprType Words(Seq<string> words) => ExprType.Text with
    {
        MayBeNothing = true,
        MayMiss = true,
        Longest = words.IsEmpty ? None : words.Max(static w => w.Length),
        Words = toSeq(words.Distinct(StringComparer.Ordinal)).Strict(),
    };
}
