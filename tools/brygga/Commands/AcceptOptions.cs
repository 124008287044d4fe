using System.CommandLine;
using Brygga.Engine.Guarding;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary><c>--accept CODE</c> and who says it: what lets a plan pass that would be stopped.</summary>
internal sealed record AcceptOptions(Option<string[]> Accept, Option<string> By)
{
    public static AcceptOptions New() => new(
        new Option<string[]>("--accept") { Description = "Let pass what would stop the plan, by its code; may be said again for another code. The transfer log keeps it." }.AcceptOnlyFromAmong([.. SafetyVerdicts.Codes]),
        DecisionOptions.By());

    public void AddTo(Command command)
    {
        command.Add(Accept);
        command.Add(By);
    }

    public Acceptance Of(ParseResult parsed) => new(toSeq(parsed.GetValue(Accept) ?? []).Strict(), parsed.GetValue(By)!.Trim());
}
