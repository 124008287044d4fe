namespace Brygga.Rules.Diagnostics;

/// <summary>BRY0241 to BRY0244 and BRY0260 to BRY0269: how alike two records are.</summary>
internal static partial class Mistakes
{
    public static Diagnostic LikelyBelowPossible(Origin at) => Error("BRY0241", at, "'likely' must be above 'possible'.", "Raise it, or lower 'possible'.");

    public static Diagnostic NeverLikely(Origin at, string who, string likely, string most) => Error("BRY0242", at,
        $"{who} can never get {likely} points: all comparisons together give {most}.", "Lower it, or give more points.");

    public static Diagnostic OutsideOf(Origin at, string number, string wanted) => Error("BRY0243", at,
        $"{number} is not within {wanted}.", "", Seq1(wanted));

    public static Diagnostic ExactHasNoGrades(Origin at) => Error("BRY0244", at,
        "Two values are equal or they are not: 'by: exact' knows nothing between.", "Remove it, or compare by: jaro_winkler or token_sort.");

    public static Diagnostic CantBeCompared(Origin at, string what) => Error("BRY0260", at,
        $"Two records can't be compared by a {what}.", "Name a single value of it, or a list of single values: addresses | map(it.phone).");

    public static Diagnostic WrongMeasure(Origin at, string by, string wanted, string got) => Error("BRY0261", at,
        $"'by: {by}' wants a {wanted}, and what is compared is a {got}.", "Texts have jaro_winkler, levenshtein, token_sort, token_set and prefix, dates have date, numbers number; all have exact.");

    public static Diagnostic NoDistance(Origin at, string by) => Error("BRY0262", at,
        $"'by: {by}' must know how far apart two are that are not alike at all.", "Say within:, above 0: days for dates, else the number's own unit.");

    public static Diagnostic DistanceOfTexts(Origin at) => Error("BRY0263", at,
        "'within' is a distance between two dates or numbers.", "Remove it, or compare by: date or by: number.");

    public static Diagnostic SameLevel(Origin at, string from) => Error("BRY0264", at,
        $"There is a level from {from} already, so this one is never reached.", "Remove one of them; 'points:' is the level from 1.");

    public static Diagnostic FewerForMore(Origin at, string from, string points, string below, string more) => Error("BRY0265", at,
        $"The level from {from} gives {points} points, and the one below, from {below}, gives {more}.", "What is more alike gives as many points or more.");

    public static Diagnostic NothingAboveFrom(Origin at) => Error("BRY0266", at,
        "There is nothing between 1 and 1 to give points for in proportion.", "Lower it, or compare by: exact.");

    public static Diagnostic MoreForNothing(Origin at, string nothing, string most) => Error("BRY0267", at,
        $"A missing value would give {nothing} points, and two equal ones {most}.", "Give more for equal values, or nothing for nothing.");

    public static Diagnostic TooManyComparisons(Origin at, int most) => Error("BRY0268", at,
        $"A score compares {most} values at most, and this is one more.", "Leave some out; those with for: count too.");

    public static Diagnostic NeverPossible(Origin at, string who, string possible, string most) => Error("BRY0269", at,
        $"{who} can never get {possible} points: all comparisons together give {most}.", "Lower it, or give more points.");
}
