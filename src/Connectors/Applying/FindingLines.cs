using System.Globalization;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>What the transfer log says of the findings for which nothing is done until somebody acts (M38).</summary>
internal static class FindingLines
{
    private const int MostNamed = 2;

    public static Seq<LogEntry> Of(Plan plan, DateTimeOffset at) => plan.Findings
        .Filter(static finding => finding.Kind is FindingKind.Refuse or FindingKind.Hold or FindingKind.Tie)
        .Map(finding => Line(finding, at))
        .Strict();

    private static LogEntry Line(Finding finding, DateTimeOffset at) => new(
        at,
        finding.Kind == FindingKind.Refuse ? LogLevels.Error : LogLevels.Warning,
        finding.Flow,
        Item(finding),
        finding.Rule.Length == 0 ? finding.What.Message : $"{finding.Rule}: {finding.What.Message}",
        finding.What.Code,
        finding.What.Remedy);

    private static string Item(Finding finding) => finding.Records.Count <= MostNamed
        ? string.Join(finding.Kind == FindingKind.Tie ? ", " : " = ", finding.Records)
        : string.Create(CultureInfo.InvariantCulture, $"{finding.Records[0]} and {finding.Records.Count - 1} more");
}
