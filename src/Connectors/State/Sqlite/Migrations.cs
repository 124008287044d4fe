using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Brings a file up to this program's tables: the scripts under Migrations, in order of their names, in one transaction.</summary>
internal static class Migrations
{
    private const string Folder = "Brygga.Connectors.State.Sqlite.Migrations.";

    public static void Run(SqliteConnection sqlite, TimeProvider clock)
    {
        var scripts = Scripts();
        var upgrade = DeployChanges.To
            .SqliteDatabase(new SharedConnection(sqlite))
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere();
        upgrade.Configure(c => c.Journal = new MigrationJournal(scripts, () => c.ConnectionManager, clock));
        var result = upgrade.Build().PerformUpgrade();
        if (!result.Successful) throw new InvalidDataException($"The state file '{sqlite.DataSource}' can't be used: {result.Error.Message}", result.Error);
    }

    private static List<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name[Folder.Length..], Text(assembly, name)))
            .ToList();
    }

    /// <summary>With one kind of line end, so that a checkout's habits don't change the checksum.</summary>
    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
