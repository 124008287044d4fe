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
    HashMap<string, EntityType> Entities);

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

    /// <summary>Made by the connector, not read from a path of its own; from these entities.</summary>
    public Seq<EntityRef> ProvidedFrom { get; init; }
}

/// <summary>An index that the snapshot keeps; a change among the related makes the owner changed (MODEL 5).</summary>
/// <param name="By">The field of the related entity that names the owner.</param>
/// <param name="Order">What makes "the first" the same one every time.</param>
public sealed record Relation(EntityRef To, bool Many, string By, Seq<string> Order);

public sealed record PartOf(EntityRef Owner, string By);

/// <param name="Find">The list parameter that searches it; answers are compared exactly.</param>
public sealed record Marker(string Field, int Max, string Find);

/// <param name="Within">The field that narrows the search.</param>
/// <param name="Fields">The fields that must be the same.</param>
/// <param name="Counted">Equal, unlinked records before the create are counted (MODEL 2).</param>
public sealed record RecoverBySame(Option<string> Within, Seq<string> Fields, bool Counted);

/// <summary>An action on a record.</summary>
/// <param name="May">When it may be done.</param>
/// <param name="Done">How a lost answer is settled.</param>
/// <param name="Makes">The entity of a record that it makes, and the field that names it afterwards.</param>
public sealed record RemoteAction(string Method, string Path, Option<Formula> May, Option<Formula> Done, Option<(EntityRef Entity, string Field)> Makes);

/// <param name="As">How files are sent: opaque to the engine, known to the connector.</param>
/// <param name="Accepts">Content types; empty = any.</param>
public sealed record Attachments(Option<string> List, string Add, string As, Seq<string> Accepts, Option<int> MaxFiles, Option<long> MaxSize, Option<long> MaxTotal);

/// <summary>A field whose value names the record to people.</summary>
/// <param name="Find">The list parameter that searches it; substring search is assumed, so answers are compared exactly.</param>
public sealed record NaturalKey(string Field, Uniqueness Unique, Option<string> Find);

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

    /// <summary>The entity has one record only, at <see cref="List"/>.</summary>
    public bool OneRecord { get; init; }

    /// <summary>List parameters by the field that they filter on.</summary>
    public HashMap<string, string> Filter { get; init; }
}

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

public sealed record TellList(string Parameter, string Word, Value Means);

/// <summary>Paths for creating and updating; <c>{Id}</c> stands for the id.</summary>
public sealed record WriteAccess(string Create, string Update);

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
}

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

    /// <summary>The type of a field of which only the name is still known.</summary>
    public static FieldType Remembered { get; } = new("remembered", ValueKind.Unknown, Option<Formula>.None);

    public string NormalText => Normal.Match(static f => f.Text, static () => "");

    public Value Normalise(Value value) => value.IsSet
        ? Normal.Match(f => f.Run(new Scope(Row.None, Row.None, value, Settings.None)), () => value)
        : value;
}
