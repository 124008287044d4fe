using System.Reflection;
using DbUp.Engine;

namespace Brygga.Connectors.State;

/// <summary>The scripts that are part of this program.</summary>
internal static class MigrationScripts
{
    /// <summary>Those of one kind of store, in the order in which they run.</summary>
    public static IReadOnlyList<SqlScript> Of(string store)
    {
        var (assembly, folder) = (Assembly.GetExecutingAssembly(), $"{typeof(MigrationScripts).Namespace}.{store}.Migrations.");
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name[folder.Length..], Text(assembly, name)))
            .ToList();
    }

    /// <summary>With one kind of line end, so that a checkout's habits don't change the checksum.</summary>
    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
