using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>Everything declared about one system: how it writes an empty value, how long a lost create may still commit, its entities.</summary>
/// <param name="Empty">The text or number that clears a field of a kind; a kind that is missing can't be cleared there.</param>
/// <param name="UnknownWord">A literal that stands for "not readable" in any field (Fortnox: API_NORIGHT).</param>
/// <param name="Settle">How long absence proves nothing after a create whose answer was lost (MODEL 2).</param>
/// <param name="TimeZone">IANA zone of the system's times without a zone.</param>
public sealed record SystemCatalogue(
    Side Side,
    UpdateStyle Update,
    HashMap<ValueKind, EmptyWord> Empty,
    Option<string> UnknownWord,
    TimeSpan Settle,
    string TimeZone,
    HashMap<string, EntityType> Entities)
{
    /// <summary>The entity of one record that tells which company this is: the wrong one stops every run.</summary>
    public Option<string> Company { get; init; }
}

/// <summary>How a changed record is sent.</summary>
public enum UpdateStyle
{
    /// <summary>JSON Patch, replace only (Severa, FACTS 5).</summary>
    Patch,

    /// <summary>A partial PUT: what is left out is unchanged (Fortnox, FACTS 1).</summary>
    Put,
}

/// <summary>What is sent to clear a field.</summary>
public abstract record EmptyWord
{
    private EmptyWord()
    {
    }

    /// <summary>A JSON null.</summary>
    public sealed record Null : EmptyWord;

    /// <summary>A literal of the field's kind: <c>API_BLANK</c>, 0.</summary>
    public sealed record Literal(Value Value) : EmptyWord;
}

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

/// <summary>How an entity is read.</summary>
/// <param name="One">Path of a single record; <c>{Id}</c> stands for the id.</param>
/// <param name="Since">The list parameter for "changed since".</param>
/// <param name="With">Parameters that every incremental list call carries.</param>
/// <param name="Lists">Which fields a list row carries, and under what name; None = all.</param>
/// <param name="Tells">Fields that filtered lists tell, one listing a value.</param>
public sealed record ReadAccess(
    string List,
    Option<string> One,
    Paging Paging,
    Option<string> Since,
    HashMap<string, string> With,
    Option<HashMap<string, string>> Lists,
    Seq<Tell> Tells)
{
    /// <summary>Path of the records that belong to an owner; <c>{field}</c> stands for the owner's id.</summary>
    public Option<string> Of { get; init; }

    /// <summary>Further paths, of the records of other owners.</summary>
    public Seq<string> AlsoOf { get; init; }

    /// <summary>The entity has one record only, at <see cref="List"/>.</summary>
    public bool OneRecord { get; init; }

    /// <summary>List parameters by the field that they filter on.</summary>
    public HashMap<string, string> Filter { get; init; }

    /// <summary>Path of a file's bytes; <c>{field}</c> stands for a field of the record.</summary>
    public Option<string> Content { get; init; }
}

/// <summary>How a list goes on after its first page.</summary>
public enum Paging
{
    /// <summary>All rows in one answer.</summary>
    None,

    /// <summary>Severa: the header NextPageToken goes back as pageToken.</summary>
    Token,

    /// <summary>Severa: firstRow and rowCount, until a page is short.</summary>
    FirstRow,

    /// <summary>Fortnox: page from 1, MetaInformation tells how many.</summary>
    Number,
}

/// <summary>A field whose value is known from which filtered list a record stands in.</summary>
public sealed record Tell(string Field, Seq<TellList> Lists);

/// <summary>One filtered list, and what it says of the records in it.</summary>
public sealed record TellList(string Parameter, string Word, Value Means);

/// <summary>Paths for creating and updating; <c>{Id}</c> stands for the id. Empty: the system can't do it.</summary>
public sealed record WriteAccess(string Create, string Update)
{
    /// <summary>The condition under which the system lets a record be changed.</summary>
    public Option<Formula> While { get; init; }
}

/// <summary>One field of an entity.</summary>
/// <param name="Max">Greatest length of a text, in UTF-16 units, where the system declares one.</param>
/// <param name="Given">The system fills it in when a create leaves it out.</param>
public sealed record Field(
    string Name,
    FieldType Type,
    Option<int> Max,
    bool Required,
    WriteMode Write,
    bool Given,
    Option<Value> Default,
    Origin At)
{
    public Option<int> Min { get; init; }

    /// <summary>The only values that the field takes; empty = any.</summary>
    public Seq<Value> OneOf { get; init; }

    /// <summary>The literal that stands for "nothing" in this field.</summary>
    public Option<Value> None { get; init; }

    /// <summary>How the API wants a reference, where that is not the system's own way: opaque to the engine.</summary>
    public Option<string> Wire { get; init; }

    /// <summary>Filled in by the connector: from the path, or as it makes the record.</summary>
    public bool Provided { get; init; }

    /// <summary>Whether the system takes it is not known yet: the answer of a write is read back (MODEL 7).</summary>
    public bool Unverified { get; init; }
}

/// <summary>When a field may be written.</summary>
public enum WriteMode
{
    Always,

    /// <summary>Only when the record is created.</summary>
    Create,
    Never,
}

/// <summary>A field's type: its kind of value, and the one normaliser used for comparing, for the base and for writing (MODEL 3).</summary>
public sealed record FieldType(string Name, ValueKind Kind, Option<Formula> Normal)
{
    /// <summary>The kinds of record that a <see cref="ValueKind.Reference"/> may name; tried in this order.</summary>
    public Seq<EntityRef> RefersTo { get; init; }

    /// <summary>The type of a list's items.</summary>
    public Option<FieldType> Item { get; init; }

    /// <summary>The fields of a record that stands inside another.</summary>
    public HashMap<string, Field> Members { get; init; }

    /// <summary>A record that is written whole, never by a member (Severa: money).</summary>
    public bool Whole { get; init; }

    /// <summary>A text that converts to a whole number without loss.</summary>
    public bool Digits { get; init; }

    /// <summary>The only values of the type; empty = any.</summary>
    public Seq<Value> OneOf { get; init; }

    /// <summary>The member by which the records of a list are told apart.</summary>
    public Option<string> Key { get; init; }

    /// <summary>The type of a field of which only the name is still known.</summary>
    public static FieldType Remembered { get; } = new("remembered", ValueKind.Unknown, Option<Formula>.None);

    public string NormalText => Normal.Match(static f => f.Text, static () => "");

    public Value Normalise(Value value) => value.IsSet
        ? Normal.Match(f => f.Run(new Scope(Row.None, Row.None, value, Settings.None)), () => value)
        : value;
}
