using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>The records of both systems as they were last read, and how far each entity has been read.</summary>
public interface IMirrorStore
{
    /// <summary>The mirrored records with their JSON, which is most of the mirror: for encoding them anew, and for comparing.</summary>
    Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop);

    /// <summary>The mirrored records without their JSON: what planning needs.</summary>
    Task<MirrorRows> LoadRows(EntityRef entity, CancellationToken stop);

    /// <summary>The mirrored record, or None.</summary>
    Task<Option<MirrorRow>> FindMirrorRow(RecordRef record, CancellationToken stop);

    /// <summary>Stores a page of records as they were read.</summary>
    Task SaveRows(EntityRef entity, Schema schema, Seq<MirrorRow> rows, CancellationToken stop);

    /// <summary>Stores all that belongs to an owner: what the mirror has of it besides is gone.</summary>
    Task SaveBelonging(EntityRef entity, Schema schema, Belonging belonging, CancellationToken stop);

    /// <summary>These records are no longer there: they leave the mirror.</summary>
    Task ForgetRows(EntityRef entity, Seq<string> ids, CancellationToken stop);

    /// <summary>A listing brought these records as they are in the mirror; they were not read again.</summary>
    Task SeeRows(EntityRef entity, Seq<string> ids, DateTimeOffset at, CancellationToken stop);

    /// <summary>
    /// Moves the cursor after a listing was read to its end. After a complete listing the rows that it did not bring
    /// (neither read nor seen since <see cref="Cursor.Complete"/>) are removed: they are gone in the system.
    /// </summary>
    Task FinishReading(EntityRef entity, Schema schema, Cursor cursor, CancellationToken stop);
}
