using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What became of plans, step by step, and what was agreed thereby.</summary>
public interface IPlanJournal
{
    /// <summary>Consumes a plan: the first call starts it, a later one says whether it may be resumed (never twice, DESIGN 7).</summary>
    Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop);

    Task<Seq<Receipt>> Receipts(Hash plan, CancellationToken stop);

    Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop);

    /// <summary>
    /// Committed before a create is sent. Refused while an intent with its marker is open: one that proved never to have happened is
    /// closed first, by <see cref="Fail"/>.
    /// </summary>
    Task Intend(Intent intent, CancellationToken stop);

    /// <summary>
    /// A step that is done: its receipt, its link with both bases, the written record's mirror row and done marks, the link that it
    /// ends with all its marks gone, and its intent closed, in one transaction.
    /// </summary>
    Task Confirm(Confirmation confirmation, CancellationToken stop);

    /// <summary>A step that is not done: its receipt, its log line and, where it failed, that it waits, in one transaction.</summary>
    Task Fail(Failure failure, CancellationToken stop);

    /// <summary>Moves bases of links that exist, without a step, and logs what was kept thereby.</summary>
    Task MoveBases(Seq<Link> links, Seq<LogEntry> log, CancellationToken stop);
}
