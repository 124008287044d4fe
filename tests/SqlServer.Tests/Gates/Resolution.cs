using Microsoft.SqlServer.Dac.Model;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>Microsoft's own model of a database says what of a statement is not in the schema. A warning is a mistake here.</summary>
internal static class Resolution
{
    /// <summary>What the model can't know, because it is the server's own; exactly these names.</summary>
    private static readonly string[] OfTheServer =
    [
        "[dbo].[sp_getapplock]", "[dbo].[sp_getapplock].[@Resource]", "[dbo].[sp_getapplock].[@LockMode]", "[dbo].[sp_getapplock].[@LockOwner]", "[dbo].[sp_getapplock].[@LockTimeout]",
        "[sys].[databases]", "[sys].[databases].[database_id]", "[sys].[databases].[is_read_committed_snapshot_on]", "[sys].[databases].[compatibility_level]",
    ];

    public static IReadOnlyList<string> Mistakes(SqlServerVersion version, Tables schema, IEnumerable<Statement> statements)
    {
        using var model = new TSqlModel(version, new TSqlModelOptions());
        var mistakes = new List<string>();
        foreach (var ddl in schema.Ddl) Add(model, ddl, mistakes);
        foreach (var statement in statements) Add(model, AsProcedure(statement), mistakes);
        mistakes.AddRange(model.Validate().Where(static m => !IsOfTheServer(m)).Select(static m => $"{m.Prefix}{m.Number}: {m.Message}"));
        return mistakes;
    }

    private static bool IsOfTheServer(DacModelMessage message) => message.Number == 71502 && OfTheServer.Any(name => message.Message.EndsWith($" {name}.", StringComparison.Ordinal));

    private static void Add(TSqlModel model, string sql, List<string> mistakes)
    {
        try
        {
            model.AddObjects(sql);
        }
        catch (DacModelException refused)
        {
            mistakes.Add($"{refused.Message}\n{sql}");
        }
    }

    private static string AsProcedure(Statement statement)
    {
        return $"CREATE PROCEDURE [{statement.Name}] {string.Join(", ", Parameters.Of(statement.Sql).Select(static name => $"{name} {TypeOf(name)}"))} AS\n{statement.Sql}";
    }

    private static string TypeOf(string parameter) => parameter switch
    {
        "@bytes" or "@key" => "varbinary(max)",
        "@unit" or "@number" => "bigint",
        "@most" => "int",
        _ => "nvarchar(max)",
    };
}
