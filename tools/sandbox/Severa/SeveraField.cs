using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Severa;

internal enum SeveraKind
{
    Text,
    Choice,
    Date,
    Int32,
    Int64,
    Number,
    Flag,
    Money,
    Reference,

    /// <summary>Not stored: worked out from the record whenever it is shown.</summary>
    Computed,
}

/// <summary>A field of a Severa model. Audit fields are written by <see cref="SeveraViews"/>.</summary>
internal sealed record SeveraField(string Name, SeveraKind Kind)
{
    public bool ReadOnly { get; init; }

    /// <summary>Null and, for text, the empty string are refused.</summary>
    public bool Required { get; init; }

    public int Longest { get; init; } = int.MaxValue;

    public long Least { get; init; } = long.MinValue;

    /// <summary>What a missing field is created with.</summary>
    public object? Default { get; init; }

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>How the field is spelled on input, where that differs.</summary>
    public string Input { get; init; } = Name;

    /// <summary>The register a reference points into, with the group in it when it is a shared one.</summary>
    public Func<SeveraRegisters, RecordTable>? Register { get; init; }

    public string? Group { get; init; }

    /// <summary>The member of a reference that says which record is meant.</summary>
    public string Member { get; init; } = "guid";

    /// <summary>Texts that the object of a reference carries besides; stored with a dot.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>What an answer shows of the record that is referred to.</summary>
    public Func<SeveraRegisters, SandboxRecord, JsonObject>? Shown { get; init; }

    /// <summary>What is shown of a computed field.</summary>
    public Func<SeveraRegisters, SandboxRecord, JsonNode?>? Compute { get; init; }

    public SandboxRecord? Target(SeveraRegisters registers, string guid) =>
        Register?.Invoke(registers).Find(guid) is { } record && (Group is null || record.Text("group") == Group)
            ? record
            : null;
}
