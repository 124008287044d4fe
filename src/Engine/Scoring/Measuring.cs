using System.Diagnostics;
using System.Numerics;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring.Kernels;

namespace Brygga.Engine.Scoring;

/// <summary>What each word of <c>by:</c> means.</summary>
internal static class Measuring
{
    /// <summary>How much work one comparison is, beside others.</summary>
    public static int Effort(Similarity by) => by switch
    {
        Similarity.Exact => 0,
        Similarity.Date or Similarity.Number or Similarity.Prefix => 1,
        Similarity.JaroWinkler or Similarity.Levenshtein => 2,
        _ => 3,
    };

    /// <summary>The measure whose values are prepared alike: those of most are compared as they are, as by <see cref="Similarity.Exact"/>.</summary>
    public static Similarity FormOf(Similarity by) => by is Similarity.TokenSort or Similarity.TokenSet or Similarity.Date ? by : Similarity.Exact;

    /// <summary>A value as it is compared: what a measure does not look at is gone. Of a list, each element; an empty one is nothing.</summary>
    public static Value Prepared(Similarity by, Value value) => value.Kind switch
    {
        ValueKind.List => Prepared(by, value.Items),
        ValueKind.Text when by == Similarity.TokenSort => Value.Of(Tokens.Sorted(value.Text)),
        ValueKind.Text when by == Similarity.TokenSet => Value.Of(Tokens.Distinct(value.Text)),
        ValueKind.Instant when by == Similarity.Date => Value.Of(DateOnly.FromDateTime(value.Instant.UtcDateTime)),
        _ => value,
    };

    /// <summary>The measure of a comparison on these values.</summary>
    public static Measure Of(Comparison comparison, Value[] values) => values.Any(static value => value.Kind == ValueKind.List)
        ? ListMeasure.Of(comparison, values)
        : comparison.By switch
        {
            Similarity.Exact => NoMeasure.Instance,
            Similarity.Date => new DistanceMeasure(values.Select(static value => (double)value.Date.DayNumber), (double)comparison.Within),
            Similarity.Number => new DistanceMeasure(values.Select(static value => (double)value.Number), (double)comparison.Within),
            var by => OfTexts(by, TextsOf(values)),
        };

    private static SymbolTexts TextsOf(Value[] values)
    {
        var starts = new int[values.Length + 1];
        for (var i = 0; i < values.Length; i++) starts[i + 1] = checked(starts[i] + values[i].Characters.Length);
        var text = new char[starts[^1]];
        for (var i = 0; i < values.Length; i++) values[i].Characters.CopyTo(text.AsSpan(starts[i]));
        return SymbolTexts.Of(text, starts);
    }

    private static Measure OfTexts(Similarity by, SymbolTexts texts) => texts switch
    {
        SymbolTexts.Narrow narrow => OfTexts(by, narrow.Column),
        SymbolTexts.Wide wide => OfTexts(by, wide.Column),
        _ => throw new UnreachableException(texts.GetType().Name),
    };

    private static TextMeasure<T> OfTexts<T>(Similarity by, SymbolColumn<T> texts)
        where T : unmanaged, IBinaryInteger<T> => by switch
        {
            Similarity.JaroWinkler => new TextMeasure<T>(texts, JaroWinkler.Of, JaroWinkler.Bound),
            Similarity.Levenshtein => new TextMeasure<T>(texts, Levenshtein.Of, Levenshtein.Bound),
            Similarity.TokenSort => new TextMeasure<T>(texts, Ratio.Of, Ratio.Bound),
            Similarity.TokenSet => new TextMeasure<T>(texts, TokenSet.Of, TokenSet.Bound),
            Similarity.Prefix => new TextMeasure<T>(texts, Prefix.Of, Prefix.Bound),
            _ => throw new UnreachableException(by.ToString()),
        };

    private static Value Prepared(Similarity by, ReadOnlySpan<Value> items)
    {
        var prepared = new List<Value>(items.Length);
        foreach (var item in items)
        {
            var one = Prepared(by, item);
            if (one.IsUnknown) return Value.Unknown;
            if (one.IsSet) prepared.Add(one);
        }
        return prepared.Count switch { 0 => Value.Nothing, 1 => prepared[0], _ => Value.List(prepared) };
    }
}
