namespace Brygga.Sandbox;

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
