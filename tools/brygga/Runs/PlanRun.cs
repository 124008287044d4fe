using Brygga.Connectors.Reading;
using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Tool.Runs;

/// <summary>A plan, what it was computed from, and when that was read.</summary>
internal sealed record Planned(Plan Plan, Snapshot Snapshot, Memory Memory, Run Run)
{
    public DateTimeOffset ReadAt => Run.Start;
}

/// <summary>Reads both systems and computes the plan. Changes nothing but the mirror.</summary>
internal static class PlanRun
{
    public static async Task<Either<Problem, Planned>> Plan(Company company, bool whole, IProgress<ReadingProgress> progress, CancellationToken stop)
    {
        if ((await Companies.Check(company, stop)).Case is Problem other) return other;
        var run = new Run(company.Workspace.Connection, company.Clock.GetUtcNow());
        var read = await new SnapshotReader(company.State, company.Reader, progress).Read(company.Rules, run.Start, whole, stop);
        var memory = await company.State.LoadMemory(company.Rules, stop);
        return read.MapLeft(Problem.Of)
            .Map(snapshot => new Planned(Pipeline.Compute(company.Rules, snapshot, memory, run), snapshot, memory, run));
    }
}
