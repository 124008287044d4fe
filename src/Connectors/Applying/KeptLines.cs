using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// What a plan reports once and the log keeps for good: the value that loses a conflict, the drift that is kept, a remark on what was
/// transferred all the same. Written with the step, or the base, that makes it true; each once.
/// </summary>
internal sealed class KeptLines(Plan plan)
{
    /// <summary>By the flow and the id in Severa.</summary>
    private readonly Dictionary<(string Flow, string SeveraId), Finding[]> _findings = plan.Findings
        .Filter(static finding => finding.Kind is FindingKind.Conflict or FindingKind.Drift or FindingKind.Report && !finding.Records.IsEmpty && finding.Records[0].Side == Side.Severa)
        .GroupBy(static finding => (finding.Flow, finding.Records[0].Id))
        .ToDictionary(static group => group.Key, static group => group.ToArray());

    public Seq<LogEntry> Take(Link link, DateTimeOffset at) =>
        _findings.Remove((link.Flow, link.SeveraId), out var findings) ? toSeq(findings.Select(finding => Line(finding, at)).ToArray()).Strict() : Seq<LogEntry>();

    private static LogEntry Line(Finding finding, DateTimeOffset at) =>
        new(at, LogLevels.Warning, finding.Flow, string.Join(" = ", finding.Records), $"{finding.Rule}: {finding.What.Message}", finding.What.Code, finding.What.Remedy);
}
