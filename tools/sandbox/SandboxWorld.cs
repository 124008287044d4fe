using System.Collections.Immutable;

namespace Brygga.Sandbox;

/// <summary>The live state of both systems. Tests may look at it and change it while the sandbox runs.</summary>
public sealed class SandboxWorld
{
    internal SandboxWorld(TimeProvider clock)
    {
        Severa = new(Gate, clock);
        Fortnox = new(Gate, clock);
    }

    /// <summary>Severa's registers.</summary>
    public SeveraRegisters Severa { get; }

    /// <summary>Fortnox's registers.</summary>
    public FortnoxRegisters Fortnox { get; }

    /// <summary>The awkward cases of this world; empty in a clean one.</summary>
    public ImmutableArray<SandboxCase> Cases { get; internal set; } = [];

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
        RecordTable Table() => new(gate, clock, StringComparer.OrdinalIgnoreCase);
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

    /// <summary>Invoices by guid; the values <c>customer</c>, <c>billingCustomer</c> and <c>project</c> are guids.</summary>
    public RecordTable Invoices { get; }

    /// <summary>Invoice statuses by guid.</summary>
    public RecordTable InvoiceStatuses { get; }

    /// <summary>Whether no two products, work types and travel expense types may share a code (Severa FACTS 6.5).</summary>
    public bool UniqueIdentifiers { get; internal set; }
}

/// <summary>Fortnox's registers by number or code (Fortnox FACTS 7 to 9, 17).</summary>
public sealed class FortnoxRegisters
{
    internal FortnoxRegisters(Lock gate, TimeProvider clock)
    {
        RecordTable Table() => new(gate, clock, StringComparer.Ordinal);
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
}
