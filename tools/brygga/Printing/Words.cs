using Brygga.Engine.Planning;

namespace Brygga.Tool.Printing;

/// <summary>Reasons as a person reads them.</summary>
internal static class Words
{
    public static string Of(Reason reason) => reason switch
    {
        Reason.KeysEqual => "keys are equal",
        Reason.MissingThere => "missing there",
        Reason.OpenIntent => "outcome unknown",
        Reason.ChangedInSevera => "changed in Severa",
        Reason.ChangedInFortnox => "changed in Fortnox",
        Reason.Conflict => "changed on both sides",
        _ => reason.ToString(),
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
        _ => kind.ToString(),
    };
}
