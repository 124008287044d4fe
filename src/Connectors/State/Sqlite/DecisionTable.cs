using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>What people have decided, and in the log what they had decided before.</summary>
internal static class DecisionTable
{
    public static void Save(Work work, Seq<Decision> decisions) => Change(work, DecisionChanges.Deciding(DecisionReads.Load(work), decisions));

    public static void Remove(Work work, Seq<Withdrawal> withdrawals) => Change(work, DecisionChanges.Withdrawing(DecisionReads.Load(work), withdrawals));

    private static void Change(Work work, DecisionChanges changes)
    {
        foreach (var of in changes.Gone) Delete(work, of);
        foreach (var decision in changes.New) Insert(work, decision);
        LogTable.Append(work, changes.Log);
    }

    private static void Delete(Work work, Subject of) => work.Run(
        "DELETE FROM decisions WHERE connection = @connection AND flow = @flow AND severa_record = @severa AND fortnox_record = @fortnox",
        new { flow = of.Flow, severa = Stored.Record(of.Severa), fortnox = Stored.Record(of.Fortnox) });

    private static void Insert(Work work, Decision decision) => work.Run(
        """
        INSERT INTO decisions (connection, flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because)
        VALUES (@connection, @flow, @severa, @fortnox, @judgement, @by, @at, @because)
        """,
        new
        {
            flow = decision.Of.Flow,
            severa = Stored.Record(decision.Of.Severa),
            fortnox = Stored.Record(decision.Of.Fortnox),
            judgement = decision.Judgement.ToString(),
            by = decision.By,
            at = Stored.Instant(decision.At),
            because = decision.Because,
        });
}
