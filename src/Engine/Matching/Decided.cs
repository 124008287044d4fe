using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// Puts what people have decided on the board: after what memory links, which no decision undoes, and before any way is tried. Where a
/// decision can't be followed, its records are left alone and a person is told.
/// </summary>
internal static class Decided
{
    public static void Bind(FlowTask task, Board board)
    {
        if (task.Decisions.IsEmpty) return;
        var partners = new Partners(task.Links);
        task.Decisions.Filter(partners.Fulfil).Iter(decision => Keep(board, decision));
        var open = task.Decisions.Filter(decision => !partners.Fulfil(decision)).Strict();
        var against = open.Filter(partners.Forbid).ToHashSet();
        foreach (var decision in against.OrderBy(static decision => decision.Of.ToString(), StringComparer.Ordinal)) StandBack(task, board, partners, decision);
        var contradictions = Contradictions.Of(open);
        foreach (var (record, decisions) in contradictions) Contradict(task, board, record, decisions);
        var unclear = contradictions.Bind(static one => one.Decisions).ToHashSet();
        foreach (var decision in open.Filter(decision => !against.Contains(decision) && !unclear.Contains(decision))) Follow(task, board, decision);
    }

    /// <summary>Memory has it by now; that a rule sees it otherwise is told all the same.</summary>
    private static void Keep(Board board, Decision decision) => Both(board, decision).IfSome(pair => board.Rulings.Accepted.Add((pair.Severa, pair.Fortnox, decision)));

    /// <summary>The link stands; who has none waits until a person has cleared it up.</summary>
    private static void StandBack(FlowTask task, Board board, Partners partners, Decision decision)
    {
        board.Findings.Add(Findings.AgainstLink(About(task, decision.Of.Records), decision, partners.Named(task, decision)));
        if (decision.Judgement != Judgement.Reject) LeaveAlone(board, decision);
    }

    private static void Contradict(FlowTask task, Board board, RecordRef record, Seq<Decision> decisions)
    {
        var others = decisions.Bind(static decision => decision.Of.Records).Filter(other => other != record).Distinct();
        board.Findings.Add(Findings.Contradiction(About(task, record.Cons(others).Strict()), record));
        decisions.Iter(decision => LeaveAlone(board, decision));
    }

    private static void Follow(FlowTask task, Board board, Decision decision)
    {
        var missing = decision.Of.Records.Filter(record => Place(board, record).IsNone).Strict();
        if (!missing.IsEmpty) board.Findings.Add(Missing(task, decision, missing.Head));
        switch (decision.Judgement)
        {
            case Judgement.Accept:
                Both(board, decision).Match(pair => Accept(task, board, decision, pair.Severa, pair.Fortnox), () => LeaveAlone(board, decision));
                break;
            case Judgement.Reject:
                Both(board, decision).IfSome(pair => board.Rulings.KeepApart(pair.Severa, pair.Fortnox, decision));
                break;
            case Judgement.CreateNew:
                Places(board, decision).Iter(place => board.Rulings.KeepSingle(place.Side, place.Index, decision));
                break;
            case Judgement.Defer:
                Defer(task, board, decision);
                break;
            default:
                throw new UnreachableException(decision.Judgement.ToString());
        }
    }

    /// <summary>An excluded record stays excluded, whoever its partner is.</summary>
    private static void Accept(FlowTask task, Board board, Decision decision, int severa, int fortnox)
    {
        var excluded = Seq(board[Side.Severa][severa], board[Side.Fortnox][fortnox]).Bind(static entry => entry.Excluded.Map(why => (entry.Ref.Side, why.Because)).ToSeq()).Strict();
        if (excluded.IsEmpty)
        {
            board.Join(severa, fortnox, decision);
            board.Rulings.Accepted.Add((severa, fortnox, decision));
            return;
        }
        board.Findings.Add(Findings.DecidedExcluded(About(task, decision.Of.Records), decision, excluded));
        LeaveAlone(board, decision);
    }

    private static void Defer(FlowTask task, Board board, Decision decision)
    {
        LeaveAlone(board, decision);
        var places = Places(board, decision);
        places.Iter(place => board.Rulings.Defer(place.Side, place.Index, decision));
        if (places.Exists(place => board[place.Side][place.Index].TakesPart)) board.Findings.Add(Findings.Undecided(About(task, decision.Of.Records), decision));
    }

    private static Finding Missing(FlowTask task, Decision decision, RecordRef record) => task.ProvesAbsence(record.Side)
        ? Findings.DecidedGone(About(task, decision.Of.Records), decision, record)
        : Findings.Unproved(About(task, decision.Of.Records), $"{record}, of which a person has decided, was not in what was read, and no complete listing proves that it is gone");

    private static void LeaveAlone(Board board, Decision decision) => Places(board, decision)
        .Filter(place => !board.IsLinked(place.Side, place.Index))
        .Iter(place => board.LeaveUnsettled(place.Side, place.Index));

    private static Option<(int Severa, int Fortnox)> Both(Board board, Decision decision) =>
        from s in decision.Of.Severa
        from f in decision.Of.Fortnox
        from severa in Place(board, s)
        from fortnox in Place(board, f)
        select (severa, fortnox);

    private static Seq<(Side Side, int Index)> Places(Board board, Decision decision) =>
        decision.Of.Records.Bind(record => Place(board, record).Map(index => (record.Side, index)).ToSeq()).Strict();

    private static Option<int> Place(Board board, RecordRef record) => board.Place(record.Side, record.Id);

    private static About About(FlowTask task, Seq<RecordRef> records) => new(task.Flow.Name, task.Flow.Name, task.Flow.At, records, Seq<FieldValue>());
}
