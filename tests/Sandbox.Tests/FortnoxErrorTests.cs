namespace Brygga.Sandbox.Tests;

public sealed class FortnoxErrorTests
{
    [Theory]
    [InlineData("""{"Name":"A"}""", 2001392)]
    [InlineData("""{"Kund":{"Name":"A"}}""", 2001392)]
    [InlineData("""{"Customer":[]}""", 2001392)]
    [InlineData("[]", 2001392)]
    [InlineData("", 2001392)]
    [InlineData("""{"Customer":""", 2002115)]
    [InlineData("""{"Customer":{"Nmae":"A"}}""", 2001399)]
    [InlineData("""{"Customer":{"name":"A"}}""", 2001399)]
    [InlineData("""{"Customer":{"Name":"A","@url":"x"}}""", 2001399)]
    [InlineData("""{"Customer":{"Name":"A","Country":"Sverige"}}""", 2001399)]
    [InlineData("""{"Customer":{"Name":"A","CustomerNumber":"1001"}}""", 2000637)]
    [InlineData("""{"Customer":{"Name":"A","CustomerNumber":"A B"}}""", 2000106)]
    [InlineData("""{"Customer":{}}""", 2001795)]
    [InlineData("""{"Customer":{"Name":""}}""", 2001795)]
    [InlineData("""{"Customer":{"Name":"En \"citerad\" kund"}}""", 2000359)]
    [InlineData("""{"Customer":{"Name":"O'Leary"}}""", 2000359)]
    [InlineData("""{"Customer":{"Name":"A|B"}}""", 2000359)]
    [InlineData("""{"Customer":{"Name":"A","Comments":"<b>"}}""", 2000359)]
    [InlineData("""{"Customer":{"Name":"A","Active":"kanske"}}""", 2000134)]
    [InlineData("""{"Customer":{"Name":"A","InvoiceDiscount":"tio"}}""", 2000108)]
    [InlineData("""{"Customer":{"Name":"A","TermsOfPayment":"99"}}""", 2000429)]
    public async Task A_create_that_is_wrong_is_refused_with_its_code(string body, int code)
    {
        await using var rig = await Rig.Start();
        var count = rig.World.Fortnox.Customers.Count;
        var reply = await rig.Fortnox("POST", "customers", body);
        Assert.Equal((400, code), (reply.Status, reply.Json["ErrorInformation"]!["code"]!.GetValue<int>()));
        Assert.Equal(count, rig.World.Fortnox.Customers.Count);
    }

    [Theory]
    [InlineData("ZipCode", "12345678901")]
    [InlineData("YourReference", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef")]
    [InlineData("GLN", "123")]
    [InlineData("CountryCode", "XX")]
    [InlineData("Currency", "XXX")]
    [InlineData("VATType", "SE")]
    [InlineData("SalesAccount", "30")]
    [InlineData("Email", "ingen adress")]
    public async Task A_value_outside_its_limits_is_refused(string field, string value)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("PUT", "customers/1001", $$$"""{"Customer":{"{{{field}}}":"{{{value}}}"}}""");
        Assert.Equal(400, reply.Status);
    }

    [Fact]
    public async Task The_shape_of_a_400_is_in_lower_case_and_of_a_404_in_capitals()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(
            """{"ErrorInformation":{"error":1,"message":"Felaktigt f\u00E4ltnamn (X)","code":2001399}}""",
            (await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"X":1}}""")).Body);
        var missing = await rig.Fortnox("GET", "customers/finnsinte");
        Assert.Equal((404, """{"ErrorInformation":{"Error":1,"Message":"Kan inte hitta kunden.","Code":2000433}}"""), (missing.Status, missing.Body));
    }

    [Theory]
    [InlineData("customers?Page=2", 2000588)]
    [InlineData("customers?fromdate=2025-01-01", 2000588)]
    [InlineData("customers?limit=many", 2000588)]
    [InlineData("customers?lastmodified=yesterday", 2000588)]
    [InlineData("customers?filter=deleted", 2000587)]
    [InlineData("currencies?lastmodified=2025-01-01", 2000588)]
    public async Task A_parameter_that_is_not_known_is_refused(string path, int code)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("GET", path);
        Assert.Equal((400, code), (reply.Status, reply.Json["ErrorInformation"]!["code"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("application/pdf", 400)]
    [InlineData("text/html, */*", 200)]
    [InlineData("application/json", 200)]
    public async Task Only_json_is_answered(string accept, int status)
    {
        await using var rig = await Rig.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{rig.Server.Fortnox}/3/me");
        request.Headers.Authorization = new("Bearer", rig.FortnoxToken);
        request.Headers.Add("Accept", accept);
        var reply = await rig.Send(request);
        Assert.Equal(status, reply.Status);
        if (status == 400) Assert.Equal(1000030, reply.Json["ErrorInformation"]!["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_number_cannot_be_changed()
    {
        await using var rig = await Rig.Start();
        Assert.Equal(200, (await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"CustomerNumber":"1001","City":"Åre"}}""")).Status);
        Assert.Equal(400, (await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"CustomerNumber":"2001"}}""")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", "customers/2001")).Status);
    }
}
