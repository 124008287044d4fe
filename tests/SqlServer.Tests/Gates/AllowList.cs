using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>What statements and migrations may use of T-SQL: the parser takes newer functions and types for names like any other.</summary>
internal static partial class AllowList
{
    private static readonly string[] Functions = ["CHARINDEX", "COUNT", "DB_ID", "MAX", "OBJECT_ID", "SUBSTRING"];
    private static readonly string[] Types = [@"nvarchar\((\d+|max)\)", @"varbinary\(max\)", "bigint", "int", "bit"];
    private static readonly string[] Procedures = ["sp_getapplock"];
    private static readonly string[] Globals = ["@@ROWCOUNT"];
    private static readonly string[] RowTypes = ["nvarchar(4000)", "nvarchar(max)", "bigint", "int"];

    public static IReadOnlyList<string> Refuses(string sql)
    {
        var tree = TSql.Tree(sql);
        return
        [
            .. Not("function", TSql.All<FunctionCall>(tree).Select(static f => f.FunctionName.Value), static name => Functions.Contains(name, StringComparer.Ordinal)),
            .. Not("type", TSql.All<DataTypeReference>(tree).Select(TSql.Text), static text => Types.Any(type => Regex.IsMatch(text, $"^{type}$", RegexOptions.None, TimeSpan.FromSeconds(1)))),
            .. Not("procedure", TSql.All<ExecutableProcedureReference>(tree).Select(static p => TSql.Text(p.ProcedureReference)), static name => Procedures.Contains(name, StringComparer.Ordinal)),
            .. Not("global variable", TSql.All<GlobalVariableExpression>(tree).Select(static v => v.Name), static name => Globals.Contains(name, StringComparer.Ordinal)),
            .. Not("rows' column", TSql.All<OpenJsonTableReference>(tree).SelectMany(static o => o.SchemaDeclarationItems).Select(static c => TSql.Text(c.ColumnDefinition.DataType)), static type => RowTypes.Contains(type, StringComparer.Ordinal)),
            .. Any<SchemaObjectFunctionTableReference>("table function"),
            .. Any<GlobalFunctionTableReference>("table function"),
            .. Any<MergeStatement>("MERGE"),
            .. Any<TableHint>("table hint"),
            .. Any<OptimizerHint>("query hint"),
            .. Any<ExecutableStringList>("dynamic SQL"),
            .. Any<UseStatement>("USE"),
            .. Any<BeginTransactionStatement>("BEGIN TRANSACTION"),
            .. Any<CreateProcedureStatement>("procedure"),
            .. Any<WaitForStatement>("WAITFOR"),
            .. Any<SetTransactionIsolationLevelStatement>("isolation level"),
            .. Any<SelectStarExpression>("SELECT *"),
            .. Any<CommonTableExpression>("common table expression"),
            .. Any<AlterTableAlterColumnStatement>("ALTER COLUMN"),
            .. Any<BulkInsertStatement>("BULK"),
            .. TSql.All<SchemaObjectName>(tree).Where(static n => n.Identifiers.Count > 1 && !(n.SchemaIdentifier?.Value == "sys" && n.DatabaseIdentifier is null)).Select(static n => $"name of several parts: {TSql.Text(n)}"),
        ];

        IEnumerable<string> Any<T>(string what)
            where T : TSqlFragment => TSql.All<T>(tree).Select(part => $"{what}: {TSql.Text(part)}");
    }

    private static IEnumerable<string> Not(string what, IEnumerable<string> found, Func<string, bool> allowed) => found.Where(name => !allowed(name)).Select(name => $"{what}: {name}");
}
