namespace Brygga.Rules.Language;

/// <summary>What the functions of lists share.</summary>
internal static class Lists
{
    public static Value Empty { get; } = Value.List([]);

    public static Value OfTexts(IEnumerable<string> texts) => Value.List(texts.Where(static t => t.Length > 0).Select(Value.Of));

    /// <summary>Texts of which none is empty.</summary>
    public static Value OfTexts(string[] texts) => Value.List(System.Array.ConvertAll(texts, Value.Of));

    public static ExprType ItemOf(ExprType list) => list.Item.IfNone(ExprType.Of(ValueKind.Nothing, true));

    /// <summary>One element, or nothing where there is none: that is no miss, the list is as it is.</summary>
    public static ExprType OneOf(ExprType list) => ItemOf(list) with { MayBeNothing = true, MayMiss = list.MayMiss || ItemOf(list).MayMiss };

    /// <summary>A list is never nothing: one that is not there has no elements.</summary>
    public static ExprType Of(ExprType list, ExprType item) => ExprType.ListOf(item) with { MayMiss = list.MayMiss || item.MayMiss };

    public static Parameter Condition(bool isOptional) => new("condition on it", ParameterKind.Condition) { IsOptional = isOptional };

    public static Parameter Each(bool isOptional) => new("of it", ParameterKind.Each) { IsOptional = isOptional };
}
