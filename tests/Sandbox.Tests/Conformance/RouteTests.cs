using System.Text.RegularExpressions;
using Brygga.ApiConformance;
using Brygga.Sandbox.Fortnox;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;
using Brygga.Sandbox.Severa;
using Brygga.Sandbox.Severa.Tables;

namespace Brygga.Sandbox.Tests.Conformance;

/// <summary>The routes, their scopes and their parameters are those of the documents, whether a test asks for them or not.</summary>
public sealed partial class RouteTests
{
    private static readonly string[] EveryToken = ["pageToken", "rowCount"];
    private static readonly string[] EveryRow = ["firstRow", "rowCount"];

    /// <summary>Where the total would come is documented nowhere (FACTS 4), so it is taken and passed over.</summary>
    private static readonly string[] PassedOver = ["calculateRowCount"];

    [SkippableFact]
    public async Task Every_route_of_severa_is_a_call_of_its_document_and_asks_for_the_same_scope()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        await using var rig = await Rig.Start();
        var routes = new SeveraApi(rig.World, new(), "id", "secret").Routes;
        Assert.True(routes.Length > 80, $"{routes.Length} routes");
        Assert.All(routes, static route => Assert.Equal(route.Scope ?? "", string.Join(' ', Call("severa", route)?.Scopes ?? ["no such call"])));
    }

    [SkippableFact]
    public async Task Every_route_of_fortnox_is_a_call_of_its_document()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        await using var rig = await Rig.Start();
        var routes = new FortnoxApi(rig.World, new(), new(rig.Clock)).Routes;
        Assert.True(routes.Length > 70, $"{routes.Length} routes");
        Assert.All(routes, static route => Assert.NotNull(Call("fortnox", route)));
    }

    [SkippableFact]
    public void Every_parameter_of_severas_lists_is_simulated_or_said_not_to_be()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        Assert.All(SeveraTables.All, static register =>
        {
            string[] frame = register.Paging switch { SeveraPaging.Token => EveryToken, SeveraPaging.Row => EveryRow, _ => [] };
            string[] changed = register.ChangedSince ? register.Widened is null ? ["changedSince"] : ["changedSince", "changedSinceOptions"] : [];
            if (register.Listed) Same(register.Path, register, [.. frame, .. changed, .. register.Filters.Select(static filter => filter.Parameter)]);

            // A list under a parent has parameters of its own: only those that are simulated there are held against the document.
            foreach (var parent in register.Parents.Where(static parent => !parent.Filters.IsEmpty))
                Same($"{parent.Path}/x/{parent.Under ?? register.Path}", register, [.. frame, .. parent.Filters.Select(static filter => filter.Parameter)]);
        });
    }

    private static void Same(string path, SeveraRegister register, string[] here)
    {
        var there = ApiDocument.Of("severa")!.Find("GET", $"/v1/{path}")!.Parameters.Keys.ToList();
        Assert.Empty(there.Except([.. here, .. PassedOver, .. register.NotSimulated], StringComparer.Ordinal).Select(name => $"{path} lacks {name}"));
        Assert.Empty(here.Except(there, StringComparer.Ordinal).Select(name => $"{path} has {name}"));
    }

    [SkippableFact]
    public void Every_parameter_of_fortnoxs_lists_is_simulated()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        Assert.All(FortnoxTables.All.Concat(FortnoxTables.Documents), static register =>
        {
            var there = ApiDocument.Of("fortnox")!.Find("GET", $"/3/{register.Path}")!.Parameters.Keys.Select(static name => name.ToLowerInvariant());
            string[] here = ["filter", "lastmodified", "sortby", .. register.Searches.Select(static search => search.Parameter)];
            Assert.Empty(there.Except(here, StringComparer.Ordinal));
        });
    }

    private static ApiCall? Call(string system, Route route) => ApiDocument.Of(system)!.Find(route.Method, "/" + Braces.Replace(route.Template, "x"));

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Braces { get; }
}
