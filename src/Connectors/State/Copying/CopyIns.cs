using Brygga.Connectors.State.Tables;

namespace Brygga.Connectors.State.Copying;

/// <summary>Takes over the rows of another store, table by table.</summary>
internal static class CopyIns
{
    public static void Run(IWork work, IEnumerable<StateRow> rows)
    {
        CopyOuts.RequireEmpty(work);
        using var each = rows.GetEnumerator();
        for (var more = each.MoveNext(); more;)
        {
            var table = each.Current.Table;
            work.Run(Insert(table), Rows());

            IEnumerable<object?[]> Rows()
            {
                for (; more && each.Current.Table == table; more = each.MoveNext()) yield return [.. each.Current.Values];
            }
        }
    }

    public static SetStatement Insert(StateTable table) => new(
        table.Columns.Map(static column => new SetColumn(column.Name, Kind(column.Kind))).Strict(),
        $"""
        INSERT INTO {table.Name} (connection, {string.Join(", ", table.Columns.Map(static c => c.Name))})
        SELECT @connection, {string.Join(", ", table.Columns.Map(static c => $"r.{c.Name}"))} FROM {SetStatement.Rows} r
        """);

    private static SetKind Kind(ColumnKind kind) => kind switch
    {
        ColumnKind.Bytes => SetKind.Bytes,
        ColumnKind.Number => SetKind.Number,
        _ => SetKind.Long,
    };
}
