using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>One listing, and what its rows have in common.</summary>
internal sealed record Listing(Seq<Parameter> Filter, Option<Told> Told)
{
    /// <summary>The listings to be made: one, or one for each value that a filter tells.</summary>
    public static Seq<Listing> Of(ListWay way) => way.Told.Match(
        static tell => tell.Lists.Map(list => new Listing(Seq1(new Parameter(list.Parameter, list.Word)), new Told(tell.Field, list.Means))).Strict(),
        static () => Seq1(new Listing(Seq<Parameter>(), None)));
}
