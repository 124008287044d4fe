using LanguageExt;

namespace Brygga.Engine.Data;

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
