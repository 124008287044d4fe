using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>The records of both sides that are equal by a way to link, or by a pair of one; by their places on the board.</summary>
internal sealed class Group
{
    public List<int> Severa { get; private init; } = [];

    public List<int> Fortnox { get; private init; } = [];

    public List<int> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    /// <summary>
    /// The group without those who have no partner, since people have said so: they keep nobody from theirs; and those who can be linked
    /// with nobody in it apart from the rest, side by side. So a person can resolve a tie by saying who is not meant.
    /// </summary>
    public IEnumerable<Group> Parted(Rulings rulings)
    {
        if (!rulings.KeepAny) return [this];
        var rest = new Group { Severa = Severa.FindAll(s => !rulings.IsSingle(Side.Severa, s)), Fortnox = Fortnox.FindAll(f => !rulings.IsSingle(Side.Fortnox, f)) };
        if (rest.Severa.Count == 0 || rest.Fortnox.Count == 0) return [rest];
        var severa = rest.Severa.ToLookup(s => rest.Fortnox.TrueForAll(f => !rulings.MayMeet(s, f)));
        var fortnox = rest.Fortnox.ToLookup(f => rest.Severa.TrueForAll(s => !rulings.MayMeet(s, f)));
        return
        [
            new() { Severa = [.. severa[false]], Fortnox = [.. fortnox[false]] },
            new() { Severa = [.. severa[true]] },
            new() { Fortnox = [.. fortnox[true]] },
        ];
    }

    public bool Any(Func<Side, int, bool> holds) => Places().Any(place => holds(place.Side, place.Index));

    public void Each(Action<Side, int> act)
    {
        foreach (var (side, index) in Places()) act(side, index);
    }

    /// <summary>The decision that was put off of one of them.</summary>
    public Option<Decision> Deferred(Rulings rulings) => toSeq(Places()).Bind(place => rulings.Deferred(place.Side, place.Index).ToSeq()).HeadOrNone();

    public Seq<RecordRef> Records(Board board) => toSeq(Places().Select(place => board[place.Side][place.Index].Ref)).Strict();

    private IEnumerable<(Side Side, int Index)> Places() =>
        Severa.Select(static i => (Side.Severa, i)).Concat(Fortnox.Select(static i => (Side.Fortnox, i)));
}
