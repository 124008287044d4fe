namespace Brygga.Rules.Reading;

/// <summary>The keys of which a condition has exactly one: what it says, and when.</summary>
internal static class ConditionVerbs
{
    public static (string Key, Verdict Verdict, bool Negated, string Doc)[] All { get; } =
    [
        ("skip_if", Verdict.Skip, true, "The record takes no part while this holds, and that is as it should be."),
        ("skip_unless", Verdict.Skip, false, "The record takes no part unless this holds, and that is as it should be."),
        ("refuse_if", Verdict.Refuse, true, "The record takes no part while this holds, and someone should look at it."),
        ("refuse_unless", Verdict.Refuse, false, "The record takes no part unless this holds, and someone should look at it."),
        ("report_if", Verdict.Report, true, "The record takes part, and a finding says it while this holds."),
        ("report_unless", Verdict.Report, false, "The record takes part, and a finding says it unless this holds."),
        ("gone_if", Verdict.Gone, true, "The document counts as gone while this holds."),
    ];

    public static string[] Words { get; } = [.. All.Select(static v => v.Key)];
}
