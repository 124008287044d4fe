using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>The items that a synchronisation must treat with care, each named after what MISSION E asks.</summary>
internal sealed class ProductCases(ProductWriter writer)
{
    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();

    public static ImmutableArray<SandboxCase> Add(ProductWriter writer, bool uniqueIdentifiers)
    {
        var all = new ProductCases(writer);
        all.Kinds();
        all.Clashes();
        all.Codes();
        all.UnitsAndRates();
        all.Names();
        all.Inactive();
        if (!uniqueIdentifiers) all.Twins();
        return all.cases.ToImmutable();
    }

    private void Kinds()
    {
        Both("product_pair", "a product with its article", new(ItemKind.Material, "F-100", "Mätinstrument Björk"));
        Both("work_type_pair", "a work type with its article: it has neither unit nor VAT in Severa", new(ItemKind.WorkType, "F-101", "Arkitektarbete", "h"));
        Both("travel_expense_type_pair", "a travel expense type with its article", new(ItemKind.TravelExpense, "F-102", "Milersättning egen bil", "km"));
        Severa("work_type_without_article", "becomes an article with the settings' unit and VAT", new(ItemKind.WorkType, "F-103", "Besiktning", "h"));
        Severa("travel_expense_type_without_article", "becomes an article", new(ItemKind.TravelExpense, "F-104", "Broavgift Öresund"));
        Fortnox("article_without_product", "becomes a product, its type by setting", new(ItemKind.Material, "F-105", "Reservdel Ånge"));
    }

    private void Clashes()
    {
        Differing("product_number_clash", "same number, another name: a clash", new(ItemKind.Material, "F-110", "Skyddsräcke"), "F-110", "Skyddsstaket");
        Differing("product_name_clash", "same name, another number: a clash", new(ItemKind.Fee, "F-111", "Nyckelavgift"), "F-211", "Nyckelavgift");
        Differing("product_number_in_other_case", "the numbers differ in case alone", new(ItemKind.Material, "f-112a", "Gångjärn"), "F-112A", "Gångjärn");
    }

    private void Codes()
    {
        Severa("product_without_code", "an identifier may not be empty", new(ItemKind.Material, null, "Diverse material utan nummer"));
        Severa("product_with_blank_code", "an identifier may not be empty", new(ItemKind.Fee, "", "Avgift utan nummer"));
        Severa("work_type_without_code", "an identifier may not be empty", new(ItemKind.WorkType, null, "Arbete utan nummer"));
        Severa("product_code_with_characters", "Fortnox takes neither blanks nor & in an article number", new(ItemKind.Material, "F&S 120", "Spik & skruv"));
        Severa("product_code_too_long", "an article number has at most 50 characters", new(ItemKind.Material, $"F-{new string('1', 60)}", "Långnummer"));
    }

    private void UnitsAndRates()
    {
        Severa("product_unit_fortnox_lacks", "not transferred: Fortnox has no such unit", new(ItemKind.Fee, "F-130", "Kursplats", "pers"));
        Severa("product_unit_by_another_name", "Severa says tim where Fortnox says h", new(ItemKind.Fee, "F-131", "Jourtid", "tim"));
        Severa("product_without_unit", "an empty unit is fine", new(ItemKind.Fee, "F-132", "Engångsavgift", null));
        Severa("product_rate_fortnox_lacks", "Fortnox has no rate of 25.5 %", new(ItemKind.Material, "F-133", "Levererad i Esbo", "st", 25.5m));
    }

    private void Names()
    {
        var longest = string.Join(' ', Enumerable.Repeat("Höghållfast förankringsprofil för ytterväggar", 6));
        Severa("product_name_too_long", "a name of more than 200 characters is shortened", new(ItemKind.Material, "F-140", longest));
        Differing(
            "product_pair_shortened", "linked by the first 200 characters of the name", new(ItemKind.Material, "F-141", longest), "F-141", longest[..200].TrimEnd());
        Severa("product_name_with_quotes", "Fortnox refuses quotation marks (2000359)", new(ItemKind.Material, "F-142", "Skärm 27\" böjd"));
    }

    private void Inactive()
    {
        var (severa, fortnox) = (new Item(ItemKind.Material, "F-150", "Utgången lampa"), new Item(ItemKind.Material, "F-151", "Utgången sladd"));
        Place("product_inactive_in_severa", "inactive in Severa alone", writer.Severa(severa, ("isActive", false)), writer.Fortnox(severa));
        Place("article_inactive_in_fortnox", "inactive in Fortnox alone", writer.Severa(fortnox), writer.Fortnox(fortnox, ("Active", false)));
    }

    private void Twins()
    {
        Severa("product_twin", "a product and a work type share an identifier", new(ItemKind.Fee, "F-160", "Installation fast pris"));
        Severa("work_type_twin", "a product and a work type share an identifier", new(ItemKind.WorkType, "F-160", "Installation löpande", "h"));
    }

    private void Both(string name, string why, Item item) => Place(name, why, writer.Severa(item), writer.Fortnox(item));

    private void Severa(string name, string why, Item item) => Place(name, why, writer.Severa(item), null);

    private void Fortnox(string name, string why, Item item) => Place(name, why, null, writer.Fortnox(item));

    private void Differing(string name, string why, Item item, string number, string description) =>
        Place(name, why, writer.Severa(item), writer.Fortnox(item with { Code = number, Name = description }));

    private void Place(string name, string why, string? severa, string? fortnox) => cases.Add(new(name, why, severa, fortnox) { Flow = "products" });
}
