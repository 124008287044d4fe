using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Articles (Fortnox FACTS 8). The sales price is of the default price list and is not written here.</summary>
internal static class ArticleTable
{
    public static FortnoxRegister Register { get; } = new("articles", "article", "Article", "Articles", "ArticleNumber")
    {
        Table = static all => all.Articles,
        NotFound = FortnoxErrors.NoArticle,
        Numbers = new(FortnoxCharacters.AllowedInArticleNumber, FortnoxErrors.ArticleTaken),
        Filters = FortnoxFilter.ActiveOrNot,
        LastModified = true,
        Sortable = ["articlenumber", "quantityinstock", "reservedquantity", "stockvalue"],
        Searches =
        [
            .. Searches("ArticleNumber", "Description", "EAN", "SupplierNumber", "Manufacturer", "ManufacturerArticleNumber"),
            new("webshop", "WebshopArticle"),
        ],
        Row =
        [
            .. Columns("ArticleNumber", "Description"), AsText("DisposableQuantity"), .. Columns("EAN", "Housework"), AsText("PurchasePrice"),
            .. Columns("QuantityInStock"), AsText("ReservedQuantity"), AsText("SalesPrice"), .. Columns("StockPlace"), AsText("StockValue"),
            .. Columns("Unit"), AsText("VAT"), .. Columns("WebshopArticle"),
        ],
        Fields =
        [
            Flag("Active", true),
            Text("ArticleNumber", 50),
            Flag("Bulky"),
            Account("ConstructionAccount", 99999) with { Default = 0L },
            Size("Depth"),
            Required("Description", 200),
            Stock("DisposableQuantity"),
            Text("EAN", 30),
            Account("EUAccount", 99999) with { Default = 3108L },
            Account("EUVATAccount", 99999) with { Default = 3106L },
            Flag("Expired"),
            Account("ExportAccount", 99999) with { Default = 3105L },
            Size("Height"),
            Flag("Housework"),
            Choice("HouseworkType", Housework) with { Default = null, EmptyIsNull = true },
            Text("Manufacturer", 50),
            Text("ManufacturerArticleNumber", 50),
            Text("Note", 10000),
            Account("PurchaseAccount", 99999) with { Default = 4000L },
            Number("PurchasePrice") with { Default = 0m },
            Number("QuantityInStock") with { Default = 0m },
            Stock("ReservedQuantity"),
            Account("SalesAccount", 99999) with { Default = 3001L },
            Number("SalesPrice") with { Default = 0m, ReadOnly = true },
            Flag("StockGoods"),
            Text("StockPlace", 100),
            Stock("StockValue"),
            Number("StockWarning") with { Default = 0m },
            Text("SupplierName") with { ReadOnly = true },
            Text("SupplierNumber"),
            Choice("Type", "STOCK", "SERVICE"),
            Code("Unit", static all => all.Units, FortnoxErrors.NoUnitOfArticle),
            Number("VAT") with { Words = ["25", "12", "6", "0"], Given = static article => Rate(article) },
            Flag("WebshopArticle"),
            Size("Weight"),
            Size("Width"),
        ],
    };

    private static string[] Housework =>
    [
        "CONSTRUCTION", "ELECTRICITY", "GLASSMETALWORK", "GROUNDDRAINAGEWORK", "MASONRY", "PAINTINGWALLPAPERING", "HVAC", "CLEANING",
        "TEXTILECLOTHING", "COOKING", "SNOWPLOWING", "GARDENING", "BABYSITTING", "OTHERCARE", "TUTORING", "FURNISHING", "HOMEMAINTENANCE",
        "TRANSPORTATIONSERVICES", "WASHINGANDCAREOFCLOTHING", "SOLARCELLS", "STORAGESELFPRODUCEDELECTRICITY",
        "CHARGINGSTATIONELECTRICVEHICLE", "EMPTYHOUSEWORK", "OTHERCOSTS",
    ];

    private static FortnoxField Stock(string name) => Number(name) with { Default = 0m, ReadOnly = true };

    private static FortnoxColumn AsText(string name) => new(name, name, AsText: true);

    /// <summary>A rate that was not given follows the sales account; the accounts are those of the BAS chart.</summary>
    private static decimal Rate(SandboxRecord article) => (article.Number("SalesAccount") ?? 3001) switch { 3001 => 25m, 3002 => 12m, 3003 => 6m, _ => 0m };
}
