using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Tells comparison by comparison how two records are scored, from the same numbers and scales as the score itself.</summary>
internal sealed class PairExplainer(FlowTask task, ScoreSheet sheet)
{
    /// <summary>The comparisons in the order of the rules, each with its place in the sheet.</summary>
    private readonly (Comparison Comparison, int At)[] _inOrder =
        sheet.Rules.Compare.Select(comparison => (comparison, System.Array.IndexOf(sheet.Comparisons, comparison))).ToArray();

    /// <param name="without">Comparisons that are left out.</param>
    public ScoredPair Of(Side left, int one, Side right, int other, ulong without = 0) => new(
        task.Records(left)[one].Ref, task.Records(right)[other].Ref,
        Score(sheet[left], one, sheet[right], other, without),
        () => toSeq(System.Array.ConvertAll(without == 0 ? _inOrder : _inOrder.Where(c => (without & 1UL << c.At) == 0).ToArray(), c => Compare(c.Comparison, c.At, (left, one), (right, other)))));

    private PairScore Score(Lanes left, int one, Lanes right, int other, ulong without)
    {
        var (points, most, isSure, isRuledOut, isUnread) = (0, 0, false, false, false);
        for (var at = 0; at < sheet.Comparisons.Length; at++)
        {
            if ((without & 1UL << at) != 0) continue;
            var (outcome, _, given) = Outcome(at, left[one, at], right[other, at]);
            points += given;
            if (outcome != ComparisonOutcome.NotConcerned) most += Math.Max(0, sheet.Scales[at].Equal);
            isSure |= Settles(sheet.Comparisons[at], outcome);
            isRuledOut |= RulesOut(sheet.Comparisons[at], outcome);
            isUnread |= outcome == ComparisonOutcome.Unread;
        }
        return new(PointScale.Shown(points), PointScale.Shown(most), isSure, isRuledOut, isUnread);
    }

    private static bool Settles(Comparison comparison, ComparisonOutcome outcome) => comparison.Sure && outcome == ComparisonOutcome.Equal;

    private static bool RulesOut(Comparison comparison, ComparisonOutcome outcome) => comparison.Veto && outcome == ComparisonOutcome.Differs;

    /// <summary>How one comparison of two records comes out.</summary>
    /// <param name="at">Its place in the sheet.</param>
    public ComparisonOutcome OutcomeOf(int at, int severa, int fortnox) => Outcome(at, sheet[Side.Severa][severa, at], sheet[Side.Fortnox][fortnox, at]).Outcome;

    private ScoredComparison Compare(Comparison comparison, int at, (Side Side, int Record) one, (Side Side, int Record) other)
    {
        var (outcome, similarity, points) = Outcome(at, sheet[one.Side][one.Record, at], sheet[other.Side][other.Record, at]);
        return new(
            comparison.Values.Name, comparison.At, outcome, ValueOf(comparison, at, one), ValueOf(comparison, at, other), () => (Raw(comparison, one) + Raw(comparison, other)).Strict(),
            similarity, PointScale.Shown(points), PointScale.Shown(sheet.Scales[at].Equal))
        {
            Settles = Settles(comparison, outcome),
            RulesOut = RulesOut(comparison, outcome),
        };
    }

    private (ComparisonOutcome Outcome, double Similarity, int Points) Outcome(int at, uint one, uint other)
    {
        var scale = sheet.Scales[at];
        if (one == ComparedColumn.NotConcerned || other == ComparedColumn.NotConcerned) return (ComparisonOutcome.NotConcerned, 0, 0);
        if (one == NumberedValues.Nothing || other == NumberedValues.Nothing) return (ComparisonOutcome.Nothing, 0, scale.Nothing);
        if (one == NumberedValues.Unread || other == NumberedValues.Unread) return (ComparisonOutcome.Unread, 0, 0);
        var similarity = one == other ? 1 : sheet.Measures[at].Of(one, other);
        var gives = scale.Gives(similarity, out var points);
        return (similarity >= 1 ? ComparisonOutcome.Equal : gives ? ComparisonOutcome.Alike : ComparisonOutcome.Differs, similarity, points);
    }

    /// <summary>As it was worked out for the score; where the comparison is not about the record, it was not.</summary>
    private Value ValueOf(Comparison comparison, int at, (Side Side, int Record) of) => sheet[of.Side][of.Record, at] is var number && number != ComparedColumn.NotConcerned
        ? sheet.Columns[at][number]
        : Measuring.Prepared(comparison.By, comparison.Values[of.Side].Run(task.Scope(of.Side, task.Records(of.Side)[of.Record].Row)));

    private Seq<FieldValue> Raw(Comparison comparison, (Side Side, int Record) of) =>
        Values.Read(comparison.Values[of.Side], of.Side, task.Records(of.Side)[of.Record].Row);
}
