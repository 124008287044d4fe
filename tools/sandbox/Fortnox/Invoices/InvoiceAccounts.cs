using Brygga.Sandbox.Fortnox.Tables;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>The account and the rate of a row that names none, by the kind of tax on the customer's card (Fortnox FACTS 7, 8, 10, 18).</summary>
internal static class InvoiceAccounts
{
    private const decimal Sales = 3001;
    private const decimal Reversed = 3231;

    public static decimal Of(SandboxRecord? article, SandboxRecord customer) => InvoiceCard.VatType(customer) switch
    {
        "SEREVERSEDVAT" => Account(article, "ConstructionAccount") ?? Reversed,
        "EUREVERSEDVAT" => Account(article, "EUAccount") ?? 3108,
        "EUVAT" => Account(article, "EUVATAccount") ?? 3106,
        "EXPORT" => Account(article, "ExportAccount") ?? 3105,
        _ => customer.Number("SalesAccount") ?? Account(article, "SalesAccount") ?? Sales,
    };

    public static decimal Rate(SandboxRecord? article, SandboxRecord customer, decimal account)
    {
        if (account == 0 || InvoiceCard.VatType(customer) is "SEREVERSEDVAT" or "EUREVERSEDVAT" or "EXPORT") return 0;
        if (article is not null) return (decimal)ArticleTable.Register.ByName["VAT"].Value(article)!;
        return account switch { 3002 => 12, 3003 => 6, 3004 => 0, _ => 25 };
    }

    /// <summary>0 stands for none.</summary>
    private static decimal? Account(SandboxRecord? article, string name) =>
        article is not null && ArticleTable.Register.ByName[name].Value(article) is long number and > 0 ? number : null;
}
