using Brygga.Connectors.State.Reads;
using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Tables;

/// <summary>Plans that were started, and how their steps ended.</summary>
internal static class PlanTable
{
    public static PlanStart Start(IWork work, Hash plan, string json, DateTimeOffset at)
    {
        if (PlanReads.Find(work, plan).Case is PlanStart known) return known;
        work.Run(Sql.Start, new { hash = plan.ToString(), json, at = Stored.Instant(at) });
        return PlanStart.Started;
    }

    public static void Finish(IWork work, Hash plan, DateTimeOffset at)
    {
        var found = work.Run(Sql.Finish, new { hash = plan.ToString(), at = Stored.Instant(at) });
        if (found == 0) throw new InvalidOperationException($"the plan {plan} was never started");
    }

    /// <summary>Replaces the receipt of an earlier try, unless that one was final: then the key refuses the second.</summary>
    public static void Record(IWork work, Receipt receipt) => work.Put(
        Sql.Replace,
        Sql.Record,
        new
        {
            plan = receipt.Plan.ToString(),
            step = receipt.Step.ToString(),
            outcome = receipt.Outcome.ToString(),
            at = Stored.Instant(receipt.At),
            target = receipt.TargetId.IfNoneUnsafe((string?)null),
            answer = receipt.Answer.IfNoneUnsafe((string?)null),
            code = receipt.Code,
            message = receipt.Message,
        });

    public static class Sql
    {
        public const string Start = "INSERT INTO plans (connection, hash, json_text, started_at) VALUES (@connection, @hash, @json, @at)";

        public const string Finish = "UPDATE plans SET finished_at = COALESCE(finished_at, @at) WHERE connection = @connection AND hash = @hash";

        public const string Replace =
            """
            UPDATE receipts SET outcome = @outcome, ended_at = @at, target_id = @target, answer = @answer, code = @code, message = @message
            WHERE connection = @connection AND plan_hash = @plan AND step_hash = @step AND outcome NOT IN ('Done', 'Adopted')
            """;

        public const string Record =
            """
            INSERT INTO receipts (connection, plan_hash, step_hash, outcome, ended_at, target_id, answer, code, message)
            VALUES (@connection, @plan, @step, @outcome, @at, @target, @answer, @code, @message)
            """;
    }
}
