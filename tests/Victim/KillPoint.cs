using System.Globalization;

namespace Brygga.Victim;

/// <summary>The moment at which a run dies, such as <c>before-http 7</c> or <c>after-Intend 1</c>: counted from 1, in the order in which effects happen.</summary>
internal sealed record KillPoint(string When, int Number)
{
    /// <summary>The run lives.</summary>
    public static KillPoint None { get; } = new("none", 0);

    public static KillPoint Read(string when, string number) => new(when, int.Parse(number, CultureInfo.InvariantCulture));

    public bool Is(string when, int number) => number == Number && string.Equals(when, When, StringComparison.Ordinal);
}
