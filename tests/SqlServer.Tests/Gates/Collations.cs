using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>
/// A text out of OPENJSON has the database's collation, a column of ours another: SQL Server refuses to compare the two unless one side says
/// COLLATE. No library notices that before it runs. So each text says it where it comes out, whatever is done with it then.
/// </summary>
internal static class Collations
{
    public const string Ours = "Latin1_General_100_BIN2";

    /// <summary>The name by which every statement calls what comes out of OPENJSON.</summary>
    private const string Raw = "raw";

    public static IReadOnlyList<string> Missing(string sql)
    {
        var tree = TSql.Tree(sql);
        var sets = TSql.All<OpenJsonTableReference>(tree);
        var texts = sets.SelectMany(static o => o.SchemaDeclarationItems).Select(static c => c.ColumnDefinition)
            .Where(static c => IsText(c.DataType)).Select(static c => c.ColumnIdentifier.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sets.Where(static o => o.Alias?.Value != Raw).Select(static o => $"a set of rows is not called {Raw}: {TSql.Text(o)}"),
            .. TSql.All<ColumnReferenceExpression>(tree)
                .Where(c => c.MultiPartIdentifier?.Identifiers is [{ Value: Raw }, var name] && texts.Contains(name.Value) && c.Collation?.Value != Ours)
                .Select(static c => $"without COLLATE: {TSql.Text(c)}"),
        ];
    }

    /// <summary>Texts whose column has the database's collation.</summary>
    public static IReadOnlyList<string> MissingInTables(string script) =>
        TSql.All<ColumnDefinition>(TSql.Tree(script)).Where(static c => IsText(c.DataType) && c.Collation?.Value != Ours)
            .Select(static c => c.ColumnIdentifier.Value).ToArray();

    private static bool IsText(DataTypeReference type) => TSql.Text(type).StartsWith("nvarchar", StringComparison.Ordinal);
}
