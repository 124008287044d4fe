using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Guarding;

/// <summary>The safety verdicts that a person lets pass, by their codes; one code lets no other pass.</summary>
/// <param name="By">Who it is.</param>
public sealed record Acceptance(Seq<string> Codes, string By)
{
    /// <summary>Nothing is let pass.</summary>
    public static Acceptance Nothing { get; } = new(Seq<string>(), "");

    /// <summary>Whether a verdict is let pass.</summary>
    public bool Covers(SafetyVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Codes.Exists(code => code == verdict.Code);
    }

    /// <summary>The verdicts for which the plan may not be applied.</summary>
    public Seq<SafetyVerdict> Left(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Safety.Filter(verdict => !Covers(verdict)).Strict();
    }
}
