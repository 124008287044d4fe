using System.Collections.Immutable;
using Brygga.Sandbox.Data;
using Brygga.Sandbox.Fortnox.SupplierInvoices;

namespace Brygga.Sandbox;

/// <summary>The live state of both systems. Tests may look at it and change it while the sandbox runs.</summary>
public sealed class SandboxWorld
{
    private readonly TimeProvider clock;

    internal SandboxWorld(TimeProvider clock)
    {
        this.clock = clock;
        Severa = new(Gate, clock);
        Fortnox = new(Gate, clock);
    }

    /// <summary>Severa's registers.</summary>
    public SeveraRegisters Severa { get; }

    /// <summary>Fortnox's registers.</summary>
    public FortnoxRegisters Fortnox { get; }

    /// <summary>The awkward cases of this world; empty in a clean one.</summary>
    public ImmutableArray<SandboxCase> Cases { get; internal set; } = [];

    /// <summary>How Severa shows the credit notes that are made from now on.</summary>
    public CreditNotes CreditNotes { get; set; } = new();

    /// <summary>Credits a whole invoice as a person does on Severa's screen, and tells the guid of the credit note.</summary>
    /// <exception cref="ArgumentException">There is no such invoice.</exception>
    public string Reimburse(string invoice)
    {
        lock (Gate)
        {
            var original = Severa.Invoices.Find(invoice) ?? throw new ArgumentException($"no invoice '{invoice}'", nameof(invoice));
            return Reimbursement.Make(new(this), this, original, Guid.NewGuid().ToString(), clock.GetUtcNow()).Key;
        }
    }

    /// <summary>
    /// Changes a row of a supplier invoice as a person does on Fortnox's screen, booked or not; what is owed follows. Rows are counted from 0 as the
    /// invoice shows them, and the first is what is owed.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such invoice.</exception>
    public void ChangeCostRow(string invoice, int row, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var named = Named(values);
        lock (Gate) SupplierInvoiceCorrections.Change(Fortnox, invoice, row, named);
    }

    /// <summary>Adds a row to a supplier invoice in the same way.</summary>
    /// <exception cref="ArgumentException">There is no such invoice.</exception>
    public void AddCostRow(string invoice, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var named = Named(values);
        lock (Gate) SupplierInvoiceCorrections.Add(Fortnox, invoice, named);
    }

    /// <summary>Removes a row of a supplier invoice in the same way.</summary>
    /// <exception cref="ArgumentException">There is no such invoice.</exception>
    public void RemoveCostRow(string invoice, int row)
    {
        lock (Gate) SupplierInvoiceCorrections.Remove(Fortnox, invoice, row);
    }

    /// <summary>Invoices a fee as a person does on Severa's screen, and tells the guid of the invoice, which is sent.</summary>
    /// <exception cref="ArgumentException">There is no such fee.</exception>
    public string InvoiceFee(string fee)
    {
        lock (Gate)
        {
            var found = Severa.ProjectFees.Find(fee) ?? throw new ArgumentException($"no fee '{fee}'", nameof(fee));
            return FeeInvoicing.Make(new(this), this, found, clock.GetUtcNow()).Key;
        }
    }

    private static Dictionary<string, object?> Named(ReadOnlySpan<(string Field, object? Value)> values)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (field, value) in values) named[field] = value;
        return named;
    }

    /// <summary>One request at a time touches the world.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>A case by name.</summary>
    /// <exception cref="ArgumentException">There is no case of that name.</exception>
    public SandboxCase Case(string name) =>
        Cases.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"no case named '{name}'", nameof(name));
}

/// <summary>Severa's registers: everything by guid (Severa FACTS 6).</summary>
public sealed class SeveraRegisters
{
    internal SeveraRegisters(Lock gate, TimeProvider clock)
    {
        RecordTable Table(string? owner = null) => new(gate, clock, StringComparer.OrdinalIgnoreCase, owner);
        Customers = Table();
        Addresses = Table();
        Currencies = Table();
        Countries = Table();
        Languages = Table();
        Users = Table();
        Named = Table();
        Products = Table();
        WorkTypes = Table();
        TravelExpenseTypes = Table();
        ProductCategories = Table();
        VatRates = Table();
        SalesAccounts = Table();
        CostAccounts = Table();
        CostCenters = Table();
        BusinessUnits = Table();
        Industries = Table();
        Projects = Table();
        SalesStatusTypes = Table();
        ProjectStatusTypes = Table();
        Invoices = Table();
        InvoiceStatuses = Table();
        InvoiceRows = Table("invoice");
        InvoiceSettings = Table("invoice");
        InvoiceFiles = Table("invoice");
        Files = Table();
        ProjectFiles = Table("project");
        WorkHours = Table("invoice");
        ProjectFees = Table("invoice");
        ProjectTravelExpenses = Table("invoice");
        FlatRates = Table("invoice");
        ReimbursedWorkHours = Table("invoice");
        ReimbursedProjectFees = Table("invoice");
        ReimbursedProjectTravelExpenses = Table("invoice");
    }

