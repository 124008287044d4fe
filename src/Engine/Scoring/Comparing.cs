using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
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
    private readonly Pair?[][] _pairs;
    private readonly Dictionary<(Side Side, string Id), RecordRef> _lost;
    private readonly ScoringWork _work;
    private readonly MutualBest _best;

    public Comparing(FlowTask task, ScoreRules rules)
    {
        _task = task;
        _selection = Selector.Select(task);
        _matches = Matcher.Match(task, _selection);
        var places = Places();
        _pairs = Pairs(places);
        _lost = Lost(places);
        var partners = Partners(places);
        _sheet = ScoreSheet.Of(task, rules);
        _explainer = new(task, _sheet);
        _shown = new(task.Flow, rules);
        _obstacles = new(task, _selection, _matches, partners);
        var scored = new PairScorer(_sheet, Side.Severa, Side.Fortnox, PointScale.Of(rules.Possible), 0).All(out _work);
        _best = new(scored, partners, rules);
    }

    public ComparedRegisters Registers() => new(
        _task.Name, _sheet.Rules, Records(Side.Severa), Records(Side.Fortnox),
        (Duplicates.Of(_task, _sheet, _explainer, Side.Severa) + Duplicates.Of(_task, _sheet, _explainer, Side.Fortnox)).Strict(),
        KeyAnalyst.Of(_task, _sheet, _work))
    {
        Unproved = _task.Unproved,
    };

    public Option<WhyNot> WhyNot(RecordRef severa, RecordRef fortnox) =>
        from one in Place(severa)
        from other in Place(fortnox)
        select new WhyNotTeller(_task, _sheet, _explainer, _best, _obstacles).Tell(one, other);

    private Option<int> Place(RecordRef record) =>
        System.Array.FindIndex(_selection[record.Side], entry => entry.Ref == record) is >= 0 and var place ? Some(place) : None;

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
            _shown.Of(side, entry.Row),
            LinkageOf(side, record),
            entry.Excluded.Map(static why => why.Because),
            standing,
            toSeq(candidates.Select(candidate => Explain(side, record, candidate))).Strict(),
            with < 0 ? Seq<Obstacle>() : side == Side.Severa ? _obstacles.Between(record, with) : _obstacles.Between(with, record));
    }

    /// <summary>The one it is spoken of with, and those that are most like it.</summary>
    private int[] Candidates(Side side, int record, int with)
    {
        var best = _best.CandidatesOf(side, record);
        var others = best[..Math.Min(best.Length, Shown)].ToArray().Select(static candidate => candidate.Partner);
        return with < 0 ? others.ToArray() : others.Where(other => other != with).Prepend(with).Take(Shown).ToArray();
    }

    private ScoredPair Explain(Side side, int record, int candidate) =>
        side == Side.Severa ? _explainer.Of(side, record, side.Other(), candidate) : _explainer.Of(side.Other(), candidate, side, record);

    private Linkage LinkageOf(Side side, int record)
    {
        if (_pairs[(int)side][record] is not { } pair)
            return _lost.TryGetValue((side, _selection[side][record].Ref.Id), out var partner) ? new Linkage.Lost(partner) : new Linkage.Alone();
        var other = pair[side.Other()].Ref;
        return pair.By.Case is LinkWay way ? new Linkage.Found(other, way.Name, way.At) : new Linkage.Remembered(other);
    }

    private Dictionary<RecordRef, int> Places() => Both
        .SelectMany(side => _selection[side].Select(static (entry, place) => (entry.Ref, place)))
        .ToDictionary(static p => p.Ref, static p => p.place);

    private Pair?[][] Pairs(Dictionary<RecordRef, int> places)
    {
        var pairs = Both.Select(side => new Pair?[_selection[side].Length]).ToArray();
        foreach (var pair in _matches.Pairs + _matches.Resolving)
            foreach (var side in Both) pairs[(int)side][places[pair[side].Ref]] = pair;
        return pairs;
    }

    private int[][] Partners(Dictionary<RecordRef, int> places) => Both
        .Select(side => System.Array.ConvertAll(_pairs[(int)side], pair => pair is null ? -1 : places[pair[side.Other()].Ref]))
        .ToArray();

    /// <summary>The partners that memory knows of records which have none any more.</summary>
    private Dictionary<(Side Side, string Id), RecordRef> Lost(Dictionary<RecordRef, int> places)
    {
        var lost = new Dictionary<(Side, string), RecordRef>();
        foreach (var link in _task.Links)
            foreach (var side in Both)
                if (_task.Ref(side.Other(), link.Id(side.Other())) is var partner && !places.ContainsKey(partner)) lost[(side, link.Id(side))] = partner;
        return lost;
    }
}
