using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>The decisions that hold in one flow, by the places of their records; private to the matcher.</summary>
internal sealed class Rulings
{
    private readonly Dictionary<(int Severa, int Fortnox), Decision> _apart = [];
    private readonly Dictionary<(Side Side, int Index), Decision> _single = [];
    private readonly Dictionary<(Side Side, int Index), Decision> _deferred = [];

    /// <summary>The pairs that people have made, those that memory has by now among them.</summary>
    public List<(int Severa, int Fortnox, Decision By)> Accepted { get; } = [];

    public IEnumerable<(int Severa, int Fortnox, Decision By)> Apart => _apart.Select(static apart => (apart.Key.Severa, apart.Key.Fortnox, apart.Value));

    public IEnumerable<(Side Side, int Index, Decision By)> Single => _single.Select(static single => (single.Key.Side, single.Key.Index, single.Value));

    /// <summary>Whether anybody is to be kept from being linked.</summary>
    public bool KeepAny => _apart.Count + _single.Count > 0;

    /// <summary>The two are never one: ways to link are tried as if they were not equal.</summary>
    public void KeepApart(int severa, int fortnox, Decision by) => _apart[(severa, fortnox)] = by;

    /// <summary>Whether a way to link may make the two one.</summary>
    public bool MayMeet(int severa, int fortnox) => !_apart.ContainsKey((severa, fortnox)) && !IsSingle(Side.Severa, severa) && !IsSingle(Side.Fortnox, fortnox);

    /// <summary>The record has no partner, whatever a way to link would find.</summary>
    public void KeepSingle(Side side, int index, Decision by) => _single[(side, index)] = by;

    public bool IsSingle(Side side, int index) => _single.ContainsKey((side, index));

    /// <summary>The record waits for a decision.</summary>
    public void Defer(Side side, int index, Decision until) => _deferred[(side, index)] = until;

    public Option<Decision> Deferred(Side side, int index) => _deferred.TryGetValue((side, index), out var decision) ? Some(decision) : None;
}
