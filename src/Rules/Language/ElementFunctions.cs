using static Brygga.Rules.Language.ListFunctions;
using static Brygga.Rules.Language.Lists;

namespace Brygga.Rules.Language;

/// <summary>Lists by their elements. What is not known of one element makes the whole unknown; <c>first</c> looks no further than it has to.</summary>
internal static class ElementFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        OfList("where", Seq1(Condition(isOptional: false)), static (input, _) => Of(input, ItemOf(input)), static p => Where(p.Eval(0)),
            "The elements for which the condition holds.", "[1, 2, 3] | where(it > 1) | count", Value.Of(2m)),
        OfList("first", Seq1(Condition(isOptional: true)), static (input, _) => OneOf(input), static p => p.Has(0) ? First(p.Eval(0)) : Head,
            "The first element, or the first for which the condition holds; nothing where there is none.", "[1, 2, 3] | first(it > 1)", Value.Of(2m)),
        OfList("any", Seq1(Condition(isOptional: true)), static (input, _) => Truth(input), static p => p.Has(0) ? Any(p.Eval(0)) : AnyAtAll,
            "Whether there is an element, or one for which the condition holds.", "[1, 2] | any(it = 2)", Value.True),
        OfList("all", Seq1(Condition(isOptional: false)), static (input, _) => Truth(input), static p => Every(p.Eval(0)),
            "Whether the condition holds for each element; true where there is none.", "[1, 2] | all(it > 0)", Value.True),
        OfList("map", Seq1(Each(isOptional: false)), static (input, a) => Of(input, a.Head.Expression.Map(static e => e.Type).IfNone(ItemOf(input))),
            static p => Map(p.Eval(0)),
            "Something of each element.", "[1, 2] | map(it * 10) | join(', ')", Value.Of("10, 20")),
        OfList("count", Seq1(Condition(isOptional: true)), static (input, _) => ExprType.Number with { MayMiss = input.MayMiss },
            static p => p.Has(0) ? Count(p.Eval(0)) : static (Value value, in Scope _) => Value.Of((decimal)value.Items.Length),
            "How many elements there are, or for how many the condition holds.", "[1, 2, 3] | count(it > 1)", Value.Of(2m)),
        OfList("sum", Seq1(new Parameter("number of it", ParameterKind.EachNumber) { IsOptional = true }),
            static (input, _) => ExprType.Number with { MayMiss = input.MayMiss }, static p => p.Has(0) ? Sum(p.Eval(0)) : Sum(static (in Scope s) => s.It),
            "The elements, or a number of each, added up; what is nothing counts as 0.", "[1, 2, 3] | sum", Value.Of(6m)),
    ];

    private static ExprType Truth(ExprType input) => ExprType.Boolean with { MayMiss = input.MayMiss };

    private static Value Head(Value value, in Scope scope) => value.Items.Length > 0 ? value.Items[0] : Value.Nothing;

    private static Value AnyAtAll(Value value, in Scope scope) => Value.Of(value.Items.Length > 0);

    private static Run First(Eval condition) => (Value value, in Scope scope) =>
    {
        foreach (var item in value.Items)
        {
            var holds = condition(scope with { It = item });
            if (!Comparing.IsTruth(holds)) return Value.Unknown;
            if (holds.IsTrue) return item;
        }
        return Value.Nothing;
    };

    private static Run Where(Eval condition) => (Value value, in Scope scope) =>
    {
        var kept = new List<Value>();
        foreach (var item in value.Items)
        {
            var holds = condition(scope with { It = item });
            if (!Comparing.IsTruth(holds)) return Value.Unknown;
            if (holds.IsTrue) kept.Add(item);
        }
        return Value.List(kept);
    };

    private static Run Any(Eval condition) => Counted(condition, static (count, _) => Value.Of(count > 0));

    private static Run Every(Eval condition) => Counted(condition, static (count, length) => Value.Of(count == length));

    private static Run Count(Eval condition) => Counted(condition, static (count, _) => Value.Of((decimal)count));

    private static Run Counted(Eval condition, Func<int, int, Value> verdict) => (Value value, in Scope scope) =>
    {
        var count = 0;
        foreach (var item in value.Items)
        {
            var holds = condition(scope with { It = item });
            if (!Comparing.IsTruth(holds)) return Value.Unknown;
            if (holds.IsTrue) count++;
        }
        return verdict(count, value.Items.Length);
    };

    private static Run Map(Eval each) => (Value value, in Scope scope) =>
    {
        var mapped = new Value[value.Items.Length];
        var length = 0L;
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = each(scope with { It = value.Items[i] });
            length += mapped[i].Kind == ValueKind.Text ? mapped[i].Characters.Length : 1;
            if (mapped[i].IsUnknown || length > Limits.LongestList) return Value.Unknown;
        }
        return Value.List(mapped);
    };

    private static Run Sum(Eval each) => (Value value, in Scope scope) =>
    {
        var sum = Value.Of(0m);
        foreach (var item in value.Items)
        {
            var number = each(scope with { It = item });
            if (number.IsNothing) continue;
            sum = Arithmetic.Run(Operator.Add, sum, number);
            if (sum.IsUnknown) return sum;
        }
        return sum;
    };
}
