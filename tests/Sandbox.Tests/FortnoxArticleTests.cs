using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

public sealed class FortnoxArticleTests
{
    [Fact]
    public async Task A_create_fills_in_the_number_the_defaults_and_the_accounts()
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("POST", "articles", """{"Article":{"Description":"Årsavgift"}}""");
        Assert.Equal((201, "articles"), (reply.Status, reply.Headers.Location!.ToString()));
        var article = reply.Json["Article"]!;
        Assert.True(article["ArticleNumber"]!.GetValue<string>().All(char.IsAsciiDigit));
        Assert.Equal(("STOCK", true, 25m), (Text(article, "Type"), article["Active"]!.GetValue<bool>(), article["VAT"]!.GetValue<decimal>()));
        Assert.Equal((3001, 4000, 3108, 3106, 3105, 0), (
            Account(article, "SalesAccount"), Account(article, "PurchaseAccount"), Account(article, "EUAccount"), Account(article, "EUVATAccount"),
            Account(article, "ExportAccount"), Account(article, "ConstructionAccount")));
    }

    [Theory]
    [InlineData("3001", 25)]
    [InlineData("3002", 12)]
    [InlineData("3003", 6)]
    [InlineData("1250", 0)]
    public async Task A_rate_that_is_not_given_follows_the_sales_account(string account, int rate)
    {
        await using var rig = await Rig.Start();
        var reply = await rig.Fortnox("POST", "articles", $$$"""{"Article":{"Description":"A","SalesAccount":{{{account}}}}}""");
        Assert.Equal(rate, reply.Json["Article"]!["VAT"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("""{"Description":"A","ArticleNumber":"M-1001"}""", 2000013)]
    [InlineData("""{"Description":"A","ArticleNumber":"A B"}""", 2000106)]
    [InlineData("""{"Description":"A","ArticleNumber":"A&B"}""", 2000106)]
    [InlineData("""{"Description":"A","Unit":"pers"}""", 2000432)]
    [InlineData("""{"Description":"A","SalesPrice":100}""", 2001399)]
    [InlineData("""{"Description":"A","StockValue":100}""", 2001399)]
    [InlineData("""{"Description":"A","SupplierName":"x"}""", 2001399)]
    [InlineData("""{"Description":"A","description":"b"}""", 2001399)]
    [InlineData("""{"Unit":"st"}""", 2001795)]
    [InlineData("""{"Description":"Skärm 27\""}""", 2000359)]
    [InlineData("""{"Description":"A","VAT":"mycket"}""", 2000108)]
    [InlineData("""{"Description":"A","Active":"kanske"}""", 2000134)]
    public async Task A_create_that_is_wrong_is_refused_with_its_code(string article, int code)
    {
        await using var rig = await Rig.Start();
        var count = rig.World.Fortnox.Articles.Count;
        Assert.Equal((400, code), await rig.FortnoxRefusal("POST", "articles", $"{{\"Article\":{article}}}"));
        Assert.Equal(count, rig.World.Fortnox.Articles.Count);
    }

    [Theory]
    [InlineData("Description", 201)]
    [InlineData("ArticleNumber", 51)]
    [InlineData("EAN", 31)]
    [InlineData("Manufacturer", 51)]
    [InlineData("StockPlace", 101)]
    [InlineData("Note", 10001)]
    public async Task A_text_that_is_too_long_is_refused_and_one_that_just_fits_is_taken(string field, int length)
    {
        await using var rig = await Rig.Start();
        JsonObject Body(int count)
        {
            var article = new JsonObject { ["Description"] = "A" };
            article[field] = new string('1', count);
            return new() { ["Article"] = article };
        }

        Assert.Equal(400, (await rig.Fortnox("POST", "articles", Body(length).ToJsonString())).Status);
        Assert.Equal(201, (await rig.Fortnox("POST", "articles", Body(length - 1).ToJsonString())).Status);
    }

    [Theory]
    [InlineData("""{"VAT":25.5}""")]
    [InlineData("""{"VAT":24}""")]
    [InlineData("""{"SalesAccount":999}""")]
    [InlineData("""{"Weight":-1}""")]
    [InlineData("""{"Type":"WORK"}""")]
    [InlineData("""{"HouseworkType":"GOLF"}""")]
    [InlineData("""{"ArticleNumber":"F-999"}""")]
    public async Task A_value_that_fortnox_does_not_hold_is_refused(string article)
    {
        await using var rig = await Rig.Start();
        Assert.Equal(400, (await rig.Fortnox("PUT", "articles/F-100", $"{{\"Article\":{article}}}")).Status);
    }

    [Fact]
    public async Task A_row_lacks_what_the_list_lacks_and_has_numbers_as_text()
    {
        await using var rig = await Rig.Start();
        var row = (await rig.Fortnox("GET", "articles?articlenumber=F-100")).Json["Articles"]![0]!.AsObject();
        Assert.Equal(
            [
                "@url", "ArticleNumber", "Description", "DisposableQuantity", "EAN", "Housework", "PurchasePrice", "QuantityInStock", "ReservedQuantity",
                "SalesPrice", "StockPlace", "StockValue", "Unit", "VAT", "WebshopArticle",
            ],
            row.Select(static member => member.Key));
        Assert.Equal(("25", "0", "st"), (Text(row, "VAT"), Text(row, "StockValue"), Text(row, "Unit")));
        Assert.Equal(25m, (await rig.Fortnox("GET", "articles/F-100")).Json["Article"]!["VAT"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_filter_tells_what_a_row_does_not()
    {
        await using var rig = await Rig.Start();
        var inactive = (await rig.Fortnox("GET", "articles?filter=inactive")).Json["Articles"]!.AsArray();
        Assert.Equal("F-151", Text(Assert.Single(inactive)!, "ArticleNumber"));
        var active = (await rig.Fortnox("GET", "articles?filter=active&limit=1")).Json["MetaInformation"]!["@TotalResources"]!.GetValue<int>();
        Assert.Equal(rig.World.Fortnox.Articles.Count - 1, active);
        Assert.Equal((400, 2000587), await rig.FortnoxRefusal("GET", "articles?filter=expired"));
    }

    [Fact]
    public async Task Changes_are_found_by_stockholms_time_and_searches_by_part()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox("PUT", "articles/F-100", """{"Article":{"Unit":"h"}}""");
        Assert.Single((await rig.Fortnox("GET", "articles?lastmodified=2025-06-02%2012:00:00")).Json["Articles"]!.AsArray());
        Assert.Empty((await rig.Fortnox("GET", "articles?lastmodified=2025-06-02%2012:00:01")).Json["Articles"]!.AsArray());
        Assert.Single((await rig.Fortnox("GET", "articles?description=INSTRUMENT%20bj")).Json["Articles"]!.AsArray());
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", "articles?unit=st"));
    }

    [Fact]
    public async Task Articles_are_sorted_by_number_or_by_stock()
    {
        await using var rig = await Rig.Start();
        await rig.Fortnox("PUT", "articles/F-100", """{"Article":{"QuantityInStock":7}}""");
        var last = (await rig.Fortnox("GET", "articles?sortby=quantityinstock&sortorder=descending&limit=1")).Json["Articles"]![0]!;
        Assert.Equal("F-100", Text(last, "ArticleNumber"));
        var first = (await rig.Fortnox("GET", "articles?sortby=articlenumber&sortorder=ascending&limit=1")).Json["Articles"]![0]!;
        Assert.Equal(rig.World.Fortnox.Articles.All.Select(static one => one.Key).Min(StringComparer.Ordinal), Text(first, "ArticleNumber"));
        Assert.Equal((400, 2000588), await rig.FortnoxRefusal("GET", "articles?sortby=description"));
    }

    [Fact]
    public async Task An_article_that_is_not_there_has_its_own_code_and_a_deleted_number_can_be_used_again()
    {
        await using var rig = await Rig.Start();
        Assert.Equal((404, 2000428), await rig.FortnoxRefusal("GET", "articles/finnsinte"));
        Assert.Equal(204, (await rig.Fortnox("DELETE", "articles/F-100")).Status);
        Assert.Equal(201, (await rig.Fortnox("POST", "articles", """{"Article":{"ArticleNumber":"F-100","Description":"Ny"}}""")).Status);
    }

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static int Account(JsonNode json, string name) => json[name]!.GetValue<int>();
}
