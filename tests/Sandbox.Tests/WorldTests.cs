using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Brygga.Sandbox.Tests;

public sealed partial class WorldTests
{
    [Fact]
    public async Task The_same_seed_makes_the_same_world_and_another_seed_another()
    {
        var (one, again, other) = (await Everything(1), await Everything(1), await Everything(2));
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task Half_of_the_customers_are_in_both_systems_and_equal_there()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 200, Cases = false });
        var severa = rig.World.Severa.Customers.All.ToDictionary(static one => one.Text("number")!, StringComparer.Ordinal);
        var pairs = rig.World.Fortnox.Customers.All.Where(one => severa.ContainsKey(one.Key)).ToList();
        Assert.Equal((100, 150, 150), (pairs.Count, severa.Count, rig.World.Fortnox.Customers.Count));
        Assert.All(pairs, pair => Assert.Equal(
            (severa[pair.Key].Text("name"), severa[pair.Key].Text("email"), severa[pair.Key].Text("vatNumber")),
            (pair.Text("Name"), pair.Text("Email"), pair.Text("VATNumber"))));
        Assert.Empty(rig.World.Cases);
    }

    [Fact]
    public async Task Swedish_organisation_numbers_have_the_right_check_digit()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 400 });
        var bare = rig.World.Case("no_vat_number_in_fortnox").Fortnox;
        var swedish = rig.World.Fortnox.Customers.All.Where(one => one.Text("CountryCode") is "SE" && one.Key != bare).ToList();
        Assert.True(swedish.Count > 50);
        Assert.All(swedish, static one => Assert.True(Luhn(one.Text("OrganisationNumber")!)));
        Assert.All(swedish, static one => Assert.Matches("^SE[0-9]{10}01$", one.Text("VATNumber")!));
    }

    [Fact]
    public async Task Fortnox_would_take_every_customer_it_holds_but_for_the_deliberate_cases()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 400 });
        foreach (var customer in rig.World.Severa.Customers.All)
        {
            var refused = rig.World.Cases.Any(one => one.Severa == customer.Key && one.Why.Contains("2000359", StringComparison.Ordinal));
            var fields = new JsonObject { ["Name"] = customer.Text("name"), ["Email"] = customer.Text("email"), ["WWW"] = customer.Text("website") };
            var body = new JsonObject { ["Customer"] = fields }.ToJsonString();
            var reply = await rig.Fortnox("POST", "customers", body);
            Assert.True(reply.Status == (refused ? 400 : 201), $"{body} {reply.Body}");
        }
    }

    [Fact]
    public async Task No_two_companies_share_a_name_and_all_countries_and_letters_occur()
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 1000, Cases = false });
        var names = rig.World.Severa.Customers.All.Select(static one => one.Text("name")!).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All("åäöæø", letter => Assert.Contains(names, name => name.Contains(letter, StringComparison.OrdinalIgnoreCase)));
        Assert.All(
            [" AB", " HB", " KB", " Oy", " ApS", " A/S", " AS"],
            form => Assert.Contains(names, name => name.EndsWith(form, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_cases_are_what_they_say()
    {
        await using var rig = await Rig.Start();
        var (severa, fortnox) = (rig.World.Severa.Customers, rig.World.Fortnox.Customers);
        SandboxRecord Severa(string name) => severa.Find(rig.World.Case(name).Severa!)!;
        SandboxRecord Fortnox(string name) => fortnox.Find(rig.World.Case(name).Fortnox!)!;
        Assert.False(Severa("inactive_in_severa").Flag("isActive"));
        Assert.False(Fortnox("inactive_in_fortnox").Flag("Active"));
        Assert.Equal(Severa("active_in_severa_inactive_in_fortnox").Text("number"), Fortnox("active_in_severa_inactive_in_fortnox").Key);
        Assert.True(Severa("severa_internal").Flag("isInternal"));
        Assert.Null(Severa("severa_without_number_1").Number("number"));
        Assert.Equal("K-1001", Fortnox("fortnox_letters_1").Key);
        Assert.Equal(80, Severa("pair_with_long_name").Text("name")!.Length);
        Assert.NotEqual(Severa("pair_with_other_name").Text("name"), Fortnox("pair_with_other_name").Text("Name"));
        Assert.NotEqual(Severa("pair_with_other_email").Text("email"), Fortnox("pair_with_other_email").Text("Email"));
    }

    private static async Task<string> Everything(int seed)
    {
        await using var rig = await Rig.Start(options => options with { Seed = seed });
        var severa = await rig.Severa("GET", "v1/customers?rowCount=1000");
        var addresses = await rig.Severa("GET", "v1/addresses?rowCount=100");
        var fortnox = await rig.Fortnox("GET", "customers?limit=500");
        var (products, projects, invoices) = (
            await rig.Severa("GET", "v1/products?rowCount=1000"), await rig.Severa("GET", "v1/projects?rowCount=100"),
            await rig.Severa("GET", "v1/invoices?rowCount=1000"));
        var articles = await rig.Fortnox("GET", "articles?limit=500");
        return severa.Body + addresses.Body + products.Body + projects.Body + invoices.Body + Port.Replace(fortnox.Body + articles.Body, "");
    }

    private static bool Luhn(string number) => number.Where(char.IsAsciiDigit)
        .Select(static (digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(static product => (product / 10) + (product % 10)) % 10 == 0;

    [GeneratedRegex(@"127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Port { get; }
}
