namespace Brygga.Tool.Workspaces;

/// <summary>Where a secret is, <c>env:NAME</c> or <c>file:PATH</c>; never the secret itself.</summary>
internal sealed record Secret(bool InFile, string Place)
{
    private const string Variable = "env:";
    private const string File = "file:";

    public static Secret? Parse(string handle) =>
        handle.StartsWith(Variable, StringComparison.Ordinal) ? new(InFile: false, handle[Variable.Length..])
        : handle.StartsWith(File, StringComparison.Ordinal) ? new(InFile: true, handle[File.Length..])
        : null;

    /// <summary>The secret; null where it is not there.</summary>
    public string? Read(string folder)
    {
        if (!InFile) return Environment.GetEnvironmentVariable(Place) is { Length: > 0 } value ? value : null;
        var path = Path.Combine(folder, Place);
        return System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path).Trim() : null;
    }

    public override string ToString() => (InFile ? File : Variable) + Place;
}
