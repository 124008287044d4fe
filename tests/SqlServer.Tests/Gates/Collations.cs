using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>
/// A text out of OPENJSON has the database's collation, a column of ours another: SQL Server refuses to compare the two unless one side says
/// COLLATE. No library notices that before it runs.
/// </summary>
internal static class Collations
{
    public const string Ours = "Latin1_General_100_BIN2";

    /// <summary>The name by which every statement calls its set of rows.</summary>
    private const string Rows = "r";

    public static IReadOnlyList<string> Missing(string sql)
    {
        var tree = TSql.Tree(sql);
        var sets = TSql.All<OpenJsonTableReference>(tree).Where(static o => o.Alias?.Value != Rows).Select(static o => $"a set of rows is not called {Rows}: {TSql.Text(o)}");
        var comparisons = TSql.All<BooleanComparisonExpression>(tree)
            .SelectMany(static c => new[] { c.FirstExpression, c.SecondExpression })
            .Concat(TSql.All<InPredicate>(tree).Select(static i => i.Expression))
            .Concat(TSql.All<InPredicate>(tree).Where(static i => i.Subquery is not null)
                .SelectMany(static i => ((QuerySpecification)i.Subquery.QueryExpression).SelectElements.OfType<SelectScalarExpression>().Select(static s => s.Expression)))
            .Concat(TSql.All<SearchedCaseExpression>(tree).SelectMany(static c => c.WhenClauses.Select(static w => w.ThenExpression).Append(c.ElseExpression)));
        return [.. sets, .. comparisons.OfType<ColumnReferenceExpression>().Where(static c => OfRows(c) && c.Collation?.Value != Ours).Select(static c => $"without COLLATE: {TSql.Text(c)}")];
    }

    /// <summary>Texts whose column has the database's collation.</summary>
    public static IReadOnlyList<string> MissingInTables(string script) =>
        TSql.All<ColumnDefinition>(TSql.Tree(script)).Where(static c => TSql.Text(c.DataType).StartsWith("nvarchar", StringComparison.Ordinal) && c.Collation?.Value != Ours)
            .Select(static c => c.ColumnIdentifier.Value).ToArray();

    private static bool OfRows(ColumnReferenceExpression column) => column.MultiPartIdentifier?.Identifiers is [{ Value: Rows }, _];
}
