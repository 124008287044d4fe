using System.Text.RegularExpressions;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>Writes a workspace by hand, as an implementer would.</summary>
internal static partial class WorkspaceFolder
{
    public const string Connection = "e2e";
    public const string File = "brygga.yaml";

    /// <param name="rules">The line that names another folder of rules than the shipped one; empty: there is none.</param>
    public static void Write(string folder, SandboxServer sandbox, string rules, string settings)
    {
        Directory.CreateDirectory(Path.Combine(folder, "secrets"));
        WriteSecret(folder, "severa", sandbox.SeveraClientSecret);
        WriteSecret(folder, "fortnox", sandbox.FortnoxClientSecret);
        System.IO.File.WriteAllText(Path.Combine(folder, File), $"""
            brygga: 1
            connection: {Connection}
            {rules}
            severa:
              address: {sandbox.Severa}
              client_id: {sandbox.SeveraClientId}
              client_secret: file:secrets/severa
            fortnox:
              address: {sandbox.Fortnox}
              login: {sandbox.FortnoxAuth}
              client_id: {sandbox.FortnoxClientId}
              client_secret: file:secrets/fortnox
              tenant: {sandbox.TenantId}

            """);
        Set(folder, settings);
    }

    /// <summary>
    /// Rules in place of the shipped ones: a copy of these, or of the guide's small ones, with a shorter settling time, so that resolving
    /// a create whose answer was lost need not wait for minutes.
    /// </summary>
    /// <param name="small">The guide's rules, of one flow, in place of the product's.</param>
    public static string CopyRules(string folder, bool small)
    {
        CopyRules(Path.Combine(AppContext.BaseDirectory, small ? "examples" : "mappings"), Path.Combine(folder, "mappings"));
        if (small) CopyRules(Path.Combine(AppContext.BaseDirectory, "mappings", "systems"), Path.Combine(folder, "mappings", "systems"));
        return "mappings: mappings";
    }

    /// <summary>Files that change the shipped rules, which stay where they are shipped.</summary>
    public static string Overlay(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            System.IO.File.WriteAllText(Path.Combine(folder, name), text);
        }
        return "";
    }

    public static void WriteSecret(string folder, string system, string secret) => System.IO.File.WriteAllText(Path.Combine(folder, "secrets", system), secret);

    /// <summary>Adds a setting, such as <c>customers.master: fortnox</c>.</summary>
    public static void Set(string folder, string setting)
    {
        if (setting.Length > 0) System.IO.File.AppendAllText(Path.Combine(folder, File), $"settings:\n  {setting}\n");
    }

    /// <summary>An edit of the workspace's own file.</summary>
    public static void Change(string folder, string before, string after)
    {
        var path = Path.Combine(folder, File);
        System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace(before, after, StringComparison.Ordinal));
    }

    private static void CopyRules(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.WriteAllText(copy, Settle().Replace(System.IO.File.ReadAllText(path), "settle: 1s"));
        }
    }

    [GeneratedRegex("^settle: [0-9]+s", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Settle();
}
