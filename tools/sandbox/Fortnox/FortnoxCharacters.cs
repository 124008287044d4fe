using System.Text.RegularExpressions;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The characters Fortnox takes in texts and in numbers (Fortnox FACTS 1, 7, 8, 9). The ASCII apostrophe is not among them.</summary>
internal static partial class FortnoxCharacters
{
    public static bool Allowed(string text) => !Refused.IsMatch(text);

    public static bool AllowedInNumber(string number) => Number.IsMatch(number);

    public static bool AllowedInArticleNumber(string number) => ArticleNumber.IsMatch(number);

    public static bool Alphanumeric(string number) => LettersAndDigits.IsMatch(number);

    public static bool LooksLikeEmail(string text) => Email.IsMatch(text);

    [GeneratedRegex(@"[^\p{L}0-9 \r\n\u00a0–:.`´’,;^¤#%§£$€¢¥©™°&/()=+\-*_!?²³®½@\\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Refused { get; }

    [GeneratedRegex(@"^[\p{L}0-9–+/_\-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^[\p{L}0-9–+/._\-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ArticleNumber { get; }

    [GeneratedRegex(@"^[\p{L}0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LettersAndDigits { get; }

    [GeneratedRegex(@"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email { get; }
}
