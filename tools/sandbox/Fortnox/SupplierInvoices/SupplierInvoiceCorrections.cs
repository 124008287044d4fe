using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox.SupplierInvoices;

/// <summary>What a person corrects on Fortnox's screen, on booked invoices too; what is owed follows from the rows (Fortnox FACTS 13).</summary>
internal static class SupplierInvoiceCorrections
{
    public static void Change(FortnoxRegisters all, string invoice, int row, IEnumerable<KeyValuePair<string, object?>> values) =>
        Edit(all, invoice, rows => rows.SetItem(row, With(rows[row], values)));

    public static void Add(FortnoxRegisters all, string invoice, IEnumerable<KeyValuePair<string, object?>> values) =>
        Edit(all, invoice, rows => rows.Add(With(new("", 0, rows[0].Created), values)));

    public static void Remove(FortnoxRegisters all, string invoice, int row) => Edit(all, invoice, rows => rows.RemoveAt(row));

    private static void Edit(FortnoxRegisters all, string invoice, Func<ImmutableArray<SandboxRecord>, ImmutableArray<SandboxRecord>> edit)
    {
        if (!all.SupplierInvoices.Change(invoice, one => one.Rows = SupplierInvoiceRows.Rebalanced(all, one, edit(one.Rows))))
            throw new ArgumentException($"no supplier invoice '{invoice}'", nameof(invoice));
    }

    private static SandboxRecord With(SandboxRecord row, IEnumerable<KeyValuePair<string, object?>> values) =>
        SupplierInvoiceRows.With(row, [.. values.Select(static one => (one.Key, one.Value is int or long ? Convert.ToDecimal(one.Value, null) : one.Value))]);
}
