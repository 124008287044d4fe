using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Planning;

/// <summary>What a finding is about.</summary>
internal sealed record About(string Flow, string Rule, Origin At, Seq<RecordRef> Records, Seq<FieldValue> Values)
{
    public int Count { get; init; } = 1;
}

/// <summary>The catalogue of findings: stable codes, one full sentence and a remedy each; call sites never write text.</summary>
internal static class Findings
{
    public static Finding Skipped(About a, string because) =>
        Make(a, FindingKind.Skip, Reason.ByRule, "BRY2001", because, "Nothing to do; the rule says so.");

    public static Finding Refused(About a, string because) =>
        Make(a, FindingKind.Refuse, Reason.ByRule, "BRY2002", because, "Change the record in its system, or the rule.");

    public static Finding Reported(About a, string because) =>
        Make(a, FindingKind.Report, Reason.ByRule, "BRY2003", because, "Look at the record; it was transferred all the same.");

    public static Finding Unread(About a) =>
        Make(a, FindingKind.Hold, Reason.Unread, "BRY2004", "a field that this rule reads was not read, so the rule does nothing", "Give the integration the right to read the field, or wait for the next run.");

    public static Finding Unproved(About a, string because) =>
        Make(a, FindingKind.Hold, Reason.Unproved, "BRY2005", because, "Nothing is created until a complete listing proves that the record is missing; run again.");

    public static Finding PartnerExcluded(About a, Side there, string because) =>
        Make(a, FindingKind.Refuse, Reason.PartnerExcluded, "BRY2006", $"the same record exists in {there.Title()} but takes no part there: {because}", $"Mend the record in {there.Title()}; it is never created twice.");

    public static Finding KeyUsedTwice(About a, string key) =>
        Make(a, FindingKind.Tie, Reason.KeyUsedTwice, "BRY2007", $"more than one record has the key {key}", "Change the key of all but one, or let a person decide the pair.");

    public static Finding Rekeyed(About a) =>
        Make(a, FindingKind.Hold, Reason.Rekeyed, "BRY2008", "the key of a linked record no longer equals its partner's", "Change the key back, or change the partner's too.");

    public static Finding Gone(About a, Side there) =>
        Make(a, FindingKind.Report, Reason.Gone, "BRY2009", $"the linked record no longer exists in {there.Title()}", "Nothing is created in its place; restore it, or remove its partner.");

    public static Finding GoneOnBothSides(About a) =>
        Make(a, FindingKind.Skip, Reason.Gone, "BRY2010", "both linked records are gone", "Nothing to do.");

    public static Finding Drift(About a, Side there, Value kept, Value wanted) =>
        Make(a, FindingKind.Drift, Reason.Drift, "BRY2011", $"changed in {there.Title()}, which is not master: '{kept}' is kept, the master has '{wanted}'", $"Change it in {there.Other().Title()} too; from now on it only counts among the differences that stand.");

    public static Finding Conflict(About a, Side master, Value loser, Value winner) =>
        Make(a, FindingKind.Conflict, Reason.Conflict, "BRY2012", $"changed on both sides: {master.Title()} is master, so '{winner}' replaces '{loser}'", "Nothing to do, unless the replaced value was the right one.");

    public static Finding Standing(About a, Reason reason, Value severa, Value fortnox) =>
        Make(a, FindingKind.Hold, reason, "BRY2013", StandingText(a, reason, severa, fortnox), "Make the two equal in either system; nothing is written until a person accepts the difference.");

    public static Finding TooLong(About a, bool refuses, Value value, int most) =>
        Make(a, refuses ? FindingKind.Refuse : FindingKind.Hold, Reason.TooLong, "BRY2014", string.Create(CultureInfo.InvariantCulture, $"'{value}' has {value.Text.Length} characters, the field holds {most}"), "Shorten it in its system, or add truncate to the rule.");

    public static Finding Empty(About a, bool refuses) =>
        Make(a, refuses ? FindingKind.Refuse : FindingKind.Report, Reason.Empty, "BRY2015", "the rule yields nothing, so the other side keeps what it has", "Fill in the field in its system.");

