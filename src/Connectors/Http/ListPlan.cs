using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>How a schema's fields are had from an entity's lists: at best from the rows, else from filtered lists, else one by one.</summary>
/// <param name="Told">The field that filtered lists tell.</param>
/// <param name="OneByOne">Each record has to be read by itself.</param>
internal sealed record ListPlan(Option<Tell> Told, bool OneByOne)
{
    public static ListPlan Of(ReadAccess read, Schema schema)
    {
        var lacking = Lacking(read, schema);
        if (lacking.IsEmpty) return new(None, OneByOne: false);
        var told = read.Tells.Find(tell => lacking.ForAll(field => string.Equals(tell.Field, field, StringComparison.Ordinal)));
        return new(told, told.IsNone && read.One.IsSome);
    }

    /// <summary>The fields that no list row carries.</summary>
    private static Seq<string> Lacking(ReadAccess read, Schema schema) => read.Lists.Match(
        listed => toSeq(schema.Fields).Map(static field => field.Name).Filter(name => !listed.ContainsKey(name)).Strict(),
        static () => Seq<string>());

    /// <summary>The listings to be made: one, or one for each value that a filter tells.</summary>
    public Seq<Listing> Listings => Told.Match(
        static tell => tell.Lists.Map(list => new Listing(Seq1(new Parameter(list.Parameter, list.Word)), new Told(tell.Field, list.Means))).Strict(),
        static () => Seq1(new Listing(Seq<Parameter>(), None)));
}

/// <summary>One listing, and what its rows have in common.</summary>
internal sealed record Listing(Seq<Parameter> Filter, Option<Told> Told);
