using Brygga.Connectors.State.Copying;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Takes over the rows of another store.</summary>
internal static class CopyIns
{
    public static void Run(Work work, IEnumerable<StateRow> rows)
    {
        CopyOuts.RequireEmpty(work);
        var inserts = StateTables.All.ToDictionary(static table => table.Name, table => Insert(work, table), StringComparer.Ordinal);
        try
        {
            foreach (var row in rows)
            {
                work.Stop.ThrowIfCancellationRequested();
                inserts[row.Table.Name].Run([.. row.Values]);
            }
        }
        finally
        {
            foreach (var insert in inserts.Values) insert.Dispose();
        }
    }

    private static Statement Insert(Work work, StateTable table)
    {
        var columns = table.Columns.Map(static c => c.Name).ToArray();
        return work.Prepare(
            $"INSERT INTO {table.Name} (connection, {string.Join(", ", columns)}) VALUES (@connection, {string.Join(", ", columns.Select(static c => $"@{c}"))})",
            Array.ConvertAll(columns, static c => $"@{c}"));
    }
}
