using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>What Nordic business data needs.</summary>
internal static class BusinessFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        OfText("allowed_characters", Shrinks, static text => Value.Of(FortnoxCharacters.Clean(text)),
            "What Fortnox accepts in a text: each character that it would refuse becomes a space; runs of spaces become one.",
            "'Ada \"Countess\" <Lovelace>' | allowed_characters", "Ada Countess Lovelace"),
        OfText("domain", Misses, static text => Value.Of(Domain(text)),
            "The domain of an e-mail address, in small letters; nothing where it is none.", "'Ada@Brygga.SE' | domain", "brygga.se"),
        OfText("organisation_number", static t => Misses(t) with { Longest = 10 }, static text => Value.Of(OrganisationNumber.Find(text)),
            "The ten digits of a Swedish organisation number, also out of 16556036-0793 or SE556036079301; nothing where it is none.",
            "'SE556036079301' | organisation_number", "5560360793"),
    ];

    private static string Domain(string text)
    {
        var at = text.Trim().LastIndexOf('@');
        var domain = at > 0 ? text.Trim()[(at + 1)..].ToLowerInvariant() : "";
        return domain.Any(char.IsWhiteSpace) ? "" : domain;
    }
}
