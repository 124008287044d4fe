namespace Brygga.Engine.Planning;

/// <summary>Why a step or a finding is there: a closed list, for people and logs; nothing branches on it when applying.</summary>
public enum Reason
{
    /// <summary>The keys of the flow's link rules are equal.</summary>
    KeysEqual,

    /// <summary>A person has decided so.</summary>
    Decided,

    /// <summary>A person has put the decision off.</summary>
    Undecided,

    /// <summary>The other system has no such record, and a complete listing proves it.</summary>
    MissingThere,

    /// <summary>A create of an earlier run was never confirmed.</summary>
    OpenIntent,
    ChangedInSevera,
    ChangedInFortnox,

    /// <summary>Both sides changed differently.</summary>
    Conflict,

    /// <summary>Only the side that is not master changed.</summary>
    Drift,

    /// <summary>The two differed when they were linked.</summary>
    Standing,

    /// <summary>The rules were edited since the two were last agreed.</summary>
    RuleChanged,

    /// <summary>A value was not read, or may not be read.</summary>
    Unread,

    /// <summary>Absence in the other system could not be proved.</summary>
    Unproved,

    /// <summary>A rule of the flow said so.</summary>
    ByRule,

    /// <summary>The partner exists but takes no part.</summary>
    PartnerExcluded,

    /// <summary>More than one record has the key.</summary>
    KeyUsedTwice,

    /// <summary>A linked record's key no longer equals its partner's.</summary>
    Rekeyed,

    /// <summary>A linked record is gone.</summary>
    Gone,
    TooLong,

    /// <summary>A text with more than digits in it, for a field that takes digits alone.</summary>
    NotDigits,

    /// <summary>The expression yields nothing.</summary>
    Empty,

    /// <summary>The system has no way to clear the field.</summary>
    CannotClear,

    /// <summary>A required field of the record to be created would be empty.</summary>
    RequiredEmpty,

    /// <summary>The record to be created would lack the key by which a lost create is found again.</summary>
    NoRecoverKey,

    /// <summary>The value speaks of a record that the other side does not have.</summary>
    NoSuchRecord,

    /// <summary>One record stands for several parts that want different values of it.</summary>
    SharedPart,

    /// <summary>Half of what would link two records is equal.</summary>
    Clash,

    /// <summary>The source of a document that was sent is no longer what it was.</summary>
    SourceChanged,

    /// <summary>The source of a document that was sent is gone.</summary>
    SourceGone,

    /// <summary>It speaks of a document that has to be transferred first.</summary>
    Waits,

    /// <summary>A setting of the flow names no record, or it is not known which.</summary>
    Setting,

    /// <summary>The system refused it, and nothing has changed since.</summary>
    RefusedBefore,

    /// <summary>The flow's rules use what the engine can't do yet.</summary>
    NotYet,
}
