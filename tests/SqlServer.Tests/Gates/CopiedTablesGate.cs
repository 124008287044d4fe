using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.SqlServer;
using Xunit;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>Export and import leave out no table and no column.</summary>
public sealed class CopiedTablesGate
{
    /// <summary>What belongs to the store itself and not to what is known.</summary>
    private static readonly string[] OfTheStore = ["leases", "units"];

    private static readonly Tables Schema = Tables.Of([.. Migrations.Scripts.Select(static s => s.Contents)]);

    [Fact]
    public void Every_column_of_every_table_is_copied() => Assert.Equal(
        Schema.All.Where(static t => !OfTheStore.Contains(t.Name, StringComparer.Ordinal)).Select(static t => $"{t.Name}: {string.Join(", ", t.Columns.Where(static c => c.Name != "connection").Select(Described).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal),
        StateTables.All.Map(static t => $"{t.Name}: {string.Join(", ", t.Columns.Map(Described).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));

    [Fact]
    public void Rows_are_copied_in_the_order_of_a_key() => Assert.All(
        StateTables.All, static table => Assert.Contains(Schema.Find(table.Name)!.Keys, key => key.IsUnique && key.Columns.Skip(1).All(column => table.Key.Exists(one => one == column))));

    /// <summary>Whoever changes the tables makes old files unreadable, and says so by the version.</summary>
    [Fact]
    public void The_version_stands_for_these_tables() => Assert.Equal(
        (1, "2459dd462cbfc22c688641eb7600e2fc"),
        (StateTables.Version, Brygga.Engine.Data.Hash.Of(string.Join('\n', StateTables.All.Map(static t => $"{t.Name}: {string.Join(", ", t.Columns.Map(Described))}"))).ToString()));

    private static string Described(Column column) => $"{column.Name} {column.Type.Split('(')[0]}{(column.IsNullable ? "?" : "")}";

    private static string Described(StateColumn column) =>
        $"{column.Name} {column.Kind switch { ColumnKind.Bytes => "varbinary", ColumnKind.Number => "bigint", _ => "nvarchar" }}{(column.IsNullable ? "?" : "")}";
}
