using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

internal enum FortnoxKind
{
    Text,
    Email,
    Country,
    Choice,
    Flag,
    Date,

    /// <summary>A JSON number out.</summary>
    Number,

    /// <summary>An amount that goes out as text.</summary>
    Money,

    /// <summary>An account: 0 goes back to the default, a JSON number out.</summary>
    Account,

    /// <summary>Derived from another field; refused on input.</summary>
    CountryName,
}

/// <summary>A field of a Fortnox model. A name with a dot is a part of an object.</summary>
internal sealed record FortnoxField(string Name, FortnoxKind Kind)
{
    public int Longest { get; init; } = 1024;

    public int Shortest { get; init; }

    /// <summary>The bounds of a number or an account.</summary>
    public decimal Least { get; init; } = decimal.MinValue;

    public decimal Most { get; init; } = decimal.MaxValue;

    public bool Required { get; init; }

    /// <summary>Refused on input like a name that does not exist (Fortnox FACTS 3).</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether an empty value shows as null rather than as "" (Fortnox FACTS 3).</summary>
    public bool EmptyIsNull { get; init; }

    public object? Default { get; init; }

    /// <summary>The default where it depends on other fields of the record.</summary>
    public Func<SandboxRecord, object?>? Given { get; init; }

    /// <summary>The words of a choice, or the only numbers taken; empty for all.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The code field that a country name follows.</summary>
    public string? Follows { get; init; }

    /// <summary>Whether only rows of lists show it.</summary>
    public bool RowOnly { get; init; }

    /// <summary>The register a code must be in.</summary>
    public FortnoxReference? Refers { get; init; }

    public object? Value(SandboxRecord record) => record[Name] ?? Default ?? Given?.Invoke(record);
}

/// <summary>The register that a code is looked up in, and the refusal when it is not there.</summary>
internal sealed record FortnoxReference(Func<FortnoxRegisters, RecordTable> Register, Func<Answer> Missing)
{
    /// <summary>The characters that a code may have; another one is refused before the code is looked up.</summary>
    public Func<string, bool> Allowed { get; init; } = static _ => true;
}
