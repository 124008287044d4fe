using Brygga.Connectors.State;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The safety verdicts that a person lets pass, by their codes; one code lets no other pass.</summary>
/// <param name="By">Who it is.</param>
public sealed record Acceptance(Seq<string> Codes, string By)
{
    public static Acceptance Nothing { get; } = new(Seq<string>(), "");

    public bool Covers(SafetyVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Codes.Contains(verdict.Code);
    }

    /// <summary>The verdicts for which the plan may not be applied.</summary>
    public Seq<SafetyVerdict> Left(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Safety.Filter(verdict => !Covers(verdict)).Strict();
    }

    /// <summary>What the transfer log says of what was let pass.</summary>
    public Seq<LogEntry> Lines(Plan plan, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Safety.Filter(Covers).Map(verdict => new LogEntry(at, LogLevels.Warning, verdict.Flow.IfNone(""), verdict.About, $"{By} accepted: {verdict.What.Message}", verdict.Code, "")).Strict();
    }
}
