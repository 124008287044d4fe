using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>What a statement wants to be given.</summary>
internal static class Parameters
{
    public static IReadOnlyList<string> Of(string sql)
    {
        var tree = TSql.Tree(sql);
        var declared = TSql.All<DeclareVariableElement>(tree).Select(static d => d.VariableName.Value).ToHashSet(StringComparer.Ordinal);
        var ofProcedures = TSql.All<ExecuteParameter>(tree).Select(static p => p.Variable).OfType<VariableReference>().ToHashSet();
        return
        [
            .. TSql.All<VariableReference>(tree).Where(v => !ofProcedures.Contains(v)).Select(static v => v.Name)
                .Where(name => !declared.Contains(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
