using System.Globalization;
using static Brygga.Sandbox.Data.Registers;

namespace Brygga.Sandbox.Data;

/// <summary>The registers that products and projects refer to, and what of the customers' registers only one system has.</summary>
internal static class MoreRegisters
{
    public static void Fill(SandboxWorld world, Dice dice)
    {
        Currencies(world, dice);
        Accounts(world.Severa, dice);
        Organisation(world.Severa, dice);
        Statuses(world.Severa, dice);
        InvoiceStatuses(world.Severa, dice);
        Fortnox(world.Fortnox);
    }

    private static void Currencies(SandboxWorld world, Dice dice)
    {
        Add(
            world.Severa.Currencies, dice.Guid(), ("code", "CHF"), ("name", "Schweizisk franc"), ("symbol", "CHF"), ("rate", 12.1m), ("isActive", true),
            ("isOrganizationCurrency", false));
        Add(
            world.Fortnox.Currencies, "PLN", ("Code", "PLN"), ("Description", "Polsk zloty"), ("BuyRate", 2.6m), ("SellRate", 2.6m), ("Unit", 1L),
            ("Date", "2024-11-01"), ("IsAutomatic", true));
    }

    private static void Accounts(SeveraRegisters severa, Dice dice)
    {
        foreach (var (number, name) in new[]
        {
            ("3001", "Försäljning 25 %"), ("3002", "Försäljning 12 %"), ("3003", "Försäljning 6 %"), ("3004", "Momsfri försäljning"),
        })
        {
            Add(
                severa.SalesAccounts, dice.Guid(), ("number", number), ("name", name), ("isActive", true), ("isProductDefault", number is "3001"),
                ("isWorkTypeDefault", number is "3001"), ("isTravelTypeDefault", number is "3001"));
        }

        foreach (var (number, name) in new[] { ("5800", "Resekostnader"), ("7331", "Skattefria bilersättningar") })
            Add(severa.CostAccounts, dice.Guid(), ("number", number), ("name", name), ("isActive", true), ("isTravelTypeDefault", number is "5800"));
        foreach (var (code, name) in new[] { ("KONS", "Konsulttjänster"), ("MTRL", "Material"), ("RESA", "Resor och utlägg") })
            Add(severa.ProductCategories, dice.Guid(), ("code", code), ("name", name), ("isActive", true), ("isDefault", code is "KONS"));
    }

    private static void Organisation(SeveraRegisters severa, Dice dice)
    {
        foreach (var (code, name) in new[] { ("100", "Göteborg"), ("200", "Malmö") })
            Add(severa.CostCenters, dice.Guid(), ("identifier", code), ("name", name), ("isActive", true), ("isDefault", code is "100"));
        var (unit, company) = (dice.Guid(), dice.Guid());
        Add(
            severa.BusinessUnits, unit, ("name", SandboxCompany.Name), ("code", "BK"), ("isActive", true), ("vatNumber", SandboxCompany.VatNumber),
            ("companyGuid", company), ("companyName", SandboxCompany.Name), ("companyBusinessUnitGuid", unit),
            ("companyCountryGuid", severa.Countries.All.First(static one => one.Text("code2") is "SE").Key),
            ("companyCurrencyGuid", severa.Currencies.All.First(static one => one.Flag("isOrganizationCurrency")).Key));
        foreach (var user in severa.Users.All)
        {
            user["businessUnit"] = unit;
            user["userType"] = "FullUser";
            user["email"] = $"{user.Text("code")!.Normalize().ToLowerInvariant().Replace('ö', 'o').Replace('æ', 'a')}@bryggan.example";
        }
    }

    private static void Statuses(SeveraRegisters severa, Dice dice)
    {
        foreach (var (name, state, probability) in new[]
        {
            ("Förfrågan", "InProgress", 25L), ("Offert skickad", "InProgress", 50L), ("Vunnen", "Won", 100L), ("Ramavtal", "Won", 100L), ("Förlorad", "Lost", 0L),
        })
        {
            Add(
                severa.SalesStatusTypes, dice.Guid(), ("name", name), ("isActive", true), ("salesState", state), ("defaultProbability", probability),
                ("isProposalDefault", name is "Offert skickad"));
        }

        foreach (var (name, order) in new[] { ("Ej påbörjat", 1L), ("Pågår", 2L), ("Avslutat", 3L) })
            Add(severa.ProjectStatusTypes, dice.Guid(), ("name", name), ("isActive", true), ("sortOrder", order));
    }

