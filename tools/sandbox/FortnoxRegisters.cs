namespace Brygga.Sandbox;

/// <summary>Fortnox's registers by number or code (Fortnox FACTS 7 to 9, 17).</summary>
public sealed class FortnoxRegisters
{
    internal FortnoxRegisters(Lock gate, TimeProvider clock)
    {
        RecordTable Table(string? owner = null) => new(gate, clock, StringComparer.Ordinal, owner);
        Customers = Table();
        Articles = Table();
        Projects = Table();
        Currencies = Table();
        Units = Table();
        TermsOfPayments = Table();
        TermsOfDeliveries = Table();
        WaysOfDelivery = Table();
        PriceLists = Table();
        CostCenters = Table();
        FinancialYears = Table();
        Accounts = Table();
        Invoices = Table();
        InvoicePayments = Table("InvoiceNumber");
        Files = Table();
        Attachments = Table("entityId");
        Suppliers = Table();
        SupplierInvoices = Table();
        SupplierInvoiceFiles = Table("SupplierInvoiceNumber");
    }

    /// <summary>Customers by customer number.</summary>
    public RecordTable Customers { get; }

    /// <summary>Currencies by code.</summary>
    public RecordTable Currencies { get; }

    /// <summary>Terms of payment by code.</summary>
    public RecordTable TermsOfPayments { get; }

    /// <summary>Articles by article number.</summary>
    public RecordTable Articles { get; }

    /// <summary>Projects by project number.</summary>
    public RecordTable Projects { get; }

    /// <summary>Units by code.</summary>
    public RecordTable Units { get; }

    /// <summary>Terms of delivery by code.</summary>
    public RecordTable TermsOfDeliveries { get; }

    /// <summary>Ways of delivery by code.</summary>
    public RecordTable WaysOfDelivery { get; }

    /// <summary>Price lists by code.</summary>
    public RecordTable PriceLists { get; }

    /// <summary>Cost centers by code.</summary>
    public RecordTable CostCenters { get; }

    /// <summary>Financial years by id.</summary>
    public RecordTable FinancialYears { get; }

    /// <summary>The accounts of the chart that sales and purchases are booked on, by number.</summary>
    public RecordTable Accounts { get; }

    /// <summary>Invoices by document number.</summary>
    public RecordTable Invoices { get; }

    /// <summary>Invoice payments by number, owned by their <c>InvoiceNumber</c>.</summary>
    public RecordTable InvoicePayments { get; }

    /// <summary>Uploaded files by id; <c>folder</c> is where one lies, <c>content</c> its bytes.</summary>
    public RecordTable Files { get; }

    /// <summary>The connections of files to invoices by id, owned by their <c>entityId</c>.</summary>
    public RecordTable Attachments { get; }

    /// <summary>Suppliers by supplier number.</summary>
    public RecordTable Suppliers { get; }

    /// <summary>Supplier invoices by given number, with their rows.</summary>
    public RecordTable SupplierInvoices { get; }

    /// <summary>The connections of files to supplier invoices by the file's id, owned by their <c>SupplierInvoiceNumber</c>.</summary>
    public RecordTable SupplierInvoiceFiles { get; }

    /// <summary>Whether the company has project accounting; without it supplier invoices have no projects. No field of the API tells (MISSION M6).</summary>
    public bool ProjectAccounting { get; set; } = true;

    /// <summary>The last number that Fortnox gave to a supplier invoice.</summary>
    public long LastSupplierInvoiceNumber { get; set; }

    /// <summary>The last voucher of supplier invoices in each financial year.</summary>
    internal Dictionary<decimal, int> SupplierVouchers { get; } = [];

    /// <summary>The day until which nothing can be booked; null when no period is locked.</summary>
    public DateOnly? LockedUntil { get; set; } = new(2023, 12, 31);

    /// <summary>The last number that Fortnox gave to an invoice by itself. A number that a client chose does not move the series.</summary>
    public long LastInvoiceNumber { get; set; } = 100;

    /// <summary>Whether totals in kronor are rounded to whole ones (Fortnox FACTS 10).</summary>
    public bool RoundsOff { get; set; } = true;
}
