using Brygga.Connectors.Reading;
using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Tool.Runs;

/// <summary>A plan, what it was computed from, and when that was read.</summary>
internal sealed record Planned(Plan Plan, Snapshot Snapshot, Memory Memory, Run Run)
{
    public DateTimeOffset ReadAt => Run.Start;
}

/// <summary>What was read of both systems, for a run.</summary>
internal sealed record Taken(Snapshot Snapshot, Run Run);

/// <summary>Reads both systems and computes the plan. Changes nothing but the mirror.</summary>
internal static class PlanRun
{
    public static Task<Either<Problem, Planned>> Plan(Company company, bool whole, IProgress<ReadingProgress> progress, CancellationToken stop) =>
        Plan(company, whole, Acceptance.Nothing, progress, stop);

    public static async Task<Either<Problem, Planned>> Plan(Company company, bool whole, Acceptance accepted, IProgress<ReadingProgress> progress, CancellationToken stop) =>
        await (await Read(company, whole, accepted, progress, stop)).MapAsync(taken => Of(company, taken, stop));

    public static Task<Either<Problem, Taken>> Read(Company company, bool whole, IProgress<ReadingProgress> progress, CancellationToken stop) =>
        Read(company, whole, Acceptance.Nothing, progress, stop);

    private static async Task<Either<Problem, Taken>> Read(Company company, bool whole, Acceptance accepted, IProgress<ReadingProgress> progress, CancellationToken stop)
    {
        if ((await Companies.Check(company, stop)).Case is Problem other) return other;
        var run = new Run(company.Workspace.Connection, company.Clock.GetUtcNow());
        var reader = new SnapshotReader(company.State, company.Reader, progress) { AcceptsLosses = accepted.Codes.Exists(static code => code == SafetyVerdicts.RecordsLost) };
        var read = await reader.Read(company.Rules, run.Start, whole, stop);
        return read.MapLeft(Problem.Of).Map(snapshot => new Taken(snapshot, run));
    }

    /// <summary>The plan for what was read, with what is remembered now.</summary>
    public static async Task<Planned> Of(Company company, Taken taken, CancellationToken stop)
    {
        var memory = await company.State.LoadMemory(company.Rules, stop);
        return new(Pipeline.Compute(company.Rules, taken.Snapshot, memory, taken.Run), taken.Snapshot, memory, taken.Run);
    }
}
