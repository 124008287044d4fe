using System.Collections.Immutable;
using Brygga.Engine.Data;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>
/// What is left in the end, for comparing two ways there: every field of every record of both systems, links with both bases, open
/// intents. A guid that Severa gave is not compared, the record that it names is.
/// </summary>
internal static class EndState
{
    public static string[] Of(Company company)
    {
        var world = company.Outside.World;
        var severa = world.Severa.ToDictionary(static record => record.Key, static record => Named(record.Key, record.Value), StringComparer.Ordinal);
        return
        [
            .. severa.Select(record => $"severa {record.Value}").Order(StringComparer.Ordinal),
            .. world.Fortnox.Select(static record => $"fortnox {record.Key}: {Text(record.Value)}"),
            .. company.Memory.Links
                .Map(link => $"{severa.GetValueOrDefault(link.SeveraId, "gone")} = {link.FortnoxId}: {Text(link.Severa)} | {Text(link.Fortnox)}")
                .Order(StringComparer.Ordinal),
            .. company.Memory.Intents.Map(static intent => $"open: {intent.Source}"),
            .. company.Memory.Done.Map(mark => $"done: {severa.GetValueOrDefault(mark.SeveraId, "gone")} {mark.FortnoxId} {mark.Rule}").Order(StringComparer.Ordinal),
        ];
    }

    public static bool Same(Company one, Company other) => Of(one).SequenceEqual(Of(other), StringComparer.Ordinal);

    private static string Named(string id, ImmutableDictionary<string, Value> record) =>
        $"{(id.StartsWith("guid-", StringComparison.Ordinal) ? "given" : id)}: {Text(record)}";

    private static string Text(ImmutableDictionary<string, Value> record) =>
        string.Join(',', record.OrderBy(static field => field.Key, StringComparer.Ordinal).Select(static field => $"{field.Key}={field.Value}"));

    private static string Text(Base side) => side.Row.Exists
        ? string.Join(',', Enumerable.Range(0, side.Row.Schema!.Count).Select(i => side.Row[i].ToString()))
        : "no base";
}
