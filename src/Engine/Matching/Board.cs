using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>The state of matching one flow, private to the matcher: which record is bound, and what keeps it from being created.</summary>
internal sealed class Board(Selection selection)
{
    private readonly bool[][] _bound = [new bool[selection.Severa.Length], new bool[selection.Fortnox.Length]];
    private readonly Finding?[][] _blocked = [new Finding?[selection.Severa.Length], new Finding?[selection.Fortnox.Length]];

    public List<Pair> Pairs { get; } = [];

    public List<Finding> Findings { get; } = [];

    public Entry[] this[Side side] => selection[side];

    /// <summary>Whether the record has a partner, or must not get one.</summary>
    public bool IsBound(Side side, int index) => _bound[(int)side][index];

    public void Bind(Side side, int index) => _bound[(int)side][index] = true;

    public void Join(int severa, int fortnox, Option<Data.Link> known, Option<LinkWay> by)
    {
        Bind(Side.Severa, severa);
        Bind(Side.Fortnox, fortnox);
        Pairs.Add(new(this[Side.Severa][severa], this[Side.Fortnox][fortnox], known, by));
    }

    /// <summary>Keeps the record from being created on the other side; the first reason stands.</summary>
    public void Block(Side side, int index, Finding why) => _blocked[(int)side][index] ??= why;

    public IEnumerable<Unpaired> Unpaired() =>
        from side in new[] { Side.Severa, Side.Fortnox }
        from index in Enumerable.Range(0, this[side].Length)
        where !IsBound(side, index) && this[side][index].TakesPart
        select new Unpaired(this[side][index], Optional(_blocked[(int)side][index]));
}
