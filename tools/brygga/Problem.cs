using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Rules.Diagnostics;
using LanguageExt;

namespace Brygga.Tool;

/// <summary>Why a command can't go on: what to tell the person, and what to end with.</summary>
internal sealed record Problem(int Exit, string Message)
{
    public static Problem Usage(string message, string remedy) => new(ExitCode.Usage, $"{message}\n{remedy}");

    public static Problem Of(Fault fault) => fault.Kind == FaultKind.Auth
        ? new(ExitCode.PersonNeeded, $"{Remedies.Cause(fault)}\n{Remedies.Of(fault)}")
        : new(ExitCode.StepsFailed, $"{fault}\nNothing was changed. Run the command again; if it goes on, look at the status page of {fault.Side.Title()}.");

    public static Problem Of(Seq<Diagnostic> diagnostics, Seq<RuleFile> files) => new(
        ExitCode.Usage,
        string.Join('\n', diagnostics.Map(d => DiagnosticText.Render(d, files.Find(f => f.Name == d.At.File).Map(static f => f.Text).IfNone("")))));
}
