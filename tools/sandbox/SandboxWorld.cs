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
