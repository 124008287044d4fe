using Brygga.Connectors.Applying;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Severa;
using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>Applies a plan to a company: the only place in the tool that gets hold of a writer.</summary>
internal static class ApplyRuns
{
    public static async Task<ApplyReport> Apply(Company company, Plan plan, Option<DateTimeOffset> readAt, Acceptance accepted, IProgress<ApplyingProgress> progress, CancellationToken stop)
    {
        var systems = new Connectors.Remote.Systems(
            company.Reader(Side.Severa), new SeveraWriter(company.Severa), company.Reader(Side.Fortnox), new FortnoxWriter(company.Fortnox));
        return await new Applier(company.Rules, company.State, systems, company.Clock, progress) { Accepted = accepted }.Apply(plan, readAt, stop);
    }

    /// <summary>Whether the plan may be applied here and now: made for this connection, by these rules and this engine.</summary>
    public static Option<Problem> Refusal(Company company, Plan plan)
    {
        var (header, name) = (plan.Header, company.Workspace.Connection);
        if (header.Connection != name) return Stale($"The plan is for '{header.Connection}', this workspace is '{name}'.");
        if (header.Engine != Pipeline.Version) return Stale("The plan was made by another version of brygga.");
        return header.Rules != company.Rules.Hash ? Stale("The rules or settings were changed after the plan was made.") : None;
    }

    private static Problem Stale(string message) => new(ExitCode.StalePlan, $"{message}\nMake a new plan: brygga plan --out FILE");
}
