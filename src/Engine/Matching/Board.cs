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
    private readonly Dictionary<string, int>?[] _places = new Dictionary<string, int>?[2];
    private readonly Finding?[][] _blocked = [new Finding?[selection.Severa.Length], new Finding?[selection.Fortnox.Length]];

    public List<Pair> Pairs { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>What people have decided.</summary>
    public Rulings Rulings { get; } = new();

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

    public void Join(int severa, int fortnox, Data.Link known) => Join(severa, fortnox, new Pair(this[Side.Severa][severa], this[Side.Fortnox][fortnox], known, None));

    public void Join(int severa, int fortnox, LinkWay by) => Join(severa, fortnox, new Pair(this[Side.Severa][severa], this[Side.Fortnox][fortnox], None, by));

    public void Join(int severa, int fortnox, Decision by) =>
        Join(severa, fortnox, new Pair(this[Side.Severa][severa], this[Side.Fortnox][fortnox], None, None) { Decided = by });

    /// <summary>Where a record is; None where it is not there.</summary>
    public Option<int> Place(Side side, string id) => (_places[(int)side] ??= Places(side)).TryGetValue(id, out var place) ? Some(place) : None;

    /// <summary>Keeps the record from being created on the other side; the first reason stands.</summary>
    public void Block(Side side, int index, Finding why) => _blocked[(int)side][index] ??= why;

    public IEnumerable<Unpaired> Unpaired() =>
        from side in new[] { Side.Severa, Side.Fortnox }
        from index in Enumerable.Range(0, this[side].Length)
        where this[side][index].TakesPart && (IsFree(side, index) || (IsUnsettled(side, index) && _blocked[(int)side][index] is not null))
        select new Unpaired(this[side][index], Optional(_blocked[(int)side][index]));

    private void Join(int severa, int fortnox, Pair pair)
    {
        Link(Side.Severa, severa);
        Link(Side.Fortnox, fortnox);
        Pairs.Add(pair);
    }

    private Dictionary<string, int> Places(Side side)
    {
        var places = new Dictionary<string, int>(this[side].Length, StringComparer.Ordinal);
        for (var i = 0; i < this[side].Length; i++) places[this[side][i].Ref.Id] = i;
        return places;
    }
}