    private static void InvoiceStatuses(SeveraRegisters severa, Dice dice)
    {
        string[] all = ["isDefault", "isReadOnly", "hasInvoiceNumber", "isSent", "isWaitingPayment", "isPaid", "isDefaultForCreditNote"];
        var order = 0L;
        foreach (var (name, set) in new[]
        {
            ("Utkast", "isDefault"), ("Att överföra", "hasInvoiceNumber"), ("Överförd", "hasInvoiceNumber isReadOnly"),
            ("Skickad", "hasInvoiceNumber isReadOnly isSent isWaitingPayment"), ("Betald", "hasInvoiceNumber isReadOnly isSent isPaid"),
            ("Kreditfaktura", "hasInvoiceNumber isDefaultForCreditNote"),
        })
        {
            Status(dice.Guid(), name, set);
        }

        // Without numbers: for a company whose invoices Fortnox numbers. Their guids follow from another's, so that the dice roll on as before.
        var own = Dice.Of(severa.InvoiceStatuses.All[0].Key);
        foreach (var name in new[] { "Klar att fakturera", "Överföringsfel" }) Status(own.Guid(), name, "");

        void Status(string guid, string name, string set)
        {
            var flags = all.Select(flag => (flag, (object?)set.Split(' ').Contains(flag, StringComparer.Ordinal)));
            Add(severa.InvoiceStatuses, guid, [("name", name), ("isActive", true), ("sortOrder", ++order), .. flags]);
        }
    }

    private static void Fortnox(FortnoxRegisters fortnox)
    {
        foreach (var (code, text, english) in new[]
        {
            ("h", "Timmar", "Hours"), ("st", "Styck", "Pieces"), ("km", "Kilometer", "Kilometres"), ("dag", "Dagar", "Days"), ("mån", "Månader", "Months"),
        })
        {
            Add(fortnox.Units, code, ("Code", code), ("Description", text), ("CodeEnglish", english));
        }

        foreach (var (code, text) in new[] { ("FK", "Fritt kund"), ("FVL", "Fritt vårt lager") })
            Add(fortnox.TermsOfDeliveries, code, ("Code", code), ("Description", text));
        foreach (var (code, text) in new[] { ("A", "Avhämtat"), ("B", "Buss") }) Add(fortnox.WaysOfDelivery, code, ("Code", code), ("Description", text));
        foreach (var (code, text) in new[] { ("A", "Prislista A"), ("B", "Prislista B") })
            Add(fortnox.PriceLists, code, ("Code", code), ("Description", text), ("PreSelected", code is "A"));
        foreach (var (code, text) in new[] { ("100", "Göteborg"), ("200", "Malmö") }) Add(fortnox.CostCenters, code, ("Code", code), ("Description", text));
        foreach (var (number, text, code) in new[]
        {
            (1510L, "Kundfordringar", ""), (1930L, "Företagskonto", ""), (3001L, "Försäljning 25 %", "MP1"), (3002L, "Försäljning 12 %", "MP2"),
            (3003L, "Försäljning 6 %", "MP3"), (3004L, "Momsfri försäljning", "MF"), (3041L, "Tjänster 25 %", "MP1"), (3105L, "Varor till länder utanför EU", "E"),
            (3106L, "Varor till EU, moms", "MP1"), (3108L, "Varor till EU, momsfri", "VTEU"), (3231L, "Omvänd skattskyldighet", "OSS"),
            (3308L, "Tjänster till EU, momsfri", "FTEU"), (3540L, "Faktureringsavgifter", "MP1"), (3740L, "Öres- och kronutjämning", ""),
            (1220L, "Inventarier och verktyg", ""), (2440L, "Leverantörsskulder", ""), (2614L, "Utgående moms omvänd skattskyldighet 25 %", ""),
            (2617L, "Utgående moms inköp byggtjänster 25 %", ""), (2641L, "Ingående moms", ""), (2645L, "Beräknad ingående moms på förvärv från utlandet", ""),
            (2647L, "Ingående moms omvänd skattskyldighet", ""), (4000L, "Inköp av varor", ""), (4010L, "Inköp material", ""), (4425L, "Inköp byggtjänster, omvänd skattskyldighet", ""),
            (4535L, "Inköp av tjänster från EU", ""), (4600L, "Legoarbeten och underentreprenader", ""), (5010L, "Lokalhyra", ""), (5220L, "Hyra av maskiner", ""),
            (5410L, "Förbrukningsinventarier", ""), (5460L, "Förbrukningsmaterial", ""), (5611L, "Drivmedel personbilar", ""), (5710L, "Frakter och transporter", ""),
            (5810L, "Biljetter", ""), (5831L, "Kost och logi i Sverige", ""), (6110L, "Kontorsmateriel", ""), (6212L, "Mobiltelefon", ""), (6540L, "It-tjänster", ""),
            (6550L, "Konsultarvoden", ""), (6570L, "Bankkostnader", ""), (6800L, "Inhyrd personal", ""), (6991L, "Övriga externa kostnader", ""),
            (7631L, "Personalrepresentation", ""), (8422L, "Dröjsmålsräntor", ""),
        })
        {
            var key = number.ToString(CultureInfo.InvariantCulture);
            Add(fortnox.Accounts, key, ("Number", (decimal)number), ("Description", text), ("VATCode", code));
        }

        for (var year = 2023; year <= 2026; year++)
        {
            var id = (year - 2022).ToString(CultureInfo.InvariantCulture);
            Add(
                fortnox.FinancialYears, id, ("Id", (decimal)(year - 2022)), ("FromDate", $"{year}-01-01"), ("ToDate", $"{year}-12-31"),
                ("AccountingMethod", "ACCRUAL"), ("AccountChartType", "Bas 2024"));
        }
    }
}
