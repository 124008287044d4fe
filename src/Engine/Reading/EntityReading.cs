using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Reading;

/// <summary>One entity of a snapshot, and how it is had.</summary>
/// <param name="Schema">What its rows are encoded under.</param>
/// <param name="Wanted">The fields among these that a planned rule needs; the others may stay unread.</param>
/// <param name="IsRegister">A side of a flow, not only something that rules reach through a record.</param>
public sealed record EntityReading(EntityType Entity, Schema Schema, Seq<string> Wanted, Way Way, bool IsRegister)
{
    /// <summary>The rules for which each record has to be read by itself.</summary>
    public Seq<FieldUse> OneByOneFor { get; init; }

    /// <summary>The lists that the system has of what belongs to a document.</summary>
    public Seq<OwnerPath> Of { get; init; }
}

/// <summary>How the records of an entity are had.</summary>
public abstract record Way
{
    private Way()
    {
    }

    /// <summary>The one record that there is.</summary>
    public sealed record Sole : Way;

    /// <summary>By its lists.</summary>
    /// <param name="Incremental">The list can be asked for what has changed.</param>
    public sealed record Listed(bool Incremental, ListWay By) : Way
    {
        /// <summary>How many filtered lists are made on every run, of what flows of documents pick up.</summary>
        public int PickUps { get; init; }

        /// <summary>Nothing but the records that are picked up, and those that are linked.</summary>
        public bool PickedUpOnly { get; init; }
    }

    /// <summary>By a list for each owner, since there is no other.</summary>
    /// <param name="Paths">One path for each kind of owner.</param>
    public sealed record OfOwners(Seq<OwnerPath> Paths) : Way;

    /// <summary>Out of the records of another entity, in which it stands as a list.</summary>
    public sealed record Inside(RowsOf Rows) : Way;

    /// <summary>Not read: the connector makes it from others, for each document that is at work.</summary>
    public sealed record Made : Way;
}

/// <summary>The path of the records that belong to an owner.</summary>
/// <param name="By">The field of a record that names its owner, which stands in the path for the owner's id.</param>
public sealed record OwnerPath(EntityRef Owner, string By, string Path)
{
    /// <summary>The parameter that has the owner's id, where the path is that of a list of all.</summary>
    public Option<string> Parameter { get; init; }
}
