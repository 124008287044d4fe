using System.Diagnostics;
using Brygga.Engine.Data;

namespace Brygga.Engine.Planning;

/// <summary>Reasons, verbs and kinds as a person reads them.</summary>
public static class Words
{
    /// <summary>The part that a step makes or changes; empty where it is a record of its own right.</summary>
    public static string Part(Step step) => step.EndsLink ? "counter entry" : step.Part.IfNone("");

    /// <summary>How one file comes of several.</summary>
    public static string Made(FileSet files) => $"of {files.Of.Count} {(files.Of.Count == 1 ? "file" : "files")}";

    public static string Of(Reason reason) => reason switch
    {
        Reason.KeysEqual => "keys are equal",
        Reason.Decided => "a person has decided so",
        Reason.Undecided => "left undecided",
        Reason.MissingThere => "missing there",
        Reason.OpenIntent => "outcome unknown",
        Reason.ChangedInSevera => "changed in Severa",
        Reason.ChangedInFortnox => "changed in Fortnox",
        Reason.Conflict => "changed on both sides",
        Reason.Drift => "changed on the side that is not master",
        Reason.Standing => "has always differed",
        Reason.RuleChanged => "differs since the rules were edited",
        Reason.Unread => "a field was not read",
        Reason.Unproved => "not proved missing",
        Reason.ByRule => "a rule says so",
        Reason.PartnerExcluded => "the partner takes no part",
        Reason.KeyUsedTwice => "a key is used twice",
        Reason.Rekeyed => "the key was changed",
        Reason.Gone => "a linked record is gone",
        Reason.TooLong => "too long",
        Reason.NotDigits => "not digits alone",
        Reason.Empty => "nothing to write",
        Reason.CannotClear => "can't be emptied",
        Reason.RequiredEmpty => "a required field is empty",
        Reason.NoRecoverKey => "no key to find it again by",
        Reason.NoSuchRecord => "refers to no record there",
        Reason.SharedPart => "one record for several parts",
        Reason.Clash => "half a match",
        Reason.SourceChanged => "changed after it was sent",
        Reason.SourceGone => "what it was made from is gone",
        Reason.Waits => "another document goes first",
        Reason.Setting => "a setting names no record",
        Reason.RefusedBefore => "refused before",
        Reason.NotYet => "not done by this version",
        _ => throw new UnreachableException(reason.ToString()),
    };

    public static string Of(Judgement judgement) => judgement switch
    {
        Judgement.Accept => "they are one",
        Judgement.Reject => "they are never one",
        Judgement.CreateNew => "it has no partner",
        Judgement.Defer => "undecided",
        _ => throw new UnreachableException(judgement.ToString()),
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Skip => "skipped",
        FindingKind.Hold => "held",
        FindingKind.Refuse => "refused",
        FindingKind.Conflict => "conflict",
        FindingKind.Tie => "tie",
        FindingKind.Drift => "drift",
        FindingKind.Report => "remark",
        _ => throw new UnreachableException(kind.ToString()),
    };

    public static string Of(Verb verb) => verb switch
    {
        Verb.Link => "link",
        Verb.Resolve => "look up",
        Verb.Create => "create",
        Verb.Update => "update",
        Verb.Act => "do",
        Verb.Attach => "attach",
        _ => throw new UnreachableException(verb.ToString()),
    };
}
