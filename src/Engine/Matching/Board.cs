using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>The state of matching one flow, private to the matcher: how each record stands, and what keeps it from being created.</summary>
internal sealed class Board(Selection selection)
{
    private readonly Standing[][] _standing = [new Standing[selection.Severa.Length], new Standing[selection.Fortnox.Length]];
    private readonly Finding?[][] _blocked = [new Finding?[selection.Severa.Length], new Finding?[selection.Fortnox.Length]];

    public List<Pair> Pairs { get; } = [];

    public List<Finding> Findings { get; } = [];

    public Entry[] this[Side side] => selection[side];

    private enum Standing
    {
        Free,

        /// <summary>Tied, or its partner takes no part: nobody's partner until a person has acted.</summary>
        Unsettled,

        /// <summary>Has its partner, though that may be gone.</summary>
        Linked,
    }

    public bool IsFree(Side side, int index) => _standing[(int)side][index] == Standing.Free;

    public bool IsUnsettled(Side side, int index) => _standing[(int)side][index] == Standing.Unsettled;

    public bool IsLinked(Side side, int index) => _standing[(int)side][index] == Standing.Linked;

    public void Link(Side side, int index) => _standing[(int)side][index] = Standing.Linked;

    public void LeaveUnsettled(Side side, int index) => _standing[(int)side][index] = Standing.Unsettled;

    public void Join(int severa, int fortnox, Option<Data.Link> known, Option<LinkWay> by)
    {
        Link(Side.Severa, severa);
        Link(Side.Fortnox, fortnox);
        Pairs.Add(new(this[Side.Severa][severa], this[Side.Fortnox][fortnox], known, by));
    }

    /// <summary>Keeps the record from being created on the other side; the first reason stands.</summary>
    public void Block(Side side, int index, Finding why) => _blocked[(int)side][index] ??= why;

    public IEnumerable<Unpaired> Unpaired() =>
        from side in new[] { Side.Severa, Side.Fortnox }
        from index in Enumerable.Range(0, this[side].Length)
        where this[side][index].TakesPart && (IsFree(side, index) || (IsUnsettled(side, index) && _blocked[(int)side][index] is not null))
        select new Unpaired(this[side][index], Optional(_blocked[(int)side][index]));
}
