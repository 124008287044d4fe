using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

public sealed class FortnoxWriteTests
{
    [Fact]
    public async Task A_create_fills_in_the_defaults_and_the_next_number()
    {
        await using var rig = await Rig.Start();
        const string body = """{"Customer":{"Name":"Ny kund","CountryCode":"fi","SalesAccount":"3041","InvoiceFreight":59.5}}""";
        rig.WrongOnPurpose = "a sum may be a number, though it is text";
        var reply = await rig.Fortnox("POST", "customers/", body);
        Assert.Equal(201, reply.Status);
        Assert.Equal("customers", reply.Headers.Location!.ToString());
        var customer = reply.Json["Customer"]!;
        var highest = rig.World.Fortnox.Customers.All.Where(static one => one.Key.All(char.IsAsciiDigit)).Max(static one => Number(one.Key));
        Assert.Equal($"{highest}", customer["CustomerNumber"]!.GetValue<string>());
        Assert.Equal(("COMPANY", "SEVAT", "SEK", "A", true), (Text(customer, "Type"), Text(customer, "VATType"), Text(customer, "Currency"),
            Text(customer, "PriceList"), customer["Active"]!.GetValue<bool>()));
        Assert.Equal(("FI", "Finland"), (Text(customer, "CountryCode"), Text(customer, "Country")));
        Assert.Equal((3041, "59.5"), (customer["SalesAccount"]!.GetValue<int>(), Text(customer, "InvoiceFreight")));
        Assert.Equal("""{"Invoice":"PRINT","Offer":"PRINT","Order":"PRINT"}""", customer["DefaultDeliveryTypes"]!.ToJsonString());
        Assert.Null(customer["Address1"]);
        Assert.Equal("", Text(customer, "Email"));
    }

    [Fact]
    public async Task An_update_is_partial_and_empty_values_leave_the_old_one()
    {
        await using var rig = await Rig.Start();
        var before = await One(rig, "1001");
        rig.WrongOnPurpose = "null and empty texts are passed over";
        var reply = await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"City":"Åre","Email":"","Name":null,"WWW":""}}""");
        Assert.Equal(200, reply.Status);
        var after = await One(rig, "1001");
        Assert.Equal("Åre", Text(after, "City"));
        before["City"] = "Åre";
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }

    [Fact]
    public async Task Api_blank_clears()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox(
            "PUT", "customers/1001",
            """{"Customer":{"Email":"API_BLANK","Address1":"API_BLANK","CountryCode":"API_BLANK","TermsOfPayment":"API_BLANK"}}""");
        var customer = await One(rig, "1001");
        Assert.Equal(("", ""), (Text(customer, "Email"), Text(customer, "TermsOfPayment")));
        Assert.Null(customer["Address1"]);
        Assert.Null(customer["Country"]);
    }

    [Fact]
    public async Task A_part_of_an_object_is_set_alone()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"DefaultDeliveryTypes":{"Invoice":"EMAIL"}}}""");
        Assert.Equal("""{"Invoice":"EMAIL","Offer":"PRINT","Order":"PRINT"}""", (await One(rig, "1001"))["DefaultDeliveryTypes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_deleted_number_stays_burned_and_the_series_steps_over_it()
    {
        await using var rig = await Rig.Start();
        var first = (await rig.Fortnox("POST", "customers", """{"Customer":{"Name":"A"}}""")).Json["Customer"]!["CustomerNumber"]!.GetValue<string>();
        Assert.Equal(204, (await rig.Fortnox("DELETE", $"customers/{first}")).Status);
        var again = await rig.Fortnox("POST", "customers", $$$"""{"Customer":{"Name":"A","CustomerNumber":"{{{first}}}"}}""");
        Assert.Equal(
            $"Kundnummer {first} används redan. Kundnumret har redan använts men blivit raderat.",
                again.Json["ErrorInformation"]!["message"]!.GetValue<string>());
        var next = (await rig.Fortnox("POST", "customers", """{"Customer":{"Name":"A"}}""")).Json["Customer"]!["CustomerNumber"]!.GetValue<string>();
        Assert.Equal(Number(first) + 1, Number(next));
    }

    [Fact]
    public async Task A_number_with_a_slash_is_reached_encoded()
    {
        await using var rig = await Rig.Start();
        var made = await rig.Fortnox("POST", "customers", """{"Customer":{"Name":"A","CustomerNumber":"Å/7"}}""");
        Assert.Equal($"{rig.Server.Fortnox}/3/customers/%C3%85%2F7", made.Json["Customer"]!["@url"]!.GetValue<string>());
        Assert.Equal(200, (await rig.Fortnox("GET", "customers/%C3%85%2F7")).Status);
    }

    [Fact]
    public async Task A_field_without_right_answers_so_in_list_and_record()
    {
        await using var rig = await Rig.Start(static options => options with { NoRightFields = ["OrganisationNumber", "InvoiceDiscount"] });
        Assert.Equal("API_NORIGHT", Text((await rig.Fortnox("GET", "customers")).Json["Customers"]![0]!, "OrganisationNumber"));
        Assert.Equal("API_NORIGHT", Text(await One(rig, "1001"), "InvoiceDiscount"));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<JsonNode> One(Rig rig, string number) => (await rig.Fortnox("GET", $"customers/{number}")).Json["Customer"]!;

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
