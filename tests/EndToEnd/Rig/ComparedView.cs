using System.Text.Json.Nodes;

namespace Brygga.EndToEnd.Rig;

/// <summary>A comparison's JSON as a program of somebody else would read it.</summary>
internal sealed class ComparedView(JsonNode json)
{
    public int Open => json["open"]!.GetValue<int>();

    public IReadOnlyList<ComparedItem> Items { get; } =
        [.. json["registers"]!.AsArray().SelectMany(static register => register!["items"]!.AsArray().Select(item => new ComparedItem(register["flow"]!.GetValue<string>(), item!)))];

    public IEnumerable<JsonNode> Registers => json["registers"]!.AsArray().Select(static register => register!);

    public ComparedItem Of(string record) => Items.Single(item => item.Record(item.Of) == record || (item.Kind != "taken" && item.Record("severa") == record) || (item.Kind is not ("taken" or "tie") && item.Record("fortnox") == record));
}

internal sealed record ComparedItem(string Flow, JsonNode Json)
{
    public string Kind => Text("kind")!;

    public string Of => Text("of")!;

    public bool NeedsPerson => Json["needs_person"]!.GetValue<bool>();

    public string? Linked => Text("linked");

    public decimal Points => Json["points"]!.GetValue<decimal>();

    public string Does => string.Join('\n', Json["does"]!.AsArray().Select(static text => text!.GetValue<string>()));

    public string Remedies => string.Join('\n', Json["remedies"]!.AsArray().Select(static text => text!.GetValue<string>()));

    public string? Record(string side) => Json[side]?["record"]!.GetValue<string>();

    private string? Text(string name) => Json[name]?.GetValue<string>();
}
