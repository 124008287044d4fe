using Brygga.Engine.Data;

namespace Brygga.Engine.Scoring;

/// <summary>A record that another may be, and what speaks for it.</summary>
/// <param name="Partner">Its place among the records of its side.</param>
/// <param name="Points">In hundredths of a point.</param>
/// <param name="IsSure">A comparison that settles the pair found it equal.</param>
internal readonly record struct ScoredCandidate(int Partner, int Points, bool IsSure) : IComparable<ScoredCandidate>
{
    /// <summary>The best first; of equals, the first.</summary>
    public int CompareTo(ScoredCandidate other) =>
        IsSure != other.IsSure ? other.IsSure.CompareTo(IsSure) : Points != other.Points ? other.Points.CompareTo(Points) : Partner.CompareTo(other.Partner);

    public static bool operator <(ScoredCandidate left, ScoredCandidate right) => left.CompareTo(right) < 0;

    public static bool operator >(ScoredCandidate left, ScoredCandidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(ScoredCandidate left, ScoredCandidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ScoredCandidate left, ScoredCandidate right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// Scores the candidates of records: what is equal first, by one look at both lines; then, as long as the pair can still become
/// possible, the dearer comparisons. A pair is dropped as soon as it can't, which changes no result.
/// </summary>
internal sealed class PairScorer
{
    private readonly ScoreSheet _sheet;
    private readonly Side _left;
    private readonly Side _right;
    private readonly int _possible;
    private readonly ulong _all;
    private readonly ulong _graded;
    private readonly ulong _sure;
    private readonly ulong _veto;
    private readonly ulong _settles;
    private readonly PointSums _equal;
    private readonly PointSums _nothing;
    private readonly PointSums _differs;
    private readonly PointSums _mostUnequal;

    /// <param name="left">The side whose records are asked about.</param>
    /// <param name="right">The side among whose records their partners are: the same one where a register is compared with itself.</param>
    /// <param name="possible">With fewer points a pair is dropped.</param>
    /// <param name="without">Comparisons that are left out.</param>
    public PairScorer(ScoreSheet sheet, Side left, Side right, int possible, ulong without)
    {
        (_sheet, _left, _right, _possible) = (sheet, left, right, possible);
        _all = (ulong.MaxValue >> (64 - Math.Max(1, sheet.Comparisons.Length))) & ~without;
        _graded = Those(at => sheet.Measures[at].Most > 0);
        _sure = Those(at => sheet.Comparisons[at].Sure);
        _veto = Those(at => sheet.Comparisons[at].Veto);
        _settles = _sure & Those(at => sheet.Measures[at].Most >= 1);
        _equal = Sums(at => sheet.Scales[at].Equal);
        _nothing = Sums(at => sheet.Scales[at].Nothing);
        _differs = Sums(at => sheet.Scales[at].Differs);
        _mostUnequal = Sums(at => sheet.Scales[at].MostUpTo(sheet.Measures[at].Most));
    }

    /// <summary>For each record of the left side those that it may be, the best first.</summary>
    public ScoredCandidate[][] All(out ScoringWork work)
    {
        const int Chunk = 512;
        var count = _sheet[_left].Count;
        var all = new ScoredCandidate[count][];
        var works = new ScoringWork[(count + Chunk - 1) / Chunk];
        Parallel.For(0, works.Length, () => new Worker(this), (chunk, _, worker) =>
        {
            worker.Work = default;
            for (var record = chunk * Chunk; record < Math.Min(count, (chunk + 1) * Chunk); record++) all[record] = worker.Of(record);
            works[chunk] = worker.Work;
            return worker;
        }, static _ => { });
        work = works.Aggregate(default(ScoringWork), static (sum, one) => sum + one);
        return all;
    }

    /// <summary>The same for one record.</summary>
    public ScoredCandidate[] Of(int record) => new Worker(this).Of(record);

    /// <summary>Whether the pair may be one, and with how many points: not where it is ruled out, or can't become possible.</summary>
    private bool Scores(int one, int other, ref ScoringWork work, out ScoredCandidate scored)
    {
        scored = default;
        var (left, right) = (_sheet[_left], _sheet[_right]);
        var speaks = _all & ~(left.Silent(one) | right.Silent(other));
        var same = Lanes.Same(left, one, right, other) & speaks;
        var differs = speaks & ~same;
        var open = differs & _graded;
        if ((differs & ~_graded & _veto) != 0) return false;
        var isSure = (same & _sure) != 0;
        var points = _equal[same] + _nothing[Nothing(one, other)] + _differs[differs & ~_graded];
        if (!CanBecomePossible(points + _mostUnequal[open], open, isSure) || !CanBecomePossible(points + Most(one, other, open), open, isSure)) return false;
        for (var rest = open; rest != 0; rest &= rest - 1)
        {
            var at = Lanes.First(rest);
            if (!CanBecomePossible(points + _mostUnequal[rest], rest, isSure)) return false;
            work.Measured++;
            var similarity = _sheet.Measures[at].Of(left[one, at], right[other, at]);
            if (!_sheet.Scales[at].Gives(similarity, out var given) && (_veto & 1UL << at) != 0) return false;
            isSure |= similarity >= 1 && (_sure & 1UL << at) != 0;
            points += given;
        }
        scored = new(other, points, isSure);
        return isSure || points >= _possible;
    }

    /// <summary>The comparisons in which one of the two has nothing, among those that are about both.</summary>
    private ulong Nothing(int one, int other) =>
        _all & (_sheet[_left].Nothing(one) | _sheet[_right].Nothing(other)) & ~(_sheet[_left].NotConcerned(one) | _sheet[_right].NotConcerned(other));

    private bool CanBecomePossible(int most, ulong open, bool isSure) => isSure || most >= _possible || (open & _settles) != 0;

    /// <summary>What the open comparisons give at most, by a cheap look at each.</summary>
    private int Most(int one, int other, ulong open)
    {
        var most = 0;
        for (var rest = open; rest != 0; rest &= rest - 1)
        {
            var at = Lanes.First(rest);
            most += _sheet.Scales[at].MostUpTo(_sheet.Measures[at].AtMost(_sheet[_left][one, at], _sheet[_right][other, at]));
        }
        return most;
    }

    private ulong Those(Func<int, bool> which) =>
        Enumerable.Range(0, _sheet.Comparisons.Length).Where(which).Aggregate(0UL, static (some, at) => some | 1UL << at);

    private PointSums Sums(Func<int, int> points) => new(Enumerable.Range(0, _sheet.Comparisons.Length).Select(points).ToArray());

    /// <summary>One core's scratch space.</summary>
    private sealed class Worker(PairScorer scorer)
    {
        private readonly int[] _seen = new int[scorer._sheet[scorer._right].Count];
        private readonly List<int> _candidates = [];
        private readonly List<ScoredCandidate> _found = [];
        private ScoringWork _work;

        public ScoringWork Work { get => _work; set => _work = value; }

        public ScoredCandidate[] Of(int record)
        {
            _candidates.Clear();
            _found.Clear();
            scorer._sheet.Candidates.Collect(scorer._left, record, scorer._right, _seen, record + 1, _candidates);
            foreach (var candidate in _candidates)
            {
                if (scorer._left == scorer._right && candidate == record) continue;
                _work.Pairs++;
                if (scorer.Scores(record, candidate, ref _work, out var scored)) _found.Add(scored);
            }
            _found.Sort();
            return _found.ToArray();
        }
    }
}

/// <summary>How much a scoring had to do.</summary>
internal record struct ScoringWork(long Pairs, long Measured)
{
    public static ScoringWork operator +(ScoringWork one, ScoringWork other) => new(one.Pairs + other.Pairs, one.Measured + other.Measured);
}
