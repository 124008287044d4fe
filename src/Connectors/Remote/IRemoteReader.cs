using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Remote;

/// <summary>Reads one system, as its catalogue declares. Knows no flow and no mapped field.</summary>
public interface IRemoteReader
{
    Side Side { get; }

    /// <summary>
    /// All records of an entity, or those changed since an instant (inclusive), page by page. Fields that the list lacks but the
    /// ask wants are told by filtered lists or read one by one. A fault ends the sequence.
    /// </summary>
    IAsyncEnumerable<Either<Fault, Page>> List(ListAsk ask, CancellationToken stop);

    /// <summary>One record; None when the system says that there is none.</summary>
    Task<Either<Fault, Option<Received>>> One(EntityType entity, Schema schema, string id, CancellationToken stop);

    /// <summary>The records whose key equals the value exactly.</summary>
    Task<Either<Fault, Seq<Received>>> Find(EntityType entity, Schema schema, NaturalKey key, Value value, CancellationToken stop);

    /// <summary>The records that belong to an owner, all of them; for an entity that the system lists by owner.</summary>
    Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, string owner, CancellationToken stop);

    /// <summary>
    /// The same by one of the lists that the system has of them. The owner is filled in where the answer does not name it, and records
    /// of another owner are left out.
    /// </summary>
    Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, OwnerPath by, string owner, CancellationToken stop);

    /// <summary>Who makes the records of a provided entity.</summary>
    IMaker Maker(EntityType entity);

    /// <summary>The bytes of a file, of an entity whose catalogue says where they are.</summary>
    /// <param name="json">The file's record as it was received.</param>
    Task<Either<Fault, FileContent>> Content(EntityType entity, string json, CancellationToken stop);

    /// <summary>The row of a record received earlier, under another schema; a field that its JSON lacks is unknown.</summary>
    Row Decode(EntityType entity, Schema schema, string json);
}

/// <summary>Writes one system. The commands that only plan never get hold of one.</summary>
public interface IRemoteWriter
{
    /// <summary>Creates a record; the answer is the record as the system now has it.</summary>
    Task<Either<Fault, Received>> Create(EntityType entity, Schema schema, Seq<FieldWrite> fields, CancellationToken stop);

    /// <summary>Changes the named fields of a record and nothing else; the answer is the record as the system now has it.</summary>
    Task<Either<Fault, Received>> Update(EntityType entity, Schema schema, string id, Seq<FieldWrite> fields, CancellationToken stop);

    /// <summary>Does an action of the catalogue to a record; the answer is that record as the system now has it.</summary>
    Task<Either<Fault, Received>> Act(EntityType entity, Schema schema, string id, RemoteAction action, CancellationToken stop);

    /// <summary>
    /// Attaches a file to a record, as the entity's catalogue says. One that is there already counts, and one that was sent and
    /// never attached is not sent again.
    /// </summary>
    /// <param name="file">Under a name that no other file has.</param>
    Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop);
}

/// <summary>A file as it is read and sent.</summary>
public sealed record FileContent(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>A file that is attached.</summary>
/// <param name="Id">What the system calls it.</param>
/// <param name="Found">It was attached before.</param>
public sealed record Attached(string Id, bool Found);

/// <summary>A listing that is asked for.</summary>
/// <param name="Schema">What the rows are encoded under.</param>
public sealed record ListAsk(EntityType Entity, Schema Schema)
{
    /// <summary>The fields that have to be read; the others may stay unknown. All of the schema when nothing is said.</summary>
    public Seq<string> Wanted { get; init; } = toSeq(Schema.Fields.Select(static field => field.Name)).Strict();

    /// <summary>Only what was changed since then, inclusive.</summary>
    public Option<DateTimeOffset> Since { get; init; }

    /// <summary>Only records with these values, as far as the system's own filter goes.</summary>
    public Seq<ListFilter> Filter { get; init; }

    /// <summary>The JSON of a record that is not read by itself again as long as its list row says nothing new.</summary>
    public Func<string, Option<string>> Known { get; init; } = static _ => None;
}

/// <summary>A record as it came: its id, its JSON, and its row under the schema that was asked for.</summary>
public sealed record Received(string Id, string Json, Row Row);

/// <summary>One field to be written; nothing clears it.</summary>
public readonly record struct FieldWrite(Field Field, Value Value);

/// <summary>A page of a listing.</summary>
/// <param name="Gaps">What shows that this listing is not whole (totals that do not add up), in words; empty when nothing does.</param>
/// <param name="Expected">How many records the whole listing has, where the system tells.</param>
public sealed record Page(Seq<Received> Records, Seq<string> Gaps, Option<int> Expected)
{
    /// <summary>Ids of records that came, are as they are known, and were therefore not read again.</summary>
    public Seq<string> Unchanged { get; init; }
}
