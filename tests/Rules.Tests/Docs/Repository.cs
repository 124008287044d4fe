using System.Runtime.CompilerServices;

namespace Brygga.Rules.Tests.Docs;

/// <summary>The files of the repository that no build copies: the documentation and the sources that it is about.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Brygga.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
