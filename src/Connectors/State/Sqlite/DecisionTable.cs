using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>What people have decided, and in the log what they had decided before.</summary>
internal static class DecisionTable
{
    public static Seq<Decision> Load(Work work) => toSeq(work
        .Read<(string Flow, string Severa, string Fortnox, string Judgement, string By, string At, string Because)>(
            "SELECT flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because FROM decisions WHERE connection = @connection ORDER BY flow, severa_record, fortnox_record")
        .Select(static d => new Decision(new(d.Flow, Record(d.Severa), Record(d.Fortnox)), Enum.Parse<Judgement>(d.Judgement), d.By, Stored.Instant(d.At), d.Because))).Strict();

    public static void Save(Work work, Seq<Decision> decisions)
    {
        var known = Known(work);
        foreach (var decision in decisions)
        {
            var before = Find(known, decision.Of);
            if (before.Exists(old => DecisionLines.IsSame(decision, old))) continue;
            Delete(work, decision.Of);
            work.Run(
                """
                INSERT INTO decisions (connection, flow, severa_record, fortnox_record, judgement, decided_by, decided_at, because)
                VALUES (@connection, @flow, @severa, @fortnox, @judgement, @by, @at, @because)
                """,
                new
                {
                    flow = decision.Of.Flow,
                    severa = Text(decision.Of.Severa),
                    fortnox = Text(decision.Of.Fortnox),
                    judgement = decision.Judgement.ToString(),
                    by = decision.By,
                    at = Stored.Instant(decision.At),
                    because = decision.Because,
                });
            LogTable.Append(work, Seq1(before.Match(old => DecisionLines.Replaced(decision, old), () => DecisionLines.Decided(decision))));
            known[decision.Of] = decision;
        }
    }

    public static void Remove(Work work, Seq<Withdrawal> withdrawals)
    {
        var known = Known(work);
        foreach (var withdrawal in withdrawals)
        {
            if (!known.Remove(withdrawal.Of, out var before)) continue;
            Delete(work, withdrawal.Of);
            LogTable.Append(work, Seq1(DecisionLines.Withdrawn(withdrawal, before)));
        }
    }

    private static Dictionary<Subject, Decision> Known(Work work) => Load(work).ToDictionary(static decision => decision.Of);

    private static Option<Decision> Find(Dictionary<Subject, Decision> known, Subject of) => known.TryGetValue(of, out var decision) ? Some(decision) : None;

    private static void Delete(Work work, Subject of) => work.Run(
        "DELETE FROM decisions WHERE connection = @connection AND flow = @flow AND severa_record = @severa AND fortnox_record = @fortnox",
        new { flow = of.Flow, severa = Text(of.Severa), fortnox = Text(of.Fortnox) });

    private static string Text(Option<RecordRef> record) => record.Match(static r => r.ToString(), static () => "");

    private static Option<RecordRef> Record(string text) => text.Length == 0 ? None : Some(RecordRef.Parse(text));
}
