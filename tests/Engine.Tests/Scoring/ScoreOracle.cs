using Brygga.Engine.Data;
using Brygga.Engine.Scoring.Kernels;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>The score of two registers, slow and obvious: every pair, every comparison, every record's best by looking at all of them.</summary>
internal sealed class ScoreOracle(RuleBook book, Snapshot snapshot)
{
    private readonly Flow _flow = book.Flows[0];
    private readonly ScoreRules _score = book.Flows[0].Score.IfNone(() => throw new InvalidOperationException("no score"));

    /// <summary>Every pair that may be one, with its points.</summary>
    public Dictionary<(string Severa, string Fortnox), (decimal Points, bool IsSure)> Pairs()
    {
        var pairs = new Dictionary<(string, string), (decimal, bool)>();
        foreach (var severa in Records(Side.Severa))
            foreach (var fortnox in Records(Side.Fortnox))
                if (AreCandidates(severa, fortnox) && Points(severa, fortnox) is { } scored && (scored.IsSure || scored.Points >= _score.Possible)) pairs.Add((severa.Id, fortnox.Id), scored);
        return pairs;
    }

    /// <summary>Pairs that are each other's best and well ahead, among records without a partner.</summary>
    public Seq<(string Severa, string Fortnox)> Best(Dictionary<(string Severa, string Fortnox), (decimal Points, bool IsSure)> pairs, Func<string, bool> isFree) =>
        toSeq(pairs.Keys.Where(pair => isFree(pair.Severa) && isFree(pair.Fortnox) && pairs.Keys.All(other =>
            other == pair || (other.Severa != pair.Severa && other.Fortnox != pair.Fortnox) || !isFree(other.Severa) || !isFree(other.Fortnox) || IsAhead(pairs[pair], pairs[other])))).Strict();

    public bool IsLikely((decimal Points, bool IsSure) pair) => pair.IsSure || pair.Points >= _score.Likely;

    private bool IsAhead((decimal Points, bool IsSure) one, (decimal Points, bool IsSure) other) =>
        one.IsSure != other.IsSure ? one.IsSure : one.Points > other.Points && one.Points - other.Points >= _score.Gap;

    private Record[] Records(Side side) => snapshot[_flow[side].Entity].Records;

    private bool AreCandidates(Record severa, Record fortnox) => _score.Candidates.Exists(key =>
        Keys(key, Side.Severa, severa).Intersect(Keys(key, Side.Fortnox, fortnox)).Any(value => !IsTooCommon(key, value)));

    private bool IsTooCommon(CandidateKey key, Value value) =>
        new[] { Side.Severa, Side.Fortnox }.Any(side => Records(side).Count(record => Keys(key, side, record).Contains(value)) > key.Most);

    private Value[] Keys(CandidateKey key, Side side, Record record)
    {
        var value = key.Values[side].Run(Scope.Of(side, record.Row, book.Settings));
        return value.Kind == ValueKind.List ? value.Items.ToArray().Where(static item => item.IsSet).ToArray() : value.IsSet ? [value] : [];
    }

    /// <summary>None where the pair is ruled out.</summary>
    private (decimal Points, bool IsSure)? Points(Record severa, Record fortnox)
    {
        var (points, isSure) = (0m, false);
        foreach (var comparison in _score.Compare)
        {
            var (one, other) = (Of(comparison, Side.Severa, severa), Of(comparison, Side.Fortnox, fortnox));
            if (one.IsNothing || other.IsNothing) points += comparison.Nothing;
            else if (one.IsSet && other.IsSet)
            {
                var given = Given(comparison, one, other);
                if (given is null && comparison.Veto) return null;
                points += given ?? comparison.Differs;
                isSure |= comparison.Sure && one == other;
            }
        }
        return (points, isSure);
    }

    private Value Of(Comparison comparison, Side side, Record record) =>
        ScoreBooks.Prepared(comparison.By, comparison.Values[side].Run(Scope.Of(side, record.Row, book.Settings)));

    private static decimal? Given(Comparison comparison, Value one, Value other)
    {
        if (one == other) return comparison.Points;
        var similarity = Similarity(comparison.By, one.Text, other.Text);
        if (!comparison.Levels.IsEmpty)
            return comparison.Levels.OrderByDescending(static level => level.From).Where(level => similarity >= (double)level.From).Select(static level => (decimal?)level.Points).FirstOrDefault();
        if (comparison.By == Data.Similarity.Exact) return null;
        var floor = (double)comparison.From.IfNone(0m);
        var points = (decimal)Math.Round((double)(comparison.Points * 100) * (similarity - floor) / (1 - floor), MidpointRounding.AwayFromZero) / 100;
        return points > 0 ? points : null;
    }

    private static double Similarity(Similarity by, string one, string other) => by switch
    {
        Data.Similarity.JaroWinkler => JaroWinkler.Of(one, other),
        Data.Similarity.Levenshtein => Levenshtein.Of(one, other),
        Data.Similarity.TokenSort => Ratio.Of(one, other),
        Data.Similarity.TokenSet => TokenSet.Of(one, other),
        Data.Similarity.Prefix => Prefix.Of(one, other),
        _ => 0,
    };
}