    public static Finding CannotClear(About a, Side there) =>
        Make(a, FindingKind.Hold, Reason.CannotClear, "BRY2016", $"{there.Title()} has no way to empty this field", $"Empty it in {there.Title()} by hand.");

    public static Finding RequiredEmpty(About a, Side there, string field) =>
        Make(a, FindingKind.Refuse, Reason.RequiredEmpty, "BRY2017", $"{there.Title()} wants {field}, and the rules yield nothing for it", "Fill in the field in its system.");

    public static Finding NoRecoverKey(About a, Side there, string field) =>
        Make(a, FindingKind.Refuse, Reason.NoRecoverKey, "BRY2018", $"without {field} a create in {there.Title()} could not be found again after a crash", "Fill in the field that it comes from.");

    public static Finding NoSuchRecord(About a, Side there, string field, Value key) => key.IsUnknown
        ? Unread(a)
        : Make(a, FindingKind.Hold, Reason.NoSuchRecord, "BRY2024", $"{there.Title()} has no record '{key}' that {field} could refer to", $"Add it in {there.Title()}, or change the value; the field is written once it is there.");

    public static Finding Stopped(About a, string because) =>
        Make(a, FindingKind.Refuse, Reason.ByRule, "BRY2027", $"the flow is not run: {because}", "Change what the rule speaks of in its system, or the setting, or the rule.");

    public static Finding SharedPart(About a, Side there) =>
        Make(a, FindingKind.Hold, Reason.SharedPart, "BRY2025", $"one record in {there.Title()} stands for several parts that want different values", $"Give each part a record of its own in {there.Title()}.");

    public static Finding Clash(About a, bool refuses, string equal, string differs) =>
        Make(a, refuses ? FindingKind.Refuse : FindingKind.Report, Reason.Clash, "BRY2026", $"{equal} is equal and {differs} is not, so the two are not linked", "Make both equal if they are the same, both different if they are not.");

    /// <summary>The flow's rules say more than the engine can do.</summary>
    public static Finding NotYet(About a, Seq<(string Construct, Origin At)> constructs) =>
        Make(a, FindingKind.Refuse, Reason.NotYet, "BRY2019", $"the flow is not run: this version can't do {string.Join(", ", constructs.Map(static c => $"{c.Construct} ({c.At})"))}", "Take it out of the rules or switch the flow off, or use a version that can.");

    public static Finding NotDigits(About a, Value value) =>
        Make(a, FindingKind.Hold, Reason.NotDigits, "BRY2020", $"'{value}' has more in it than digits, and the field holds nothing else", "Mend it in its system, or add digits to the rule.");

    public static Finding SettingNamesNothing(About a, string setting, RecordRef written) =>
        Make(a, FindingKind.Refuse, Reason.Setting, "BRY2021", $"the flow is not run: the setting '{setting}' is '{written.Id}', and no {written.Entity} has that id or key", $"Set it to one that there is, or make the record in {written.Side.Title()}.");

    public static Finding SettingNamesSeveral(About a, string setting, RecordRef written) =>
        Make(a, FindingKind.Refuse, Reason.Setting, "BRY2022", $"the flow is not run: the setting '{setting}' is '{written.Id}', and more than one {written.Entity} has that key", "Set it to the id of the one that is meant.");

    public static Finding SettingUnread(About a, string setting, RecordRef written) =>
        Make(a, FindingKind.Hold, Reason.Setting, "BRY2023", $"the flow is not run: the setting '{setting}' names a {written.Entity}, and these were not read completely", "Give the integration the right to read them, or take the setting out of the flow.");

    public static Finding SourceChanged(About a, Seq<string> fields) =>
        Make(a, FindingKind.Report, Reason.SourceChanged, "BRY2028", $"changed after it was transferred: {string.Join(", ", fields)}", "The document that was sent stays as it is: change it in the other system by hand, or change the source back.");

