using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>A kind of record in one system: identity, keys, fields, and how it is read, written and recovered.</summary>
/// <param name="Id">The field that is the immutable id.</param>
/// <param name="RecoverKey">The field by which a lost create is found again.</param>
public sealed record EntityType(
    EntityRef Ref,
    string Id,
    Seq<NaturalKey> Keys,
    Option<Envelope> Envelope,
    ReadAccess Read,
    Option<WriteAccess> Write,
    Option<string> RecoverKey,
    HashMap<string, Field> Fields,
    Origin At)
{
    /// <summary>The field by which people and <c>find</c> name a record: the first natural key, or the id.</summary>
    public string KeyField => Keys.HeadOrNone().Match(static k => k.Field, () => Id);

    /// <summary>Records that belong to this one, by the name under which expressions reach them.</summary>
    public HashMap<string, Relation> Relations { get; init; }

    /// <summary>The entity under which records of this one are created, and the field that names it.</summary>
    public Option<PartOf> PartOf { get; init; }

    /// <summary>The field that carries the create marker, where there is one.</summary>
    public Option<Marker> Marker { get; init; }

    /// <summary>How a lost create is found that has neither a marker nor a key of its own.</summary>
    public Option<RecoverBySame> RecoverBySame { get; init; }

    /// <summary>What can be done to a record besides writing its fields.</summary>
    public HashMap<string, RemoteAction> Actions { get; init; }

    public Option<Attachments> Attachments { get; init; }

    /// <summary>What the system will work out from what is written, in the rules' own language.</summary>
    public HashMap<string, Formula> Computed { get; init; }

    /// <summary>Made by the connector, not read from a path of its own.</summary>
    public bool Provided { get; init; }

    /// <summary>The entities that a provided one is made from.</summary>
    public Seq<EntityRef> ProvidedFrom { get; init; }

    /// <summary>The fields that together are the id, where no one field is; <see cref="Id"/> is then empty.</summary>
    public Seq<string> IdParts { get; init; }

    /// <summary>The records are rows inside the records of another entity.</summary>
    public Option<RowsOf> RowsOf { get; init; }

    /// <summary>All fields: the formulas of a catalogue (<c>while:</c>, <c>may:</c>, <c>done:</c>, <c>computed:</c>) have the ordinals of this schema.</summary>
    public Schema Whole => new(Ref, Fields.Values);
}

/// <summary>Rows that stand inside another record, as a list in it.</summary>
/// <param name="By">The field of a row that names the record in which it stands.</param>
/// <param name="List">The list in that record, as the API names it.</param>
public sealed record RowsOf(EntityRef Owner, string By, string List);

/// <summary>An index that the snapshot keeps; a change among the related makes the owner changed (MODEL 5).</summary>
/// <param name="By">The field of the related entity that names the owner.</param>
/// <param name="Order">What makes "the first" the same one every time.</param>
public sealed record Relation(EntityRef To, bool Many, string By, Seq<string> Order);

/// <summary>A record that belongs to another: its owner, and the field that names it.</summary>
public sealed record PartOf(EntityRef Owner, string By);

/// <summary>A field that carries the mark by which a lost create is found again.</summary>
/// <param name="Find">The list parameter that searches it; answers are compared exactly.</param>
public sealed record Marker(string Field, int Max, string Find);

/// <summary>A lost create is found again by its fields, for want of a marker or a key.</summary>
/// <param name="Within">The field that narrows the search.</param>
/// <param name="Fields">The fields that must be the same.</param>
/// <param name="Counted">Equal, unlinked records before the create are counted (MODEL 2).</param>
public sealed record RecoverBySame(Option<string> Within, Seq<string> Fields, bool Counted);

/// <summary>An action on a record.</summary>
/// <param name="May">When it may be done.</param>
/// <param name="Done">How a lost answer is settled.</param>
/// <param name="Makes">The entity of a record that it makes, and the field that names it afterwards.</param>
public sealed record RemoteAction(string Method, string Path, Option<Formula> May, Option<Formula> Done, Option<(EntityRef Entity, string Field)> Makes);

/// <summary>How files are attached to a record, and what the system takes.</summary>
/// <param name="As">How files are sent: opaque to the engine, known to the connector.</param>
/// <param name="Accepts">Content types; empty = any.</param>
public sealed record Attachments(Option<string> List, string Add, string As, Seq<string> Accepts, Option<int> MaxFiles, Option<long> MaxSize, Option<long> MaxTotal)
{
    public Option<string> Folder { get; init; }

    /// <summary>What the API calls a record of this kind where files are connected to it.</summary>
    public Option<string> Kind { get; init; }

    /// <summary>The fields by which a file is found again whose upload got no answer.</summary>
    public Seq<string> RecoverBySame { get; init; }
}

/// <summary>A field whose value names the record to people.</summary>
/// <param name="Find">The list parameter that searches it; substring search is assumed, so answers are compared exactly.</param>
public sealed record NaturalKey(string Field, Uniqueness Unique, Option<string> Find)
{
    /// <summary>The key of a record that is gone stays used.</summary>
    public bool Reserved { get; init; }
}

/// <summary>What a system does about a key that is used twice.</summary>
public enum Uniqueness
{
    /// <summary>The system lets two records have one key.</summary>
    No,

    /// <summary>Not known to be enforced: looked up before a create.</summary>
    Asked,

    /// <summary>The system refuses a used key: no look-up before a create.</summary>
    Enforced,
}

/// <summary>The wrappers of a single record and of a list (Fortnox, FACTS 1).</summary>
public sealed record Envelope(string One, string Many);
