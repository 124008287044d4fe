using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;

namespace Brygga.Engine.Matching;

/// <summary>Two records that are one.</summary>
/// <param name="Known">The link in memory; None where the two were found now.</param>
/// <param name="By">The way by which they were found now.</param>
internal sealed record Pair(Entry Severa, Entry Fortnox, Option<Data.Link> Known, Option<LinkWay> By)
{
    /// <summary>The decision that makes them one, where neither memory nor a way does.</summary>
    public Option<Decision> Decided { get; init; }

    public Entry this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public bool TakesPart => Severa.TakesPart && Fortnox.TakesPart;
}

/// <summary>A record that takes part and has no partner.</summary>
/// <param name="Blocked">Why it may not be created on the other side all the same.</param>
internal sealed record Unpaired(Entry Entry, Option<Finding> Blocked);

/// <summary>Outcome of matching: a record is in one pair at most, or single, or neither (bound to what is gone, tied).</summary>
internal sealed record Matches(Seq<Pair> Pairs, Seq<Unpaired> Unpaired, Seq<Finding> Findings)
{
    /// <summary>Pairs of which one was made by a create that was never confirmed: they are resolved, not linked anew.</summary>
    public Seq<Pair> Resolving { get; init; }
}
