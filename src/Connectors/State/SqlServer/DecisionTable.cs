using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>What people have decided, and in the log what they had decided before.</summary>
internal static class DecisionTable
{
    public static void Save(IWork work, Seq<Decision> decisions) => Change(work, DecisionChanges.Deciding(DecisionReads.Load(work), decisions));

    public static void Remove(IWork work, Seq<Withdrawal> withdrawals) => Change(work, DecisionChanges.Withdrawing(DecisionReads.Load(work), withdrawals));

    private static void Change(IWork work, DecisionChanges changes)
    {
        Delete(work, changes.Gone);
        foreach (var part in changes.New.Chunk(Sets.Most))
        {
            work.Run(Sql.Insert, RowSet.Of(part, static (row, decision) =>
            {
                Write(row, decision.Of);
                row.Text("judgement", decision.Judgement.ToString());
                row.Text("decided_by", decision.By);
                row.Text("decided_at", Stored.Instant(decision.At));
                row.Text("because", decision.Because);
            }));
        }
        LogTable.Append(work, changes.Log);
    }

    internal static void Delete(IWork work, Seq<Subject> subjects)
    {
        foreach (var part in subjects.Chunk(Sets.Most)) work.Run(Sql.Delete, RowSet.Of(part, Write));
    }

    private static void Write(SetRow row, Subject of)
    {
        row.Text("flow", of.Flow);
        row.Text("severa", Stored.Record(of.Severa));
        row.Text("fortnox", Stored.Record(of.Fortnox));
    }

    public static class Sql
    {
        public const string Delete =
            """
            DELETE d FROM decisions d JOIN OPENJSON(@rows) WITH (flow nvarchar(4000), severa nvarchar(4000), fortnox nvarchar(4000)) r
              ON d.flow = r.flow COLLATE Latin1_General_100_BIN2 AND d.severa_record = r.severa COLLATE Latin1_General_100_BIN2
              AND d.fortnox_record = r.fortnox COLLATE Latin1_General_100_BIN2
            WHERE d.connection = @connection;
            """;

        public const string Insert =
            """
            INSERT INTO decisions (connection, flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because)
            SELECT @connection, r.flow, r.severa, r.fortnox, r.judgement, r.decided_by, r.decided_at, r.because
            FROM OPENJSON(@rows) WITH (flow nvarchar(4000), severa nvarchar(4000), fortnox nvarchar(4000),
              judgement nvarchar(4000), decided_by nvarchar(4000), decided_at nvarchar(4000), because nvarchar(max)) r;
            """;
    }
}