    /// <summary>Customers by guid.</summary>
    public RecordTable Customers { get; }

    /// <summary>Addresses by guid; the value <c>customer</c> is the owner's guid.</summary>
    public RecordTable Addresses { get; }

    /// <summary>Currencies by guid.</summary>
    public RecordTable Currencies { get; }

    /// <summary>Countries by guid.</summary>
    public RecordTable Countries { get; }

    /// <summary>Languages by guid.</summary>
    public RecordTable Languages { get; }

    /// <summary>Users by guid.</summary>
    public RecordTable Users { get; }

    /// <summary>Small registers that have only a name here: time zones, price lists, invoice templates, lead sources.</summary>
    public RecordTable Named { get; }

    /// <summary>Products by guid.</summary>
    public RecordTable Products { get; }

    /// <summary>Work types by guid.</summary>
    public RecordTable WorkTypes { get; }

    /// <summary>Travel expense types by guid.</summary>
    public RecordTable TravelExpenseTypes { get; }

    /// <summary>Product categories by guid.</summary>
    public RecordTable ProductCategories { get; }

    /// <summary>VAT rates by guid.</summary>
    public RecordTable VatRates { get; }

    /// <summary>Sales accounts by guid.</summary>
    public RecordTable SalesAccounts { get; }

    /// <summary>Cost accounts by guid.</summary>
    public RecordTable CostAccounts { get; }

    /// <summary>Cost centers by guid.</summary>
    public RecordTable CostCenters { get; }

    /// <summary>Business units by guid.</summary>
    public RecordTable BusinessUnits { get; }

    /// <summary>Industries by guid.</summary>
    public RecordTable Industries { get; }

    /// <summary>Projects and sales cases by guid; the value <c>customer</c> is the customer's guid.</summary>
    public RecordTable Projects { get; }

    /// <summary>Sales status types by guid; <c>salesState</c> tells which are won.</summary>
    public RecordTable SalesStatusTypes { get; }

    /// <summary>Project status types by guid.</summary>
    public RecordTable ProjectStatusTypes { get; }

    /// <summary>
    /// Invoices by guid; the values <c>customer</c>, <c>billingCustomer</c> and <c>project</c> (the first one) are guids, and
    /// <c>projects</c> is all of them with blanks between.
    /// </summary>
    public RecordTable Invoices { get; }

    /// <summary>Invoice statuses by guid.</summary>
    public RecordTable InvoiceStatuses { get; }

    /// <summary>Invoice rows by guid, owned by their <c>invoice</c>; the codes of all items in a row are one text, a line each.</summary>
    public RecordTable InvoiceRows { get; }

    /// <summary>The settings of each invoice, owned by their <c>invoice</c>.</summary>
    public RecordTable InvoiceSettings { get; }

    /// <summary>Attachments of invoices by guid, owned by their <c>invoice</c>; <c>fileGuid</c> names the file itself.</summary>
    public RecordTable InvoiceFiles { get; }

    /// <summary>Files by their own guid; <c>content</c> is the bytes.</summary>
    public RecordTable Files { get; }

    /// <summary>Files of projects by guid, owned by their <c>project</c>; <c>fileGuid</c> names the file itself.</summary>
    public RecordTable ProjectFiles { get; }

    /// <summary>Invoiced work hours by guid, owned by their <c>invoice</c>; <c>invoiceRowGuid</c> names the row they are in.</summary>
    public RecordTable WorkHours { get; }

    /// <summary>Project fees by guid, owned by their <c>invoice</c> once they are invoiced.</summary>
    public RecordTable ProjectFees { get; }

    /// <summary>Invoiced travel expenses by guid, owned by their <c>invoice</c>.</summary>
    public RecordTable ProjectTravelExpenses { get; }

    /// <summary>Flat rates by guid, owned by their <c>invoice</c>.</summary>
    public RecordTable FlatRates { get; }

    /// <summary>The hours of a credit note by guid, owned by their <c>invoice</c>.</summary>
    public RecordTable ReimbursedWorkHours { get; }

    /// <summary>The fees of a credit note by guid, owned by their <c>invoice</c>.</summary>
    public RecordTable ReimbursedProjectFees { get; }

    /// <summary>The travel expenses of a credit note by guid, owned by their <c>invoice</c>.</summary>
    public RecordTable ReimbursedProjectTravelExpenses { get; }

    /// <summary>What the public API makes of patches of an invoice that nobody could try on the real one. May be changed while it runs.</summary>
    public InvoicePatches Patches { get; set; } = new();

    /// <summary>Whether no two products, work types and travel expense types may share a code (Severa FACTS 6.5).</summary>
    public bool UniqueIdentifiers { get; internal set; }
}

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
