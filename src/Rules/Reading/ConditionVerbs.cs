namespace Brygga.Rules.Reading;

/// <summary>The keys of which a condition has exactly one: what it says, and when.</summary>
internal static class ConditionVerbs
{
    public static (string Key, Verdict Verdict, bool Negated)[] All { get; } =
    [
        ("skip_if", Verdict.Skip, true), ("skip_unless", Verdict.Skip, false),
        ("refuse_if", Verdict.Refuse, true), ("refuse_unless", Verdict.Refuse, false),
        ("report_if", Verdict.Report, true), ("report_unless", Verdict.Report, false),
        ("gone_if", Verdict.Gone, true),
    ];

    public static string[] Words { get; } = [.. All.Select(static v => v.Key)];
}
