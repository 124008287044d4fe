namespace Brygga.EndToEnd.Architecture;

/// <summary>The repository that these tests were built from.</summary>
internal static class Sources
{
    private static readonly string Root = Find(Path.GetDirectoryName(Here())!);

    public static string At(string path) => Path.Combine(Root, path);

    public static IEnumerable<string> Under(string folder, string pattern) => Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
        .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Brygga.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("there is no Brygga.slnx above"));
}
