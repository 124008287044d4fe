using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Examining;

/// <summary>What was looked at, and how it stands.</summary>
internal enum CheckVerdict
{
    Ok,
    Problem,

    /// <summary>No API tells it: a person has to know.</summary>
    Confirm,
}

/// <summary>One line of doctor's report.</summary>
/// <param name="Of">The system or the flow that it is about.</param>
/// <param name="Remedy">What to do about a problem, or where a person looks; empty when all is well.</param>
/// <param name="Exit">What a problem ends the command with.</param>
internal sealed record Check(CheckVerdict Verdict, string Of, string What, string Remedy, int Exit)
{
    /// <summary>The code of a system or of a finding; empty where there is none.</summary>
    public string Code { get; init; } = "";

    public Option<Origin> At { get; init; }

    public Seq<string> Docs { get; init; } = Seq<string>();

    public static Check Ok(string of, string what) => new(CheckVerdict.Ok, of, what, "", ExitCode.Done);

    public static Check Confirm(string of, string what, string remedy, string docs) => new(CheckVerdict.Confirm, of, what, remedy, ExitCode.Done) { Docs = Seq1(docs) };

    public static Check Bad(string of, string what, string remedy, string code, int exit) => new(CheckVerdict.Problem, of, what, remedy, exit) { Code = code };

    public static Check Bad(string about, Fault fault) => Bad(
        fault.Side.Word(),
        about.Length == 0 ? Remedies.Cause(fault) : $"{about}: {Remedies.Cause(fault)}",
        fault.Kind == FaultKind.Auth ? Remedies.Of(fault) : "Run the command again; if it goes on, look at the system's status page.",
        fault.Code,
        fault.Kind == FaultKind.Auth ? ExitCode.PersonNeeded : ExitCode.StepsFailed);
}
