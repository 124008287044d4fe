using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>An INSERT names its columns, gives each a value, and leaves out none that has to have one.</summary>
internal static class Inserts
{
    public static IReadOnlyList<string> Wrong(Tables schema, string sql) =>
        TSql.All<InsertStatement>(TSql.Tree(sql)).SelectMany(insert => Wrong(schema, insert.InsertSpecification)).ToArray();

    private static IEnumerable<string> Wrong(Tables schema, InsertSpecification insert)
    {
        var name = insert.Target is NamedTableReference target ? target.SchemaObject.BaseIdentifier.Value : "?";
        if (schema.Find(name) is not { } table)
        {
            yield return $"{name} is no table";
            yield break;
        }
        var columns = insert.Columns.Select(static c => c.MultiPartIdentifier.Identifiers[^1].Value).ToArray();
        if (columns.Length == 0) yield return $"{name}: columns are not named";
        foreach (var count in Counts(insert.InsertSource).Where(count => count != columns.Length)) yield return $"{name}: {columns.Length} columns, {count} values";
        foreach (var missing in table.Columns.Where(c => c is { IsNullable: false, HasDefault: false } && !columns.Contains(c.Name, StringComparer.Ordinal)))
            yield return $"{name}: {missing.Name} is left out, and may not be null";
        foreach (var twice in columns.GroupBy(static c => c, StringComparer.Ordinal).Where(static g => g.Count() > 1)) yield return $"{name}: {twice.Key} twice";
    }

    private static IEnumerable<int> Counts(InsertSource source) => source switch
    {
        ValuesInsertSource values => values.RowValues.Select(static row => row.ColumnValues.Count),
        SelectInsertSource { Select: QuerySpecification query } => [query.SelectElements.Count],
        _ => [-1],
    };
}
