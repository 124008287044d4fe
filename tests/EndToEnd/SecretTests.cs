using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Secrets that are wrong, or stand in the wrong place. That none comes out is told by <see cref="LeakTests"/>.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task A_wrong_secret_needs_a_person_and_is_not_repeated(string system)
    {
        const string Wrong = "fel-hemlighet-4711";
        await using var stage = await Stage.Start();
        WorkspaceFolder.WriteSecret(stage.Folder, system, Wrong);
        foreach (var command in new[] { "plan", "sync" })
        {
            var ran = (await stage.Run(command)).Ended(ExitCode.PersonNeeded);
            Assert.Contains($"Check the credentials of {(system == "severa" ? "Severa" : "Fortnox")} in brygga.yaml", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Wrong, ran.Said, StringComparison.Ordinal);
        }
        Writes.None(stage.Sandbox.Counters, runs: 2);
    }

    [Theory]
    [InlineData("client_secret", "A secret does not belong in this file.")]
    [InlineData("client_secert", "client_secret")]
    public async Task A_secret_in_the_workspace_file_is_refused_and_not_repeated(string key, string message)
    {
        await using var stage = await Stage.Start();
        var path = stage.At(WorkspaceFolder.File);
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("client_secret: file:secrets/fortnox", $"{key}: {stage.Sandbox.FortnoxClientSecret}", StringComparison.Ordinal));
        var ran = (await stage.Run("plan")).Ended(ExitCode.Usage);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Sandbox.FortnoxClientSecret, ran.Said, StringComparison.Ordinal);
    }
}
