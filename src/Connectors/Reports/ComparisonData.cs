using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reports;

/// <summary>
/// Compared registers as one compact JSON text, for the script of a page: each text stands in it once, records and items are arrays of
/// numbers. It is safe inside a script element, since every &lt;, &gt; and &amp; is escaped. `mappings/reports/comparison.js` reads it.
/// </summary>
internal static class ComparisonData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    public static string Of(ComparisonReport report)
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(bytes, Options);
        var texts = new Texts();
        json.WriteStartObject();
        List(json, "kinds", Enum.GetValues<ReviewKind>(), kind => json.WriteStringValue(ReviewWords.Of(kind)));
        List(json, "registers", report.Reviews, review => new RegisterData(json, texts, review).Write());
        List(json, "texts", texts.All, json.WriteStringValue);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}

/// <summary>Numbers texts in the order in which they come; -1 stands for none.</summary>
internal sealed class Texts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IEnumerable<string> All => _numbers.Keys;

    public int this[string text]
    {
        get
        {
            if (!_numbers.TryGetValue(text, out var number)) _numbers.Add(text, number = _numbers.Count);
            return number;
        }
    }

    public int this[Option<string> text] => text.Match(one => this[one], static () => -1);

    public int this[Value value] => value.IsNothing ? -1 : this[value.ToString()];
}

/// <summary>Writes one pair of registers. Every record of a side has the same fields.</summary>
internal sealed class RegisterData
{
    private readonly Utf8JsonWriter _json;
    private readonly Texts _texts;
    private readonly RegisterReview _review;
    private readonly string[][] _fields;
    private readonly Dictionary<RecordRef, int>[] _places;

    public RegisterData(Utf8JsonWriter json, Texts texts, RegisterReview review)
    {
        (_json, _texts, _review) = (json, texts, review);
        _fields = Both(side => Registers[side].Find(static record => !record.Shown.IsEmpty).Map(static record => record.Shown.Map(static field => field.Field).ToArray()).IfNone([]));
        _places = Both(side => Registers[side].Select(static (record, place) => (record.Record, place)).ToDictionary(static one => one.Record, static one => one.place));
    }

    private ComparedRegisters Registers => _review.Registers;

    public void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("flow", Registers.Flow);
        _json.WriteNumber("likely", Hundredths(Registers.Rules.Likely));
        _json.WriteNumber("possible", Hundredths(Registers.Rules.Possible));
        Comparisons();
        _json.WriteStartArray("fields");
        foreach (var fields in _fields) Numbers(fields.Select(field => _texts[field]));
        _json.WriteEndArray();
        _json.WriteStartArray("records");
        foreach (var side in new[] { Side.Severa, Side.Fortnox }) Records(side);
        _json.WriteEndArray();
        ComparisonData.List(_json, "items", _review.Items, Item);
        ComparisonData.List(_json, "twice", Registers.Duplicates, pair =>
            Numbers([(int)pair.One.Side, Place(pair.One), Place(pair.Other), Hundredths(pair.Points), Hundredths(pair.Most)]));
        _json.WriteEndObject();
    }

    /// <summary>Of each comparison its name and place, what it gives at most, and which fields of each side it reads.</summary>
    private void Comparisons()
    {
        var compared = _review.Items.SelectMany(static item => item.Record.Candidates).SelectMany(static pair => pair.Compared);
        var scored = compared.GroupBy(static one => one.At).ToDictionary(static group => group.Key, static group => (group.First().Most, Read: group.SelectMany(static one => one.Raw).Select(static read => (read.Side, read.Field)).Distinct().ToArray()));
        ComparisonData.List(_json, "compare", Registers.Rules.Compare, comparison =>
        {
            var (most, read) = scored.GetValueOrDefault(comparison.At, (0, []));
            _json.WriteStartArray();
            foreach (var number in new[] { _texts[comparison.Values.Name], _texts[comparison.At.ToString()], Hundredths(most) }) _json.WriteNumberValue(number);
            foreach (var side in new[] { Side.Severa, Side.Fortnox })
                Numbers(read.Where(one => one.Side == side).Select(one => System.Array.IndexOf(_fields[(int)side], one.Field)).Where(static field => field >= 0));
            _json.WriteEndArray();
        });
    }

    private void Records(Side side)
    {
        _json.WriteStartArray();
        foreach (var record in Registers[side])
            Numbers([_texts[record.Record.Entity.Name], _texts[record.Record.Id], _texts[record.Excluded], .. record.Shown.Map(field => field.Value.IsSet ? _texts[field.Value] : -1)]);
        _json.WriteEndArray();
    }

    private void Item(ReviewItem item)
    {
        var other = item.Record.Record.Side.Other();
        _json.WriteStartArray();
        foreach (var number in new[] { (int)item.Kind, item.NeedsPerson ? 1 : 0, (int)item.Record.Record.Side, Place(item.Record.Record), item.Partner.Match(partner => Place(partner.Record), static () => -1), item.IsPair ? 1 : 0, _texts[ReviewWords.LinkedBy(item)] })
            _json.WriteNumberValue(number);
        Numbers(ReviewWords.Does(item).Map(does => _texts[does]));
        Numbers(ReviewWords.Remedies(item).Map(remedy => _texts[remedy]));
        foreach (var candidate in item.Kind == ReviewKind.Linked ? item.Record.Candidates.Take(1) : item.Record.Candidates)
            Numbers(candidate.Compared.Bind(Compared).Prepend(Place(candidate[other])));
        _json.WriteEndArray();
    }

    /// <summary>How a comparison came out, and no more of it than that leaves open.</summary>
    private Seq<int> Compared(ScoredComparison one) => one.Outcome switch
    {
        ComparisonOutcome.Equal => Seq(one.Settles ? 6 : 0, _texts[one.One]),
        ComparisonOutcome.Alike => Scored(1, one),
        ComparisonOutcome.Differs => Scored(one.RulesOut ? 7 : 2, one),
        ComparisonOutcome.Nothing => Seq(3, _texts[one.One], _texts[one.Other], Hundredths(one.Points)),
        ComparisonOutcome.Unread => Seq1(4),
        ComparisonOutcome.NotConcerned => Seq1(5),
        _ => throw new System.Diagnostics.UnreachableException(one.Outcome.ToString()),
    };

    private Seq<int> Scored(int outcome, ScoredComparison one) =>
        Seq(outcome, _texts[one.One], _texts[one.Other], (int)Math.Round(one.Similarity * 1000), Hundredths(one.Points));

    private int Place(RecordRef record) => _places[(int)record.Side][record];

    private void Numbers(IEnumerable<int> numbers)
    {
        _json.WriteStartArray();
        foreach (var number in numbers) _json.WriteNumberValue(number);
        _json.WriteEndArray();
    }

    private static T[] Both<T>(Func<Side, T> of) => [of(Side.Severa), of(Side.Fortnox)];

    private static int Hundredths(decimal points) => (int)Math.Round(points * 100);
}
