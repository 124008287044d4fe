using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>The mirrored records of one entity.</summary>
/// <param name="Schema">Hash of the schema that the rows are encoded under; None while there are no rows, or rows of several schemas: they are then decoded anew.</param>
public sealed record Mirror(Option<Hash> Schema, Seq<MirrorRow> Rows, Option<Cursor> Cursor);

/// <summary>The same without their JSON.</summary>
public sealed record MirrorRows(Option<Hash> Schema, Seq<EncodedRow> Rows, Option<Cursor> Cursor)
{
    /// <summary>The ids of the owners of which all was stored that belongs to them.</summary>
    public Seq<string> Owners { get; init; }
}

/// <summary>A record's canonical bytes, and when they were read.</summary>
public sealed record EncodedRow(string Id, ReadOnlyMemory<byte> Row, DateTimeOffset ReadAt)
{
    /// <summary>The owner with which it was stored.</summary>
    public Option<string> Owner { get; init; }
}

/// <summary>A record as it was read.</summary>
/// <param name="Json">As received, so that a new mapped field needs no new reading (MODEL 3).</param>
/// <param name="Row">Its canonical bytes under the schema it was saved with.</param>
public sealed record MirrorRow(string Id, string Json, ReadOnlyMemory<byte> Row, DateTimeOffset ReadAt);

/// <summary>All records of an entity that belong to one owner.</summary>
/// <param name="Owner">The owner's id.</param>
public sealed record Belonging(string Owner, Seq<MirrorRow> Rows, DateTimeOffset At);
