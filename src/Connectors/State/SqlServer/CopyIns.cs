using Brygga.Connectors.State.Copying;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Takes over the rows of another store, many in one round trip.</summary>
internal static class CopyIns
{
    public static void Run(IWork work, IEnumerable<StateRow> rows)
    {
        CopyOuts.RequireEmpty(work);
        foreach (var part in Parts(rows)) work.Run(Insert(part[0].Table), RowSet.Of(part, Write));
    }

    /// <summary>Rows of one table, so many at once that they fill a parameter but not the memory: a plan may be as long as thousands of links.</summary>
    private static IEnumerable<List<StateRow>> Parts(IEnumerable<StateRow> rows)
    {
        var (part, size) = (new List<StateRow>(), 0L);
        foreach (var row in rows)
        {
            if (part.Count > 0 && (part.Count == Sets.Most || size > Sets.Longest || part[0].Table != row.Table))
            {
                yield return part;
                (part, size) = ([], 0);
            }
            part.Add(row);
            size += row.Values.Sum(static value => value is string text ? text.Length : value is byte[] bytes ? bytes.Length : 0L);
        }
        if (part.Count > 0) yield return part;
    }

    public static string Insert(StateTable table) =>
        $"""
        INSERT INTO {table.Name} (connection, {string.Join(", ", table.Columns.Map(static c => c.Name))})
        SELECT @connection, {string.Join(", ", table.Columns.Map(Value))}
        FROM OPENJSON(@rows) WITH ({string.Join(", ", table.Columns.Map(Declaration))}) r;
        """;

    private static string Value(StateColumn column) => column.Kind == ColumnKind.Bytes ? $"SUBSTRING(@bytes, r.{column.Name}_at, r.{column.Name}_size)" : $"r.{column.Name}";

    private static string Declaration(StateColumn column) => column.Kind switch
    {
        ColumnKind.Bytes => $"{column.Name}_at int, {column.Name}_size int",
        ColumnKind.Number => $"{column.Name} bigint",
        _ => $"{column.Name} nvarchar(max)",
    };

    private static void Write(SetRow set, StateRow row)
    {
        for (var i = 0; i < row.Values.Count; i++)
        {
            var name = row.Table.Columns[i].Name;
            if (row.Values[i] is byte[] bytes) set.Bytes(name, bytes);
            else if (row.Values[i] is long number) set.Number(name, number);
            else if (row.Values[i] is string text) set.Text(name, text);
        }
    }
}
