using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox;

internal enum FortnoxKind
{
    Text,
    Email,
    Country,
    Choice,
    Flag,

    /// <summary>A JSON number out.</summary>
    Number,

    /// <summary>An amount that goes out as text.</summary>
    Money,

    /// <summary>Four digits, a JSON number out.</summary>
    Account,

    /// <summary>Derived from another field; refused on input.</summary>
    CountryName,
}

/// <summary>A field of a Fortnox model. A name with a dot is a part of an object.</summary>
internal sealed record FortnoxField(string Name, FortnoxKind Kind)
{
    public int Longest { get; init; } = 1024;

    public int Shortest { get; init; }

    public bool Required { get; init; }

    /// <summary>Whether an empty value shows as null rather than as "" (Fortnox FACTS 3).</summary>
    public bool EmptyIsNull { get; init; }

    public object? Default { get; init; }

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The code field that a country name follows.</summary>
    public string? Follows { get; init; }
}
