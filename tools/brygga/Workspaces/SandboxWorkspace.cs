using System.Globalization;
using Brygga.Sandbox;

namespace Brygga.Tool.Workspaces;

/// <summary>Writes a workspace that points at a sandbox; an existing file is never overwritten.</summary>
internal static class SandboxWorkspace
{
    /// <param name="settings">What differs from the defaults; none: an example stands there as a comment.</param>
    public static void Write(string folder, SandboxServer sandbox, params string[] settings)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(folder, "secrets"));
        WriteSecret(Path.Combine(secrets.FullName, "severa"), sandbox.SeveraClientSecret);
        WriteSecret(Path.Combine(secrets.FullName, "fortnox"), sandbox.FortnoxClientSecret);
        File.WriteAllText(Path.Combine(folder, WorkspaceFile.Name), string.Create(CultureInfo.InvariantCulture, $"""
            # A Brygga workspace: one pair of companies. This one points at a sandbox.
            brygga: 1
            connection: sandbox
            state: brygga.db

            severa:
              address: {sandbox.Severa}
              client_id: {sandbox.SeveraClientId}
              client_secret: file:secrets/severa        # or env:NAME; never the secret itself

            fortnox:
              address: {sandbox.Fortnox}
              login: {sandbox.FortnoxAuth}
              client_id: {sandbox.FortnoxClientId}
              client_secret: file:secrets/fortnox
              tenant: {sandbox.TenantId}

            {Settings(settings)}
            """));
    }

    private static string Settings(string[] settings) => settings.Length > 0
        ? string.Concat(settings.Prepend("settings:").Select((line, i) => i == 0 ? $"{line}\n" : $"  {line}\n"))
        : """
            # settings:                                 # what differs from the defaults in mappings/settings.yaml
            #   customers.master: fortnox

            """;

    private static void WriteSecret(string path, string secret)
    {
        File.WriteAllText(path, secret);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
