using System.Collections.Immutable;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>All registers that are served.</summary>
internal static class SeveraTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        CustomerTables.Customers, CustomerTables.Addresses, .. ProductTables.All, .. ProjectTables.All, .. InvoiceTables.All, .. InvoicePartTables.All,
        .. InvoiceItemTables.All, .. ReimbursedTables.All, ProjectFileTable.Register,
        .. SmallTables.All,
    ];
}
