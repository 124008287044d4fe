using static Brygga.Rules.Language.Lists;

namespace Brygga.Rules.Language;

/// <summary>Lists as a whole.</summary>
internal static class ListFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        OfList("filled", Seq<Parameter>(), static (input, _) => Of(input, ItemOf(input) with { MayBeNothing = false }),
            static _ => static (Value value, in Scope _) => Filled(value),
            "The elements that are not nothing.", "['a', nothing, 'b'] | filled | join(', ')", Value.Of("a, b")),
        OfList("skip", Seq1(Functions.Count("count", 0)), static (input, _) => Of(input, ItemOf(input)),
            static p =>
            {
                var count = p.Count(0);
                return (Value value, in Scope _) => count == 0 ? value : count >= value.Items.Length ? Lists.Empty : Value.List(value.Items[count..].ToArray());
            },
            "Without the first so many elements.", "['a', 'b', 'c'] | skip(1) | join(', ')", Value.Of("b, c")),
        OfList("group", Seq1(Each(isOptional: false)), Grouped, static p => Group(p.Eval(0)),
            "The elements that have the same of it, together: it.key is what they share, it.items are they.",
            "['a', 'b', 'a'] | group(it) | count", Value.Of(2m)),
    ];

    public static Function OfList(
        string name, Seq<Parameter> parameters, Func<ExprType, Seq<Argument>, ExprType> yields, Func<Prepared, Run> prepare, string doc, string expression, Value example) =>
        new(name, Input.List, parameters, yields, prepare, doc, new(expression, example)) { OfNothing = OfNothing.EmptyList };

    private static ExprType Grouped(ExprType input, Seq<Argument> arguments) => Of(input, ExprType.Of(ValueKind.Record) with
    {
        Members = HashMap(
            ("key", arguments.Head.Expression.Map(static e => e.Type).IfNone(ExprType.Text)),
            ("items", ExprType.ListOf(ItemOf(input)))),
    });

    private static Value Filled(Value list)
    {
        var filled = 0;
        foreach (ref readonly var item in list.Items)
            if (item.IsSet) filled++;
        if (filled == list.Items.Length) return list;
        var items = new Value[filled];
        foreach (ref readonly var item in list.Items)
            if (item.IsSet) items[^filled--] = item;
        return Value.List(items);
    }

    /// <summary>In the order in which the keys first appear.</summary>
    private static Run Group(Eval key) => (Value value, in Scope scope) =>
    {
        var groups = new Dictionary<Value, List<Value>>();
        var keys = new List<Value>();
        foreach (var item in value.Items)
        {
            var k = key(scope with { It = item });
            if (k.IsUnknown) return k;
            if (!groups.TryGetValue(k, out var group))
            {
                groups.Add(k, group = []);
                keys.Add(k);
            }
            group.Add(item);
        }
        return Value.List(keys.Select(k => Value.Record([new("items", Value.List(groups[k])), new("key", k)])));
    };
}
