using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Guarding;

/// <summary>Why a plan is not applied before a person accepts that, by the verdict's code (DESIGN 7).</summary>
/// <param name="Flow">The flow that would write too much; None where it is about what was read.</param>
/// <param name="About">The entity that was read, or the system that would be written.</param>
public sealed record SafetyVerdict(Option<string> Flow, string About, Diagnostic What)
{
    public string Code => What.Code;
}
