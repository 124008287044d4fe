using System.Globalization;

namespace Brygga.EndToEnd.Rig;

/// <summary>Where the kills landed.</summary>
internal sealed class Landings
{
    private readonly List<(Phase Phase, bool IsWriting, bool IsIntent)> _all = [];

    public int Kills => _all.Count;

    public static Landings Of(IEnumerable<Landings> several)
    {
        var all = new Landings();
        foreach (var one in several) all._all.AddRange(one._all);
        return all;
    }

    public void Add(Whereabouts where) => _all.Add((where.Phase, where.IsWriting, where.IsIntent));

    public int Of(Phase phase) => _all.Count(one => one.Phase == phase);

    /// <summary>The table for the docs.</summary>
    public override string ToString() => string.Join('\n',
    [
        "| phase | kills | with a call under way that changes something | with a create announced in the state and not settled |",
        "| --- | --- | --- | --- |",
        .. Enum.GetValues<Phase>().Select(phase => Row(phase.ToString(), _all.Where(one => one.Phase == phase))),
        Row("all", _all),
    ]);

    private static string Row(string name, IEnumerable<(Phase Phase, bool IsWriting, bool IsIntent)> kills) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {kills.Count()} | {kills.Count(static one => one.IsWriting)} | {kills.Count(static one => one.IsIntent)} |");
}
