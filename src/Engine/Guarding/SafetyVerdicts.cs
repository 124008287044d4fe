using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Guarding;

/// <summary>The catalogue of safety verdicts: stable codes, one full sentence with the numbers, and how to go on.</summary>
public static class SafetyVerdicts
{
    /// <summary>It is the reading that has to be told that this one is accepted: until then what is lost stays in the mirror.</summary>
    public const string RecordsLost = "BRY3004";

    /// <summary>Nobody can accept this one: the links in state are those of the first company.</summary>
    public const string AnotherCompany = "BRY3005";

    private const string TooManyCreates = "BRY3001";
    private const string TooManyUpdates = "BRY3002";
    private const string ListingNotWhole = "BRY3003";

    /// <summary>The codes that a person can accept.</summary>
    public static Seq<string> Codes { get; } = Seq(TooManyCreates, TooManyUpdates, ListingNotWhole, RecordsLost);

    internal static SafetyVerdict Creates(string flow, Side there, Excess excess) =>
        Make(flow, there.Word(), excess.Limit.At, TooManyCreates, $"{Records(excess.Count)} would be created in {there.Title()}, {Allowed(excess)}", WhenIntended(TooManyCreates, excess, "As a first run, or one that transfers all, it is to be expected"));

    internal static SafetyVerdict Updates(string flow, Side there, Excess excess) =>
        Make(flow, there.Word(), excess.Limit.At, TooManyUpdates, $"{Records(excess.Count)} would be changed in {there.Title()}, {Allowed(excess)}", WhenIntended(TooManyUpdates, excess, "After an edit of the rules it may be what was meant"));

    internal static SafetyVerdict NotWhole(EntityRef entity, Seq<string> gaps) => Make(
        None, entity.ToString(), default, ListingNotWhole, $"the listing of {entity} is not whole: {gaps.Head}{(gaps.Count > 1 ? Invariant($"; and {gaps.Count - 1} more") : "")}",
        $"Run again. If it goes on, find out what the system leaves out; to do what can be done without it: --accept {ListingNotWhole}");

    internal static SafetyVerdict Lost(EntityRef entity, Loss loss) => Make(
        None, entity.ToString(), default, RecordsLost, LostWords(entity, loss),
        $"Look whether they are really gone in {entity.Side.Title()}, or can no longer be read. If they are gone: --accept {RecordsLost}");

    internal static string LostWords(EntityRef entity, Loss loss) => loss.Gone == loss.Before
        ? Invariant($"{entity} is empty all of a sudden: {Records(loss.Before)} were there before")
        : Invariant($"{loss.Gone} of {loss.Before} records of {entity} are gone all of a sudden");

    private static string WhenIntended(string code, Excess excess, string when) =>
        $"Look at the plan. {when}: say --accept {code}. If so many are usual, raise {excess.Limit.Setting}";

    private static string Allowed(Excess excess) => excess.Of.Match(
        of => Invariant($"{excess.Limit.Most}% of its {of} are allowed"),
        () => Invariant($"{excess.Limit.Most} are allowed"));

    private static string Records(int count) => Invariant($"{count} {(count == 1 ? "record" : "records")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static SafetyVerdict Make(Option<string> flow, string about, Origin at, string code, string message, string remedy) =>
        new(flow, about, new(code, Severity.Error, at, message, Seq<string>(), None, remedy));
}
