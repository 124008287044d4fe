using System.Data.Common;
using Brygga.Connectors.State.Reads;
using LanguageExt;

namespace Brygga.Connectors.State.Copying;

/// <summary>Reads any table of the state; SQLite and SQL Server read the same text.</summary>
internal static class CopyOuts
{
    public static string Select(StateTable table) =>
        $"SELECT {string.Join(", ", table.Columns.Map(static c => c.Name))} FROM {table.Name} WHERE connection = @connection ORDER BY {string.Join(", ", table.Key)}";

    public static string Count(StateTable table) => $"SELECT COUNT(*) FROM {table.Name} WHERE connection = @connection";

    public static Seq<(StateTable Table, long Rows)> CountRows(IReads reads) => StateTables.All.Map(table => (table, reads.Read<long>(Count(table))[0])).Strict();

    public static IEnumerable<StateRow> Rows(IReads reads)
    {
        foreach (var table in StateTables.All)
        {
            foreach (var reader in reads.Stream(Select(table))) yield return new(table, Values(table, reader));
        }
    }

    /// <exception cref="InvalidDataException">The connection has rows already.</exception>
    public static void RequireEmpty(IReads reads)
    {
        var taken = CountRows(reads).Filter(static count => count.Rows > 0).Map(static count => $"{count.Table.Name} {count.Rows}");
        if (!taken.IsEmpty) throw new InvalidDataException($"The state to import into is not empty: it has rows in {string.Join(", ", taken)}.\nNothing was changed. Name a new file or database in brygga.yaml.");
    }

    private static object?[] Values(StateTable table, DbDataReader reader)
    {
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i) ? null : table.Columns[i].Kind switch
            {
                ColumnKind.Bytes => reader.GetFieldValue<byte[]>(i),
                ColumnKind.Number => reader.GetInt64(i),
                _ => reader.GetString(i),
            };
        }
        return values;
    }
}
