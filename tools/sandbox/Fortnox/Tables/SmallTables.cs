using System.Collections.Immutable;
using System.Globalization;
using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>The registers of codes (Fortnox FACTS 17): a row of a list carries every field.</summary>
internal static class SmallTables
{
    public static ImmutableArray<FortnoxRegister> All { get; } =
    [
        Coded("currencies", "currency", "Currency", "Currencies", static all => all.Currencies) with
        {
            Fields =
            [
                Number("BuyRate"), Required("Code", 3) with { Shortest = 3 }, Date("Date"), Required("Description"), Flag("IsAutomatic"),
                Number("SellRate"), Number("Unit") with { Default = 1m },
            ],
        },
        Coded("units", "settings", "Unit", "Units", static all => all.Units) with
        {
            NotFound = FortnoxErrors.UnitNotFound,
            Sortable = ["code"],
            Fields = [Required("Code", 20), Text("CodeEnglish", 100), Required("Description", 100)],
        },
        Coded("termsofpayments", "settings", "TermsOfPayment", "TermsOfPayments", static all => all.TermsOfPayments) with
        {
            LastModified = true,
            Fields = [Required("Code", 25), Required("Description")],
        },
        Coded("termsofdeliveries", "settings", "TermsOfDelivery", "TermsOfDeliveries", static all => all.TermsOfDeliveries) with
        {
            LastModified = true,
            Writes = ["POST", "PUT"],
            Fields = [Required("Code", 20), Required("Description", 200), Text("DescriptionEnglish", 100)],
        },
        Coded("wayofdeliveries", "settings", "WayOfDelivery", "WayOfDeliveries", static all => all.WaysOfDelivery) with
        {
            Fields = [Required("Code", 50), Text("Description", 100), Text("DescriptionEnglish", 100)],
        },
        Coded("pricelists", "price", "PriceList", "PriceLists", static all => all.PriceLists) with
        {
            LastModified = true,
            Writes = ["POST", "PUT"],
            Fields = [Required("Code", 100), Text("Comments"), Required("Description", 50), Flag("PreSelected")],
        },
        Coded("costcenters", "costcenter", "CostCenter", "CostCenters", static all => all.CostCenters) with
        {
            LastModified = true,
            Fields = [Flag("Active", true), Required("Code", 6), Required("Description"), Text("Note")],
        },
        Coded("accounts", "bookkeeping", "Account", "Accounts", static all => all.Accounts) with
        {
            Key = "Number",
            Writes = [],
            NumericKey = true,
            LastModified = true,
            Sortable = ["number"],
            Searches = [new("financialyear", "Year") { Instead = static (_, _) => true }, new("sru", "SRU")],
            Fields =
            [
                Flag("Active", true), Number("BalanceBroughtForward") with { Default = 0m }, Text("CostCenter"),
                Choice("CostCenterSettings", "ALLOWED", "MANDATORY", "NOTALLOWED"), Required("Description", 200), Number("Number"), Text("Project"),
                Choice("ProjectSettings", "ALLOWED", "MANDATORY", "NOTALLOWED"), Number("SRU") with { Default = 7410m }, Text("VATCode"),
                Number("Year") with { Default = 3m },
            ],
        },
        Coded("financialyears", "bookkeeping", "FinancialYear", "FinancialYears", static all => all.FinancialYears) with
        {
            Key = "Id",
            Writes = [],
            Searches = [new("date", "FromDate") { Instead = Covers }],
            Fields =
            [
                Text("AccountChartType"), Choice("AccountingMethod", "ACCRUAL", "CASH"), Date("FromDate"), Number("Id"), Date("ToDate"),
            ],
        },
    ];

    private static FortnoxRegister Coded(string path, string scope, string one, string many, Func<FortnoxRegisters, RecordTable> table) =>
        new(path, scope, one, many, "Code")
        {
            Fields = [],
            Table = table,
            NotFound = () => FortnoxErrors.NoRecord(path),
        };

    /// <summary>The year that a date is in.</summary>
    private static bool Covers(SandboxRecord year, string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && string.CompareOrdinal(year.Text("FromDate"), date) <= 0 && string.CompareOrdinal(date, year.Text("ToDate")) <= 0;
}
