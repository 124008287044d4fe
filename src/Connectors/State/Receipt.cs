using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What a step did, or how it failed.</summary>
/// <param name="TargetId">The record written, where there is one.</param>
/// <param name="Answer">The written record's JSON as answered: late values are taken from it.</param>
/// <param name="Code">The API's code of a failure, else empty.</param>
/// <param name="Message">In words, with the remedy; empty when all is well.</param>
public sealed record Receipt(Hash Plan, Hash Step, StepOutcome Outcome, DateTimeOffset At, Option<string> TargetId, Option<string> Answer, string Code, string Message);

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    Done,

    /// <summary>A create of an earlier run was found in the system and linked.</summary>
    Adopted,

    /// <summary>A record differs from what the plan saw: nothing was written.</summary>
    Stale,

    /// <summary>A step it waits for did not end as it should.</summary>
    Blocked,

    /// <summary>It waits for a failure, and what it waits for has succeeded: there is nothing to do, and nothing is stored.</summary>
    Unneeded,
    Failed,

    /// <summary>It may have happened: it is looked up in the next run before anything else.</summary>
    Unknown,
}
