using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The comparison of the registers, as an administrator reads it before the integration is switched on (M8 to M10, M19 to M21).</summary>
public sealed class CompareTests
{
    [Fact]
    public async Task M8_each_record_of_both_registers_stands_in_the_comparison_once_and_the_most_pressing_come_first()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var compared = await Compare(stage);
        Assert.Equal(["customers", "products", "projects"], compared.Registers.Select(static register => register["flow"]!.GetValue<string>()));
        Assert.All(compared.Registers, static register => Assert.All(new[] { "severa", "fortnox" }, side =>
            Assert.Equal(register[side]!["records"]!.GetValue<int>(), register[side]!["kinds"]!.AsObject().Sum(static kind => kind.Value!.GetValue<int>()))));
        Assert.Equal(stage.World.Severa.Customers.Count, compared.Registers.First()["severa"]!["records"]!.GetValue<int>());
        Assert.All(compared.Items.GroupBy(static item => item.Flow), static items =>
        {
            var order = items.Select(static item => item.NeedsPerson).ToArray();
            Assert.Equal(order.OrderDescending(), order);
        });
        Assert.All(compared.Items.Where(static item => item.NeedsPerson), static item => Assert.NotEqual("", item.Does + item.Remedies));
    }

    [Fact]
    public async Task M8_it_tells_which_will_be_linked_and_these_are_the_ones_that_the_plan_links()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var links = (await stage.Plan()).Steps.Where(static step => step.Verb == "Link").Select(static step => (step.Source, step.Target)).Order();
        var told = (await Compare(stage)).Items.Where(static item => item.Linked is not null).Select(static item => (item.Record("severa")!, item.Record("fortnox"))).Order();
        Assert.Equal(links, told);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone(ExitCode.StepsFailed);
        Assert.All((await Compare(stage)).Items.Where(item => told.Contains((item.Record("severa")!, item.Record("fortnox")))), static item => Assert.Equal("by an earlier run", item.Linked));
    }

    [Fact]
    public async Task M9_records_that_are_alike_but_unequal_in_what_links_are_not_linked_and_equal_ones_are_however_few_their_points()
    {
        await using var stage = await Stage.StartShipped();
        var (renumbered, renamed) = Pairs(stage) switch { var pairs => (pairs[0], pairs[1]) };
        stage.World.Severa.Customers.Change(renumbered.Key, static one => one["number"] = 990001L);
        stage.World.Fortnox.Customers.Change(renamed.Number!, static one => (one["Name"], one["OrganisationNumber"], one["Email"], one["ZipCode"]) = ("Zenit Övrigt Bolag AB", "556036-0793", "hej@zenit.example", "999 99"));
        var compared = await Compare(stage);

        var alike = compared.Of(Names.Severa(renumbered.Key));
        Assert.Equal((null, Names.Fortnox(renumbered.Number), true), (alike.Linked, alike.Record("fortnox"), alike.NeedsPerson));
        Assert.Contains(alike.Kind, new[] { "likely", "possible" });
        var unlike = compared.Of(Names.Severa(renamed.Key));
        Assert.Equal(("doubtful", "by number", true), (unlike.Kind, unlike.Linked, unlike.NeedsPerson));
        Assert.True(unlike.Points < alike.Points);

        var plan = await stage.Plan();
        Assert.DoesNotContain(plan.Steps, step => step.Verb == "Link" && step.Source == Names.Severa(renumbered.Key));
        Assert.Contains(plan.Steps, step => step.Verb == "Link" && step.Source == Names.Severa(renamed.Key));
    }

    [Fact]
    public async Task M10_the_report_says_what_to_change_in_which_system_and_once_it_is_changed_the_two_are_linked()
    {
        await using var stage = await Stage.StartShipped();
        var pair = Pairs(stage)[0];
        stage.World.Severa.Customers.Change(pair.Key, static one => one["number"] = 990001L);
        var before = (await Compare(stage)).Of(Names.Severa(pair.Key));
        Assert.Contains($"number is '990001' in Severa (number | text) and '{pair.Number}' in Fortnox (CustomerNumber)", before.Does, StringComparison.Ordinal);
        Assert.Equal($"Make it '{pair.Number}' in Severa, or '990001' in Fortnox.", before.Remedies);
        var said = (await stage.Run("compare", "customers")).Ended(ExitCode.Findings).Out;
        Assert.Contains(before.Remedies, said, StringComparison.Ordinal);

        stage.World.Severa.Customers.Change(pair.Key, one => one["number"] = long.Parse(pair.Number!, System.Globalization.CultureInfo.InvariantCulture));
        var after = (await Compare(stage)).Of(Names.Severa(pair.Key));
        Assert.Equal(("linked", "by number", false), (after.Kind, after.Linked, after.NeedsPerson));
    }

    [Fact]
    public async Task M19_the_same_number_under_another_name_is_told_as_a_clash_with_both_names()
    {
        await using var stage = await Stage.StartShipped();
        var product = stage.World.Severa.Products.All.First(one => stage.World.Fortnox.Articles.Find(one.Text("code") ?? "") is not null);
        stage.World.Severa.Products.Change(product.Key, static one => one["name"] = "Under Annat Namn");
        var name = stage.World.Fortnox.Articles.Find(product.Text("code")!)!.Text("Description");
        var item = (await Compare(stage, "products")).Of($"severa.product/{product.Key}");
        Assert.True(item.NeedsPerson);
        Assert.Equal($"fortnox.article/{product.Text("code")}", item.Record("fortnox"));
        Assert.Contains($"number {product.Text("code")} is equal and name is not", item.Does, StringComparison.Ordinal);
        Assert.Contains($"Make it '{name}' in Severa, or 'Under Annat Namn' in Fortnox.", item.Remedies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M20_M21_before_activation_every_item_without_a_partner_is_listed_and_what_was_accepted_then_is_not_asked_again()
    {
        await using var stage = await Stage.StartShipped();
        var compared = await Compare(stage, "products");
        var alone = compared.Items.Where(static item => item.Kind == "alone").ToList();
        var articles = stage.World.Fortnox.Articles.All.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        var severa = stage.World.Severa.Products.All.Concat(stage.World.Severa.WorkTypes.All).Concat(stage.World.Severa.TravelExpenseTypes.All);
        Assert.Equal(
            severa.Where(one => !articles.Contains(one.Text("code") ?? "")).Select(static one => one.Key).Order(StringComparer.Ordinal),
            alone.Select(static item => item.Record("severa")).OfType<string>().Select(static record => record.Split('/')[1]).Order(StringComparer.Ordinal));
        Assert.NotEmpty(alone);
        Assert.All(alone, static item => Assert.True(item.NeedsPerson));
        Assert.All(alone, static item => Assert.Contains("existed before activation", item.Does, StringComparison.Ordinal));

        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        Assert.All((await Compare(stage, "products")).Items.Where(static item => item.Kind == "alone"), static item => Assert.False(item.NeedsPerson));
    }

    [Fact]
    public async Task M8_switching_on_shows_the_comparison_and_is_not_done_before_a_person_accepts_it()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var open = (await Compare(stage)).Open;
        var asked = (await stage.Run("activate")).Ended(ExitCode.PersonNeeded);
        Assert.Contains($"{open} items of the comparison need a person", asked.Out, StringComparison.Ordinal);
        Assert.Contains("likely the same as another, and not linked", asked.Out, StringComparison.Ordinal);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task It_ends_with_0_when_everything_is_linked_or_alone_on_purpose()
    {
        await using var stage = await Stage.StartShipped();
        (await stage.Run("compare")).Ended(ExitCode.Findings);
        (await stage.Run("activate", "--yes")).Ended(ExitCode.Done);
        await stage.SyncUntilDone();
        Assert.EndsWith("Nothing needs a person.\n", (await stage.Run("compare")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linked")]
    [InlineData("alone")]
    public async Task It_shows_only_what_stands_so(string kind)
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var compared = new ComparedView((await stage.Run("compare", "--json", "--only", kind)).Ended(ExitCode.Findings).Json);
        Assert.NotEmpty(compared.Items);
        Assert.All(compared.Items, item => Assert.Equal(kind, item.Kind));
    }

    [Theory]
    [InlineData("nothing", "There are: customers, products, projects")]
    [InlineData("sales_invoices", "There are: customers, products, projects")]
    public async Task It_says_which_registers_there_are(string asked, string message)
    {
        await using var stage = await Stage.StartShipped();
        Assert.Contains(message, (await stage.Run("compare", asked)).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Sandbox.Counters.Requests);
    }

    [Fact]
    public async Task It_is_reported_as_text_as_a_table_and_as_a_page()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ending in new[] { "txt", "csv", "html" })
        {
            (await stage.Run("compare", "--report", stage.At($"c.{ending}"))).Ended(ExitCode.Findings);
            made[ending] = await File.ReadAllTextAsync(stage.At($"c.{ending}"));
            Assert.DoesNotContain(stage.Sandbox.SeveraClientSecret, made[ending], StringComparison.Ordinal);
        }
        var items = (await Compare(stage)).Items;
        Assert.Equal(items.Count + 1, made["csv"].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"{items.Count(static item => item.NeedsPerson)} items need a person.", made["txt"], StringComparison.Ordinal);
        Assert.Contains($"{items.Count(static item => item.NeedsPerson)} items need a person.", made["html"], StringComparison.Ordinal);
    }

    private static async Task<ComparedView> Compare(Stage stage, params string[] flow) =>
        new((await stage.Run(["compare", .. flow, "--json"])).Ended(ExitCode.Done, ExitCode.Findings).Json);

    /// <summary>Customers that are in both systems under one number.</summary>
    private static Customer[] Pairs(Stage stage) =>
        [.. stage.Before.Severa.Values.Where(one => one.TakesPart && one.Number is { } number && stage.Before.Fortnox.TryGetValue(number, out var other) && other.TakesPart && other.Name == one.Name).OrderBy(static one => one.Number, StringComparer.Ordinal)];
}