    /// <param name="because">Why nothing is written.</param>
    public static Finding SourceChanged(About a, Seq<string> fields, string because) =>
        Make(a, FindingKind.Hold, Reason.SourceChanged, "BRY2028", $"changed after it was transferred: {string.Join(", ", fields)}; nothing is written, since {because}", "Change the other record by hand, or change the source back.");

    public static Finding SourceGone(About a, Side from, string because) =>
        Make(a, FindingKind.Hold, Reason.SourceGone, "BRY2030", $"what it was made from is no longer there in {from.Title()}{(because.Length == 0 ? "" : $": {because}")}", $"Settle it in {from.Other().Title()} by hand; it is left as it is.");

    public static Finding Waits(About a, RecordRef first) =>
        Make(a, FindingKind.Hold, Reason.Waits, "BRY2029", $"it speaks of {first}, which is still to be transferred", "Nothing to do: a later run takes it up, once that one is transferred.");

    public static Finding Undecided(About a, Decision d) =>
        Make(a, FindingKind.Hold, Reason.Undecided, "BRY2031", $"left undecided by {d.By}: {d.Because}", "It is neither linked nor created until a person decides: brygga match accept, reject or new.");

    public static Finding DecidedExcluded(About a, Decision d, Seq<(Side There, string Because)> excluded) =>
        Make(a, FindingKind.Refuse, Reason.PartnerExcluded, "BRY2032", $"{d.By} decided that the two are one, and {string.Join("; ", excluded.Map(static e => $"it takes no part in {e.There.Title()}: {e.Because}"))}", "Mend the record in its system, or take the decision back: brygga match forget.");

    public static Finding RuleDisagrees(About a, Decision d) =>
        Make(a, FindingKind.Report, Reason.Decided, "BRY2033", $"this rule says that they are one, and {d.By} decided otherwise ({DecisionText(d)}): {d.Because}", "The decision stands. Correct the rule or the record's key; or take the decision back: brygga match forget.");

    public static Finding DecidedGone(About a, Decision d, RecordRef gone) =>
        Make(a, FindingKind.Report, Reason.Gone, "BRY2034", $"{d.By} decided of {gone}, which no longer exists", "Take the decision back: brygga match forget.");

    public static Finding AgainstLink(About a, Decision d, string links) =>
        Make(a, FindingKind.Hold, Reason.Decided, "BRY2035", $"{d.By} decided otherwise ({DecisionText(d)}), but {links}", "The link stands, no decision undoes it: take the decision back (brygga match forget), and correct the two records in their systems.");

    public static Finding Contradiction(About a, RecordRef record) =>
        Make(a, FindingKind.Hold, Reason.Decided, "BRY2036", $"the decisions of {record} contradict each other", "None of them is followed: look at them with brygga match list, and take back all but one with brygga match forget.");

    public static Finding RefusedBefore(About a, Side there, Refusal refusal) =>
        Make(a, FindingKind.Hold, Reason.RefusedBefore, "BRY3006", string.Create(CultureInfo.InvariantCulture, $"{there.Title()} has refused it since {refusal.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and neither the records nor the rules have changed: {refusal.Said}"), "Mend what it complains of: it is then sent again by itself. To have it tried as it is: brygga retry.");

    private static string DecisionText(Decision decision) => $"{Words.Of(decision.Judgement)}: {string.Join(" and ", decision.Of.Records)}";

    private static string StandingText(About a, Reason reason, Value severa, Value fortnox) => string.Create(
        CultureInfo.InvariantCulture,
        $"{a.Count} {(a.Count == 1 ? "differs" : "differ")} {(reason == Reason.RuleChanged ? "since the rules were edited" : "and neither side has changed")}: '{severa}' in Severa, '{fortnox}' in Fortnox{(a.Count == 1 ? "" : " and so on")}");

    private static Finding Make(About a, FindingKind kind, Reason reason, string code, string message, string remedy) =>
        new(kind, reason, a.Flow, a.Rule, a.Records, new(code, Severity.Warning, a.At, message, Seq<string>.Empty, Option<string>.None, remedy), a.Values, a.Count);
}
