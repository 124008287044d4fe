using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>All registers that are served.</summary>
internal static class FortnoxTables
{
    public static ImmutableArray<FortnoxRegister> All { get; } =
        [CustomerTable.Register, ArticleTable.Register, ProjectTable.Register, SupplierTable.Register, .. SmallTables.All];

    /// <summary>The documents, which have rules of their own.</summary>
    public static ImmutableArray<FortnoxRegister> Documents { get; } =
        [InvoiceTable.Register, PaymentTable.Register, SupplierInvoiceTable.Register, SupplierInvoiceTable.File];
}
