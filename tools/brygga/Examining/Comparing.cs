using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Examining;

/// <summary>What the rules say of the two companies as they are (M7): read as a plan reads them, examined by the engine.</summary>
internal static class Comparing
{
    public static async Task<Seq<Check>> Look(Company company, IProgress<ReadingProgress> progress, CancellationToken stop)
    {
        var start = company.Clock.GetUtcNow();
        var read = await new SnapshotReader(company.State, company.Reader, progress).Read(company.Rules, start, whole: false, stop);
        if (read.Case is Fault fault) return Seq1(Check.Bad("reading", fault));
        var memory = await company.State.LoadMemory(company.Rules, stop);
        return Checks(read.IfLeft(() => throw new InvalidOperationException()), company, memory, start);
    }

    private static Seq<Check> Checks(Snapshot snapshot, Company company, Memory memory, DateTimeOffset start)
    {
        var found = Examination.Of(company.Rules, snapshot, memory, new(company.Workspace.Connection, start));
        var lacking = found.Lacks.Map(static lack => lack.Entity).ToHashSet();
        var whole = found.LookedUp.Filter(entity => !lacking.Contains(entity)).Map(static entity => Check.Ok(entity.Side.Word(), $"has every {entity.Name} that the other side's records speak of"));
        return (found.Preflight.Map(Of) + found.Blocked.Map(static finding => Of(finding, Seq<string>())) + found.Lacks.Map(Of) + whole).Strict();
    }

    private static Check Of(PreflightCheck check) => check.Finding.Match(
        finding => Of(finding, check.Rule.Docs),
        () => Check.Ok(check.Flow, $"{check.Rule.Name}: as the rules want it") with { At = check.Rule.At, Docs = check.Rule.Docs });

    private static Check Of(Finding finding, Seq<string> docs) =>
        Check.Bad(finding.Flow, $"{finding.Rule}{(finding.Rule.Length == 0 ? "" : ": ")}{finding.What.Message}", finding.What.Remedy, finding.What.Code, ExitCode.Findings) with { At = finding.What.At, Docs = docs };

    private static Check Of(Lack lack) => Check.Bad(
        lack.Entity.Side.Word(),
        $"has no {lack.Entity.Name} '{lack.Key}', and {lack.Count} records in {lack.Example.Side.Title()} speak of it ({lack.Example}, ...)",
        $"Add it in {lack.Entity.Side.Title()}, or change it in those records, or map it to another in a rule.",
        "",
        ExitCode.Findings) with
    { At = lack.At, Docs = Seq1("M7") };
}
