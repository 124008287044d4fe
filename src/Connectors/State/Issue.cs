using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>Something that waits until it is mended: a finding that stands, or a step that failed (M38).</summary>
/// <param name="Line">As it stands in the transfer log; its time is when it was first so.</param>
/// <param name="Kind">One of <see cref="IssueKinds"/>.</param>
/// <param name="Fields">Where to mend it, <c>severa.vatNumber</c>; empty where nothing tells.</param>
public sealed record Issue(LogEntry Line, string Kind, Seq<string> Fields);

/// <summary>What kind of thing waits.</summary>
public static class IssueKinds
{
    /// <summary>The plan is not applied until a person accepts it.</summary>
    public const string Safety = "safety";

    /// <summary>May pass by itself; tried again in every run.</summary>
    public const string Transient = "transient";

    /// <summary>The system lets nobody in; a person is needed.</summary>
    public const string Authorisation = "authorisation";

    /// <summary>The system refuses the record as it is; tried again when the record or the rules have changed.</summary>
    public const string Data = "data";

    /// <summary>It may have happened; looked up before it is tried again.</summary>
    public const string UnknownOutcome = "unknown outcome";

    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.Transient or FaultKind.Rate => Transient,
        FaultKind.Auth => Authorisation,
        FaultKind.UnknownOutcome => UnknownOutcome,
        _ => Data,
    };
}

/// <summary>A step that failed, as it is kept until it is done or no longer wanted.</summary>
/// <param name="Subject">What was to be done to what; one failure of it at most is kept.</param>
/// <param name="Wish">The very step: one that was refused is not sent again while it is the same.</param>
public sealed record FailedStep(Hash Subject, Hash Wish, Issue Issue)
{
    /// <summary>Whether it waits for a change, or for a person who wants it tried.</summary>
    public bool IsRefused => Issue.Kind == IssueKinds.Data;
}

/// <summary>A person wants steps that were refused to be tried once more.</summary>
/// <param name="About">What stands in the item or the message; None = all.</param>
public sealed record RetryWish(Option<string> About, string By, DateTimeOffset At)
{
    public bool Concerns(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return issue.Kind == IssueKinds.Data && About.ForAll(issue.Line.Mentions);
    }

    public LogEntry Line(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return new(At, LogLevels.Info, issue.Line.Flow, issue.Line.Item, $"{By} wants it tried once more", "", "");
    }

    /// <summary>What stands of it in the log, for each that is concerned.</summary>
    public Seq<LogEntry> Lines(Seq<Issue> concerned) => concerned.Map(Line).Strict();
}
