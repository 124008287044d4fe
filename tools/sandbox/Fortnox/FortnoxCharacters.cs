using System.Text.RegularExpressions;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The characters Fortnox takes in texts and in customer numbers (Fortnox FACTS 1, 7). The ASCII apostrophe is not among them.</summary>
internal static partial class FortnoxCharacters
{
    public static bool Allowed(string text) => !Refused.IsMatch(text);

    public static bool AllowedInNumber(string number) => Number.IsMatch(number);

    public static bool LooksLikeEmail(string text) => Email.IsMatch(text);

    [GeneratedRegex(@"[^\p{L}0-9 \r\n\u00a0–:.`´’,;^¤#%§£$€¢¥©™°&/()=+\-*_!?²³®½@\\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Refused { get; }

    [GeneratedRegex(@"^[\p{L}0-9–+/_\-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email { get; }
}
