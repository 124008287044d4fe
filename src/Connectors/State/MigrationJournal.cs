using System.Data;
using Brygga.Engine.Data;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace Brygga.Connectors.State;

/// <summary>
/// Which scripts have run on the store, with the checksum of each. A script that was changed since it ran is refused, and so is
/// a store that a newer program has migrated: in both cases the tables are not what this program thinks they are.
/// </summary>
/// <param name="makeTable">Makes the journal's table where it is not there; on a server it first waits for whoever is migrating.</param>
internal sealed class MigrationJournal(IReadOnlyList<SqlScript> scripts, Func<IConnectionManager> manager, string makeTable, TimeProvider clock) : IJournal
{
    public string[] GetExecutedScripts() => manager().ExecuteCommandsWithManagedConnection(command =>
    {
        EnsureTableExistsAndIsLatestVersion(command);
        var ran = Ran(command);
        foreach (var (name, checksum) in ran) Check(name, checksum);
        return ran.Select(static script => script.Name).ToArray();
    });

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = Sql.Note;
        Bind(command, "@script", script.Name);
        Bind(command, "@checksum", Checksum(script));
        Bind(command, "@ran_at", Stored.Instant(clock.GetUtcNow()));
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = makeTable;
        command.ExecuteNonQuery();
    }

    private static List<(string Name, string Checksum)> Ran(Func<IDbCommand> factory)
    {
        using var command = factory();
        command.CommandText = Sql.Ran;
        using var reader = command.ExecuteReader();
        var ran = new List<(string, string)>();
        while (reader.Read()) ran.Add((reader.GetString(0), reader.GetString(1)));
        return ran;
    }

    private void Check(string name, string checksum)
    {
        var script = scripts.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal))
            ?? throw new InvalidDataException($"the migration '{name}' ran on it and is not known to this version of Brygga; use the newer version.");
        if (!string.Equals(Checksum(script), checksum, StringComparison.Ordinal))
            throw new InvalidDataException($"the migration '{name}' has changed since it ran (checksum {checksum}, now {Checksum(script)}).");
    }

    private static string Checksum(SqlScript script) => Hash.Of(script.Contents).ToString();

    private static void Bind(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    public static class Sql
    {
        public const string Ran = "SELECT script, checksum FROM migrations ORDER BY script";

        public const string When = "SELECT script, ran_at FROM migrations ORDER BY script";

        public const string Note = "INSERT INTO migrations (script, checksum, ran_at) VALUES (@script, @checksum, @ran_at)";
    }
}
