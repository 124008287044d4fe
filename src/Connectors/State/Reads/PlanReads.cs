using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Plans that were started, and how their steps ended.</summary>
internal static class PlanReads
{
    /// <summary>What starting a plan again finds; None of one that was never started.</summary>
    public static Option<PlanStart> Find(IReads reads, Hash plan) => reads
        .Read<string?>(Sql.Finished, new { hash = plan.ToString() })
        .Select(static finished => finished is null ? PlanStart.Resumed : PlanStart.Finished)
        .HeadOrNone();

    public static Seq<Receipt> Receipts(IReads reads, Hash plan) => reads
        .Read<(string Step, string Outcome, string At, string? Target, string? Answer, string Code, string Message)>(Sql.Receipts, new { plan = plan.ToString() })
        .Select(r => new Receipt(
            plan,
            Hash.Parse(r.Step),
            Enum.Parse<StepOutcome>(r.Outcome),
            Stored.Instant(r.At),
            Optional(r.Target),
            Optional(r.Answer),
            r.Code,
            r.Message))
        .ToSeq()
        .Strict();

    public static class Sql
    {
        public const string Finished = "SELECT finished_at FROM plans WHERE connection = @connection AND hash = @hash";

        public const string Receipts =
            """
            SELECT step_hash, outcome, ended_at, target_id, answer, code, message
            FROM receipts WHERE connection = @connection AND plan_hash = @plan ORDER BY ended_at, step_hash
            """;
    }
}
