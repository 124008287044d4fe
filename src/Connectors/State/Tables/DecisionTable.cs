using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Tables;

/// <summary>What people have decided, and in the log what they had decided before.</summary>
internal static class DecisionTable
{
    public static void Save(IWork work, Seq<Decision> decisions) => Change(work, DecisionChanges.Deciding(DecisionReads.Load(work), decisions));

    public static void Remove(IWork work, Seq<Withdrawal> withdrawals) => Change(work, DecisionChanges.Withdrawing(DecisionReads.Load(work), withdrawals));

    internal static void Change(IWork work, DecisionChanges changes)
    {
        work.Run(Sql.Delete, changes.Gone.Map(Values));
        work.Run(Sql.Insert, changes.New.Map(static decision => (object?[])
        [
            .. Values(decision.Of), decision.Judgement.ToString(), decision.By, Stored.Instant(decision.At), decision.Because,
        ]));
        LogTable.Append(work, changes.Log);
    }

    private static object?[] Values(Subject of) => [of.Flow, Stored.Record(of.Severa), Stored.Record(of.Fortnox)];

    public static class Sql
    {
        public static readonly SetStatement Delete = new(
            "flow severa fortnox",
            """
            DELETE FROM decisions WHERE connection = @connection AND EXISTS (SELECT 1 FROM @rows r
              WHERE r.flow = decisions.flow AND r.severa = decisions.severa_record AND r.fortnox = decisions.fortnox_record)
            """);

        public static readonly SetStatement Insert = new(
            "flow severa fortnox judgement decided_by decided_at because:long",
            """
            INSERT INTO decisions (connection, flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because)
            SELECT @connection, r.flow, r.severa, r.fortnox, r.judgement, r.decided_by, r.decided_at, r.because FROM @rows r
            """);
    }
}
