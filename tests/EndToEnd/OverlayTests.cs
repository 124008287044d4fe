using System.Text.Json.Nodes;
using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The overlay of docs/overlay.md on the shipped rules: what an implementer wants otherwise takes YAML alone.</summary>
public sealed class OverlayTests
{
    [Fact]
    public async Task The_overlay_of_the_page_is_sound_and_each_of_its_lines_is_shown_with_its_origin()
    {
        await using var stage = await Stage.StartOverlaid(OverlayPage.Read());
        (await stage.Run("rules", "check")).Ended(ExitCode.Done);
        foreach (var (flow, text, line) in new[]
        {
            ("customers", "by organisation number:", OverlayPage.LineOf("customers.yaml", "by organisation number:")),
            ("customers", "to_fortnox: language.code | lookup(remarks)", OverlayPage.LineOf("customers.yaml", "to_fortnox: language")),
            ("products", "to_fortnox: proposalDescription | plain | truncate(1000)", OverlayPage.LineOf("products.yaml", "proposal:")),
            ("projects", "to_fortnox: name | truncate(30)", OverlayPage.LineOf("projects.yaml", "name:")),
        })
        {
            var shown = (await stage.Run("rules", "show", flow, "--origin")).Ended(ExitCode.Done).Out.Split('\n');
            Assert.Contains(shown, one => one.Contains(text, StringComparison.Ordinal) && one.Contains(line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_rule_of_an_overlay_links_what_the_shipped_way_does_not()
    {
        await using var stage = await Overlaid();
        var pair = NumberedDifferently(stage);
        var link = Step(await stage.Run("plan", "--json"), "Link", Names.Severa(pair.Severa));
        Assert.Equal(Names.Fortnox(pair.Fortnox), Text(link["target"]));
        Assert.StartsWith(OverlayPage.LineOf("customers.yaml", "by organisation number:"), Text(link["at"]), StringComparison.Ordinal);

        var why = (await stage.Run("why", $"customers/{pair.Fortnox}", "--json")).Ended(ExitCode.Done).Json["records"]![0]!;
        Assert.Equal(("Found", "by organisation number", Names.Severa(pair.Severa)), (Text(why["linkage"]), Text(why["way"]), Text(why["partner"])));
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        stage.World.Severa.Customers.Change(pair.Severa, static one => one["name"] = "Efter Länken AB");
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Efter Länken AB", stage.World.Fortnox.Customers.Find(pair.Fortnox)!.Text("Name"));
    }

    [Fact]
    public async Task A_lookup_table_of_an_overlay_is_looked_up_and_a_change_of_what_is_looked_up_is_written()
    {
        await using var stage = await Overlaid();
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var customer = stage.World.Severa.Customers.All.First(one => one.Text("number") is { } number && stage.Before.Fortnox.ContainsKey(number));
        var number = customer.Text("number")!;
        var (code, remark) = Language(stage, customer.Text("language")) == "sv" ? ("en", "This invoice is for work done") : ("sv", "Fakturan avser utfört arbete");
        var language = stage.World.Severa.Languages.All.Single(one => one.Text("code") == code).Key;
        stage.World.Severa.Customers.Change(customer.Key, one => one["language"] = language);

        var why = (await stage.Run("why", $"customers/{number}")).Ended(ExitCode.Done).Out;
        Assert.Contains($"remark: is written: changed in Severa ({OverlayPage.LineOf("customers.yaml", "to_fortnox: language")}", why, StringComparison.Ordinal);
        var update = Step(await stage.Run("plan", "--json"), "Update", Names.Severa(customer.Key));
        Assert.StartsWith(OverlayPage.LineOf("customers.yaml", "to_fortnox: language"), Text(update["at"]), StringComparison.Ordinal);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal(remark, stage.World.Fortnox.Customers.Find(number)!.Text("InvoiceRemark"));
    }

    [Fact]
    public async Task A_field_of_an_overlay_is_written_with_a_new_record_and_kept_in_step_afterwards()
    {
        await using var stage = await Overlaid();
        var product = stage.World.Severa.Products.Add(Guid.NewGuid().ToString(), Values(
            ("name", "Ny produkt"), ("code", "N-1"), ("isActive", true), ("type", "Materials"), ("measurementUnit", "st"), ("vatRate", 25m),
            ("proposalDescription", "<p>Levereras <b>fritt</b></p>"))).Key;
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Levereras fritt", stage.World.Fortnox.Articles.Find("N-1")!.Text("Note"));

        stage.World.Severa.Products.Change(product, static one => one["proposalDescription"] = "Hämtas");
        var update = Step(await stage.Run("plan", "--json"), "Update", $"severa.product/{product}");
        Assert.StartsWith(OverlayPage.LineOf("products.yaml", "proposal:"), Text(update["at"]), StringComparison.Ordinal);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Assert.Equal("Hämtas", stage.World.Fortnox.Articles.Find("N-1")!.Text("Note"));
    }

    [Fact]
    public async Task A_truncation_of_an_overlay_takes_the_place_of_the_shipped_one()
    {
        await using var stage = await Overlaid();
        var customer = stage.World.Severa.Customers.All[0].Key;
        var project = stage.World.Severa.Projects.Add(Guid.NewGuid().ToString(), Values(
            ("name", "Ombyggnad av stationshuset i Örnsköldsvik"), ("number", 77001L), ("customer", customer), ("isClosed", false), ("isInternal", false))).Key;
        var create = Step(await stage.Run("plan", "--json"), "Create", $"severa.project/{project}");
        var name = create["fields"]!.AsArray().Single(static field => Text(field!["field"]) == "Description")!;
        Assert.StartsWith(OverlayPage.LineOf("projects.yaml", "name:"), Text(name["at"]), StringComparison.Ordinal);

        (await stage.Run("sync")).Ended(ExitCode.Findings);
        var made = stage.World.Fortnox.Projects.Find("77001")!;
        Assert.Equal("Ombyggnad av stationshuset i Örnsköldsvik"[..30].TrimEnd(), made.Text("Description"));
    }

    private static async Task<Stage> Overlaid()
    {
        var stage = await Stage.StartOverlaid(OverlayPage.Read());
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        return stage;
    }

    /// <summary>One company, entered in both systems by its organisation number, under numbers that differ.</summary>
    private static (string Severa, string Fortnox) NumberedDifferently(Stage stage)
    {
        var severa = stage.World.Severa.Customers.Add(
            Guid.NewGuid().ToString(),
            Values(("name", "Olika Nummer AB"), ("number", 8801L), ("isActive", true), ("isInternal", false), ("vatNumber", "SE556036079301"))).Key;
        var fortnox = stage.World.Fortnox.Customers.Add(
            "K-8802",
            Values(("CustomerNumber", "K-8802"), ("Name", "Olika Nummer Aktiebolag"), ("Active", true), ("Type", "COMPANY"), ("OrganisationNumber", "556036-0793"))).Key;
        return (severa, fortnox);
    }

    private static string? Language(Stage stage, string? guid) => guid is null ? null : stage.World.Severa.Languages.Find(guid)?.Text("code");

    private static JsonNode Step(Ran plan, string verb, string source) => Assert.Single(
        plan.Ended(ExitCode.ChangesPlanned, ExitCode.Findings).Json["steps"]!.AsArray(),
        step => string.Equals(Text(step!["verb"]), verb, StringComparison.OrdinalIgnoreCase) && Text(step["source"]) == source)!;

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static IEnumerable<KeyValuePair<string, object?>> Values(params (string Name, object? Value)[] values) =>
        values.Select(static one => KeyValuePair.Create(one.Name, one.Value));
}
