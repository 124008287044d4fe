using System.CommandLine;
using Brygga.Connectors.State;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga issues</c>: what waits to be mended, and where. It calls nobody and needs no lock.</summary>
internal static class IssuesCommand
{
    public static Command Make(Surroundings surroundings) => LogOptions.Command(
        "issues",
        "Show what waits to be mended: since when, why, in which field of which system, and what to do; the oldest first.\n\nExample: brygga issues --workspace acme --level error\nAn issue closes by itself once a run no longer finds it. Ends with 0 (none) or 3 (some).",
        surroundings,
        Run);

    private static async Task<int> Run(Surroundings surroundings, string folder, LogQuery query, bool json, CancellationToken stop) =>
        surroundings.Ends((await StateAlone.Use(surroundings.Seams, folder, (_, state) => state.ReadIssues(stop), static _ => Seq<Issue>.Empty, stop)).Map(all =>
        {
            var issues = Asked(all, query);
            var now = surroundings.Seams.Clock.GetUtcNow();
            if (json) surroundings.Out.Say(IssuesText.Json(issues, now));
            else IssuesText.Print(surroundings.Out, issues, now);
            if (!json && issues.IsEmpty) surroundings.Error.Say("Nothing of that kind waits to be mended.");
            return issues.IsEmpty ? ExitCode.Done : ExitCode.Findings;
        }));

    /// <summary>Of too many the newest, in the order of their age.</summary>
    private static Seq<Issue> Asked(Seq<Issue> all, LogQuery query)
    {
        var fitting = all.Filter(issue => query.Fits(issue.Line)).Strict();
        return fitting.Skip(Math.Max(0, fitting.Count - query.Most)).Strict();
    }
}
