using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>How bad it is.</summary>
public enum Severity
{
    Error,
    Warning,
}

/// <summary>
/// What is wrong, where, and how to mend it: the one type for mistakes in rule files and for findings at run time (DESIGN 5).
/// </summary>
/// <param name="Code">Stable, <c>BRY0123</c>; one page each in docs/diagnostics.</param>
/// <param name="At">The exact token.</param>
/// <param name="Message">One full sentence, no secrets.</param>
/// <param name="Expected">What would have been accepted at that place; empty where nothing can be named.</param>
/// <param name="Suggestion">"Did you mean": the nearest name that exists.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Diagnostic(string Code, Severity Severity, Origin At, string Message, Seq<string> Expected, Option<string> Suggestion, string Remedy);
