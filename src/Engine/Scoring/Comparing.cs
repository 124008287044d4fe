using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Matching;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>One comparison of a flow's registers: what is linked, what is alike, and what each record makes of that.</summary>
internal sealed class Comparing
{
    /// <summary>So many candidates of a record are shown.</summary>
    private const int Shown = 3;

    private static readonly Side[] Both = [Side.Severa, Side.Fortnox];

    private readonly FlowTask _task;
    private readonly Selection _selection;
    private readonly Matches _matches;
    private readonly ScoreSheet _sheet;
    private readonly PairExplainer _explainer;
    private readonly Obstacles _obstacles;
    private readonly ShownFields _shown;
    private readonly DecidedRecords _decided;
    private readonly Lazy<Dictionary<RecordRef, int>> _places;
    private readonly Pair?[][] _pairs;
    private readonly Dictionary<(Side Side, string Id), RecordRef> _lost;
    private readonly ScoringWork _work;
    private readonly MutualBest _best;

    public Comparing(FlowTask task, ScoreRules rules)
    {
        _task = task;
        _selection = Selector.Select(task);
        _matches = Matcher.Match(task, _selection);
        _places = new(Places);
        _pairs = Pairs();
        _lost = Lost();
        var partners = Partners();
        _sheet = ScoreSheet.Of(task, rules);
        _explainer = new(task, _sheet);
        _shown = new(task.Flow, rules);
        _decided = new(task);
        _obstacles = new(task, _selection, _matches, partners, _decided);
        var scored = new PairScorer(_sheet, Side.Severa, Side.Fortnox, PointScale.Of(rules.Possible), 0).All(out _work);
        _best = new(_decided.Without(scored), partners, rules);
    }

    public ComparedRegisters Registers() => new(
        _task.Name, _sheet.Rules, Records(Side.Severa), Records(Side.Fortnox),
        (Duplicates.Of(_task, _sheet, _explainer, Side.Severa) + Duplicates.Of(_task, _sheet, _explainer, Side.Fortnox)).Strict(),
        KeyAnalyst.Of(_task, _sheet, _work))
    {
        Unproved = _task.Unproved,
    };

    /// <summary>The pairs that are likely one, without what speaks for them.</summary>
    public LikelyPairs Likely()
    {
        var pairs = new List<LikelyPair>();
        for (var record = 0; record < _selection.Severa.Length; record++)
            if (_best[Side.Severa, record] is (Standing.Likely, var with)) pairs.Add(new(_selection.Severa[record].Ref, _selection.Fortnox[with].Ref));
        return new(toSeq(pairs).Strict(), _work.Pairs, _work.Measured);
    }

    public Option<WhyNot> WhyNot(RecordRef severa, RecordRef fortnox) =>
        from one in Place(severa)
        from other in Place(fortnox)
        select new WhyNotTeller(_task, _sheet, _explainer, _best, _obstacles).Tell(one, other);

    public Tuning Tune() => new Tuner(_task, _sheet, _explainer, Settled(Judgement.Accept), Settled(Judgement.Reject)).Tune();

    /// <summary>The pairs that people have judged so, or that are linked.</summary>
    private Seq<(int Severa, int Fortnox)> Settled(Judgement judgement)
    {
        var decided = _task.Decisions.Filter(decision => decision.Judgement == judgement)
            .Bind(static decision => (from severa in decision.Of.Severa from fortnox in decision.Of.Fortnox select (severa, fortnox)).ToSeq());
        var linked = judgement == Judgement.Accept ? _matches.Pairs.Filter(static pair => pair.Known.IsSome).Map(static pair => (severa: pair.Severa.Ref, fortnox: pair.Fortnox.Ref)) : Seq<(RecordRef severa, RecordRef fortnox)>();
        return decided.Append(linked).Distinct().Bind(pair => (from severa in Place(pair.severa) from fortnox in Place(pair.fortnox) select (severa, fortnox)).ToSeq()).Strict();
    }

    private Option<int> Place(RecordRef record) => _places.Value.TryGetValue(record, out var place) ? Some(place) : None;

    private Seq<ComparedRecord> Records(Side side)
    {
        var records = new ComparedRecord[_selection[side].Length];
        Parallel.For(0, records.Length, record => records[record] = Record(side, record));
        return toSeq(records);
    }

    private ComparedRecord Record(Side side, int record)
    {
        var entry = _selection[side][record];
        var (standing, with) = _best[side, record];
        var candidates = Candidates(side, record, with);
        return new(
            entry.Ref,
            () => _shown.Of(side, entry.Row),
            LinkageOf(side, record),
            entry.Excluded.Map(static why => why.Because),
            standing == Standing.Alone && _decided.IsLeftAlone(entry.Ref) ? Standing.Decided : standing,
            toSeq(System.Array.ConvertAll(candidates, candidate => Explain(side, record, candidate))),
            () => with < 0 ? Seq<Obstacle>() : side == Side.Severa ? _obstacles.Between(record, with) : _obstacles.Between(with, record))
        {
            Decisions = _decided.Of(entry.Ref),
        };
    }

    /// <summary>The one it is spoken of with, and those that are most like it.</summary>
    private int[] Candidates(Side side, int record, int with)
    {
        Span<int> candidates = stackalloc int[Shown];
        var count = 0;
        if (with >= 0) candidates[count++] = with;
        foreach (var candidate in _best.CandidatesOf(side, record))
        {
            if (count == Shown) break;
            if (candidate.Partner != with) candidates[count++] = candidate.Partner;
        }
        return candidates[..count].ToArray();
    }

    private ScoredPair Explain(Side side, int record, int candidate) =>
        side == Side.Severa ? _explainer.Of(side, record, side.Other(), candidate) : _explainer.Of(side.Other(), candidate, side, record);

    private Linkage LinkageOf(Side side, int record)
    {
        if (_pairs[(int)side][record] is not { } pair)
            return _lost.TryGetValue((side, _selection[side][record].Ref.Id), out var partner) ? new Linkage.Lost(partner) : new Linkage.Alone();
        return Explainer.Of(pair, side);
    }

    private Dictionary<RecordRef, int> Places()
    {
        var places = new Dictionary<RecordRef, int>(_selection.Severa.Length + _selection.Fortnox.Length);
        foreach (var side in Both)
            for (var place = 0; place < _selection[side].Length; place++) places.Add(_selection[side][place].Ref, place);
        return places;
    }

    private Pair?[][] Pairs()
    {
        var pairs = Both.Select(side => new Pair?[_selection[side].Length]).ToArray();
        foreach (var pair in _matches.Pairs + _matches.Resolving)
            foreach (var side in Both) pairs[(int)side][_places.Value[pair[side].Ref]] = pair;
        return pairs;
    }

    private int[][] Partners() => Both
        .Select(side => System.Array.ConvertAll(_pairs[(int)side], pair => pair is null ? -1 : _places.Value[pair[side.Other()].Ref]))
        .ToArray();

    /// <summary>The partners that memory knows of records which have none any more.</summary>
    private Dictionary<(Side Side, string Id), RecordRef> Lost()
    {
        var lost = new Dictionary<(Side, string), RecordRef>();
        foreach (var link in _task.Links)
            foreach (var side in Both)
                if (_task.Ref(side.Other(), link.Id(side.Other())) is var partner && !_places.Value.ContainsKey(partner)) lost[(side, link.Id(side))] = partner;
        return lost;
    }
}
