using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Severa;

internal enum SeveraKind
{
    Text,
    Int32,
    Int64,
    Number,
    Flag,
    Reference,
}

/// <summary>A field of a Severa model that is stored. Audit fields and computed ones are written by <see cref="SeveraViews"/>.</summary>
internal sealed record SeveraField(string Name, SeveraKind Kind)
{
    public bool ReadOnly { get; init; }

    /// <summary>Null and, for text, the empty string are refused.</summary>
    public bool Required { get; init; }

    public int Longest { get; init; } = int.MaxValue;

    public long Least { get; init; } = long.MinValue;

    /// <summary>What a missing field is created with.</summary>
    public object? Default { get; init; }

    /// <summary>The register a reference points into, with the group in it when it is a shared one.</summary>
    public Func<SeveraRegisters, RecordTable>? Register { get; init; }

    public string? Group { get; init; }

    /// <summary>What an answer shows of the record that is referred to, besides its guid.</summary>
    public Func<SeveraRegisters, SandboxRecord, JsonObject>? Shown { get; init; }

    public SandboxRecord? Target(SeveraRegisters registers, string guid) =>
        Register?.Invoke(registers).Find(guid) is { } record && (Group is null || record.Text("group") == Group)
            ? record
            : null;
}
