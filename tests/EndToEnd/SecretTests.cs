using System.Collections.Concurrent;
using System.Text;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>No secret is printed, planned or stored.</summary>
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

    [Fact]
    public async Task No_secret_and_no_token_is_in_any_output_or_file()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        var spy = new Spy();
        var seams = Seams.None with { Http = spy.Around };
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.TokenRevoked, System = "fortnox", Method = "POST" });
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.ResetBefore, System = "severa", Method = "POST", Path = "customers" });
        var said = new StringBuilder();
        foreach (var command in new[] { "plan --json", "plan --all --out p.json", "sync --json", "sync --all", "apply --yes" })
            said.Append((await stage.Run(seams, command.Replace("p.json", stage.At("p.json"), StringComparison.Ordinal).Split(' '))).Said);

        string[] secrets = [stage.Sandbox.SeveraClientSecret, stage.Sandbox.FortnoxClientSecret, .. spy.Tokens];
        Assert.InRange(secrets.Length, 6, 20);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, said.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Files(stage), path => Holds(path, secret));
        }
        Assert.Contains(Files(stage), path => Holds(path, Names.Fortnox("1001")));
    }

    /// <summary>All that stands in the workspace after the runs, the state's own side files too.</summary>
    private static IEnumerable<string> Files(Stage stage) => Directory.EnumerateFiles(stage.Folder, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(stage.At("secrets"), StringComparison.Ordinal));

    private static bool Holds(string path, string text)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        return bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }

    private sealed class Spy
    {
        private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);

        public ICollection<string> Tokens => _tokens.Keys;

        public HttpMessageHandler Around(HttpMessageHandler inner) => new Listening(_tokens, inner);

        private sealed class Listening(ConcurrentDictionary<string, bool> tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.Headers.Authorization?.Parameter is { } token) tokens[token] = true;
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
