namespace Brygga.Engine.Data;

/// <summary>One of the two systems that a connection joins (DESIGN 4: "system").</summary>
public enum Side
{
    Severa,
    Fortnox,
}

/// <summary>What a side is called, and which is the other.</summary>
public static class Sides
{
    public static Side Other(this Side side) => side == Side.Severa ? Side.Fortnox : Side.Severa;

    /// <summary>The system's word in rule files, plans and messages: <c>severa</c> or <c>fortnox</c>.</summary>
    public static string Word(this Side side) => side == Side.Severa ? "severa" : "fortnox";

    /// <summary>The side of a <see cref="Word"/>; throws for any other.</summary>
    public static Side Parse(ReadOnlySpan<char> word) => word switch
    {
        "severa" => Side.Severa,
        "fortnox" => Side.Fortnox,
        _ => throw new FormatException($"no system is called '{word.ToString()}'"),
    };

    /// <summary>The system's name as a person writes it.</summary>
    public static string Title(this Side side) => side == Side.Severa ? "Severa" : "Fortnox";
}
