using System.Globalization;

namespace Brygga.Rules.Language;

/// <summary>Ranges of whole numbers as a setting writes them: <c>4000-7999, 8310</c>.</summary>
internal static class Ranges
{
    public static Option<Value> Read(string text)
    {
        var ranges = text.Split(',').Select(Range).ToList();
        return ranges.TrueForAll(static r => r.IsSome) ? Value.List(ranges.Select(static r => r.IfNone(Value.Nothing))) : Option<Value>.None;
    }

    /// <summary>Whether a number lies in one of the ranges, both ends included.</summary>
    public static bool Has(Value ranges, decimal number)
    {
        foreach (var range in ranges.Items)
            if (range is { Kind: ValueKind.List, Items: [{ Kind: ValueKind.Number } from, { Kind: ValueKind.Number } to] }
                && from.Number <= number && number <= to.Number)
                return true;
        return false;
    }

    private static Option<Value> Range(string text)
    {
        var ends = text.Split('-').Select(static end => Whole(end.Trim())).ToList();
        if (ends.Count is < 1 or > 2 || ends.Exists(static e => e.IsNone)) return None;
        var (from, to) = (ends[0].IfNone(0), ends[^1].IfNone(0));
        return from <= to ? Value.List([Value.Of((decimal)from), Value.Of((decimal)to)]) : Option<Value>.None;
    }

    private static Option<int> Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Option<int>.None;
}
