using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Plans that were started, and how their steps ended.</summary>
internal static class PlanTable
{
    public static PlanStart Start(Work work, Hash plan, string json, DateTimeOffset at)
    {
        var values = new { hash = plan.ToString(), json, at = Stored.Instant(at) };
        var finished = work.Read<string?>("SELECT finished_at FROM plans WHERE connection = @connection AND hash = @hash", values);
        if (finished.Count > 0) return finished[0] is null ? PlanStart.Resumed : PlanStart.Finished;
        work.Run("INSERT INTO plans (connection, hash, json_text, started_at) VALUES (@connection, @hash, @json, @at)", values);
        return PlanStart.Started;
    }

    public static void Finish(Work work, Hash plan, DateTimeOffset at)
    {
        var found = work.Run(
            "UPDATE plans SET finished_at = COALESCE(finished_at, @at) WHERE connection = @connection AND hash = @hash",
            new { hash = plan.ToString(), at = Stored.Instant(at) });
        if (found == 0) throw new InvalidOperationException($"the plan {plan} was never started");
    }

    /// <summary>Replaces the receipt of an earlier try, unless that one was final: then the key refuses the second.</summary>
    public static void Record(Work work, Receipt receipt)
    {
        var values = new
        {
            plan = receipt.Plan.ToString(),
            step = receipt.Step.ToString(),
            outcome = receipt.Outcome.ToString(),
            at = Stored.Instant(receipt.At),
            target = receipt.TargetId.IfNoneUnsafe((string?)null),
            answer = receipt.Answer.IfNoneUnsafe((string?)null),
            code = receipt.Code,
            message = receipt.Message,
        };
        var replaced = work.Run(
            """
            UPDATE receipts SET outcome = @outcome, ended_at = @at, target_id = @target, answer = @answer, code = @code, message = @message
            WHERE connection = @connection AND plan_hash = @plan AND step_hash = @step AND outcome NOT IN ('Done', 'Adopted')
            """,
            values);
        if (replaced == 0)
            work.Run(
                """
                INSERT INTO receipts (connection, plan_hash, step_hash, outcome, ended_at, target_id, answer, code, message)
                VALUES (@connection, @plan, @step, @outcome, @at, @target, @answer, @code, @message)
                """,
                values);
    }

    public static Seq<Receipt> Receipts(Work work, Hash plan) => work
        .Read<(string Step, string Outcome, string At, string? Target, string? Answer, string Code, string Message)>(
            """
            SELECT step_hash, outcome, ended_at, target_id, answer, code, message
            FROM receipts WHERE connection = @connection AND plan_hash = @plan ORDER BY ended_at, step_hash
            """,
            new { plan = plan.ToString() })
        .Select(r => new Receipt(
            plan,
            Hash.Parse(r.Step),
            Enum.Parse<StepOutcome>(r.Outcome),
            Stored.Instant(r.At),
            Prelude.Optional(r.Target),
            Prelude.Optional(r.Answer),
            r.Code,
            r.Message))
        .ToSeq()
        .Strict();
}
