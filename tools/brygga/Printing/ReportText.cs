using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Connectors.Applying;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What came of applying a plan, for people and for programs.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(IAnsiConsole console, Plan plan, ApplyReport report)
    {
        if (!report.Unaccepted.IsEmpty)
        {
            console.MarkupLine("[bold]Nothing was applied.[/]");
            return;
        }
        if (report.Start == PlanStart.Finished)
        {
            console.MarkupLine("This plan was applied before; nothing was done. Make a new one: brygga plan --out FILE");
            return;
        }
        if (report.Start == PlanStart.Resumed) console.MarkupLine("Resumed: steps that were done before were not done again.");
        foreach (var (step, receipt) in report.Receipts.Filter(static r => r.Receipt.Outcome is not (StepOutcome.Done or StepOutcome.Adopted or StepOutcome.Unneeded)))
            console.MarkupLineInterpolated($"[red]{receipt.Outcome.ToString().ToLowerInvariant()}[/] {step.Verb.ToString().ToLowerInvariant()} for {step.Source}: {receipt.Message}");
        foreach (var (step, receipt) in report.Receipts.Filter(static r => r.Receipt.Outcome is StepOutcome.Done or StepOutcome.Adopted && r.Receipt.Message.Length > 0))
            console.MarkupLineInterpolated($"[yellow]remark[/] {step.Source}: {receipt.Message}");
        report.Stopped.IfSome(fault => console.MarkupLineInterpolated($"[red]Stopped:[/] {fault}"));
        var due = plan.Steps.Count - report.Count(StepOutcome.Unneeded);
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]Done: {report.Count(StepOutcome.Done, StepOutcome.Adopted)} of {due} steps.[/]"));
    }

    public static string Json(Plan plan, ApplyReport report) => new JsonObject
    {
        ["format"] = 1,
        ["plan"] = PlanJson.IdOf(plan).ToString(),
        ["start"] = report.Start.ToString(),
        ["steps"] = new JsonArray(report.Receipts.Map(static r => (JsonNode)new JsonObject
        {
            ["id"] = r.Step.Id.ToString(),
            ["verb"] = r.Step.Verb.ToString(),
            ["source"] = r.Step.Source.ToString(),
            ["target"] = r.Receipt.TargetId.Case as string,
            ["outcome"] = r.Receipt.Outcome.ToString(),
            ["code"] = r.Receipt.Code,
            ["message"] = r.Receipt.Message,
        }).ToArray()),
        ["findings"] = new JsonArray(plan.Findings.Filter(static f => f.Kind != FindingKind.Skip).Map(static f => (JsonNode)new JsonObject
        {
            ["kind"] = f.Kind.ToString(),
            ["code"] = f.What.Code,
            ["flow"] = f.Flow,
            ["rule"] = f.Rule,
            ["at"] = f.What.At.ToString(),
            ["records"] = new JsonArray(f.Records.Map(static r => (JsonNode)r.ToString()).ToArray()),
            ["message"] = f.What.Message,
            ["remedy"] = f.What.Remedy,
            ["count"] = f.Count,
        }).ToArray()),
        ["unaccepted"] = SafetyText.Json(report.Unaccepted),
        ["stopped"] = report.Stopped.Case is Fault fault ? fault.ToString() : null,
        ["notReached"] = plan.Steps.Count - report.Receipts.Count,
    }.ToJsonString(Indented);
}
