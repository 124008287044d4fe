using System.Buffers.Text;
using System.Text;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Sqlite;
using Brygga.Connectors.Tokens;
using Brygga.EndToEnd.Rig;
using Brygga.Engine.Data;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>No secret comes out, whatever is asked and whatever goes wrong, and none can be had of a state without its keys.</summary>
public sealed class LeakTests(LeakTests.Day day) : IClassFixture<LeakTests.Day>
{
    [Fact]
    public void M36_the_day_uses_every_kind_of_secret_and_puts_out_everything()
    {
        Assert.InRange(day.Of.Tokens.Count, 40, 400);
        Assert.NotEmpty(day.Of.MasterKeys);
        var counters = day.Of.Stage.Sandbox.Counters;
        Assert.True(counters.AnsweredBy("fortnox", "POST 3/invoices") > 0 && counters.AnsweredBy("severa", "POST v1/projectfees") > 0, $"{counters.ToJson()}");
        var ends = day.Of.All.Select(static one => $"{one.Command}: {one.Ran.Exit} {one.Ran.Error}").ToList();
        foreach (var exit in new[] { ExitCode.Done, ExitCode.ChangesPlanned, ExitCode.Findings, ExitCode.StepsFailed, ExitCode.PersonNeeded, ExitCode.OurFault })
            Assert.True(day.Of.All.Any(one => one.Ran.Exit == exit), $"nothing ended with {exit}\n{string.Join('\n', ends)}");
        foreach (var name in new[] { "p.json", "p.html", "p.txt", "compare.html", "state.jsonl", "brygga.db" })
            Assert.Contains(day.Of.Stage.At(name), day.Of.Files);
        Assert.NotEmpty(new Leaks([day.Of.Stage.World.Severa.Customers.All.First().Text("name")!]).InFile(day.Of.Stage.At("brygga.db")));
    }

    [Fact]
    public void M36_no_secret_is_in_what_is_said_on_either_stream() =>
        Assert.Empty(day.Of.All.SelectMany(one => new Leaks([.. day.Of.Secrets, .. day.Of.MasterKeys]).In(one.Command, one.Ran.Said)));

    [Fact]
    public void M36_no_secret_is_in_any_file_of_the_workspace() =>
        Assert.Empty(day.Of.Files.SelectMany(new Leaks([.. day.Of.Secrets, .. day.Of.MasterKeys]).InFile));

    [Fact]
    public void M36_the_keys_hold_no_token() =>
        Assert.Empty(Directory.EnumerateFiles(day.Of.Keys).SelectMany(new Leaks(day.Of.Tokens).InFile));

    /// <summary>Each form is found, wherever it begins: else that nothing was found would say nothing.</summary>
    [Fact]
    public void A_secret_that_was_let_out_is_found_in_each_form()
    {
        var secret = day.Of.Tokens.Order(StringComparer.Ordinal).First();
        var leaks = new Leaks(day.Of.Secrets);
        foreach (var before in new[] { "", "a", "ab", "abc" })
        {
            var text = Encoding.UTF8.GetBytes($"{before}{secret}{before}");
            Assert.NotEmpty(leaks.In("plain", text));
            Assert.NotEmpty(leaks.In("UTF-16", Encoding.Unicode.GetBytes($"{before}{secret}{before}")));
            Assert.NotEmpty(leaks.In("base64", Convert.ToBase64String(text)));
            Assert.NotEmpty(leaks.In("base64 for addresses", Base64Url.EncodeToString(text)));
            Assert.NotEmpty(leaks.In("hex", Convert.ToHexString(text)));
            Assert.NotEmpty(leaks.In("hex", Convert.ToHexStringLower(text)));
        }
        Assert.Empty(leaks.In("nothing", secret[..^1]));
    }

    [Fact]
    public void A_secret_that_was_let_out_into_a_file_or_an_output_is_found()
    {
        var path = day.Of.Stage.At("leak.log");
        File.WriteAllText(path, $"{{\"at\":1,\"message\":\"Bearer {day.Of.Tokens[0]}\"}}");
        Assert.Contains(day.Of.Files.SelectMany(new Leaks(day.Of.Secrets).InFile), leak => leak.StartsWith(path, StringComparison.Ordinal));
        File.Delete(path);
        var said = new Ran(0, "", $"fault: client_secret={day.Of.Stage.Sandbox.FortnoxClientSecret}");
        Assert.NotEmpty(new Leaks(day.Of.Secrets).In("a fault", said.Said));
    }

    /// <summary>What is encrypted is looked into as well: it is text of base64 in the state, and would hide what is only encoded.</summary>
    [Fact]
    public async Task M36_a_stolen_state_holds_tokens_and_gives_none_away()
    {
        await using var state = await Open(day.Of.Stage.At("brygga.db"));
        var stored = (await state.Tokens(Side.Fortnox, CancellationToken.None)).Match(static tokens => tokens.Sealed, static () => "");
        var leaks = new Leaks(day.Of.Tokens);
        Assert.True(Base64Url.DecodeFromChars(stored).Length > 100);
        Assert.Empty(leaks.In("what is sealed", stored).Concat(leaks.In("what is sealed, decoded", Base64Url.DecodeFromChars(stored))));
        Assert.NotEmpty(new Leaks([stored]).InFile(day.Of.Stage.At("state.jsonl")));
    }

    [Fact]
    public async Task M36_a_stolen_database_opens_its_tokens_with_its_keys_alone()
    {
        var folder = Directory.CreateTempSubdirectory("brygga-stolen-");
        foreach (var file in Directory.EnumerateFiles(day.Of.Stage.Folder, "brygga.db*")) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        var path = Path.Combine(folder.FullName, "brygga.db");
        await using (var stolen = await Open(path))
        {
            Assert.Equal("keys_lost", await Tokens(stolen, path));
            Assert.Contains(await Tokens(stolen, day.Of.Stage.At("brygga.db")), day.Of.Tokens);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task M36_a_stolen_backup_lets_nobody_in()
    {
        await using var thief = await Consenting.Stage();
        (await thief.Run("state", "import", day.Of.Stage.At("state.jsonl"))).Ended(ExitCode.Done);
        Assert.Contains("can't be read", (await thief.Run("plan")).Ended(ExitCode.PersonNeeded).Error, StringComparison.Ordinal);
    }

    private static Task<StateStore> Open(string path) => SqliteState.Open(path, WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);

    /// <summary>The refresh token of the state, by the keys beside a file; else why there is none.</summary>
    private static async Task<string> Tokens(StateStore state, string keysBeside)
    {
        using var keys = KeyRing.Beside(keysBeside);
        var kept = await new TokenVault(state, Side.Fortnox, keys, WorkspaceFolder.Connection).Load(CancellationToken.None);
        return kept.Match(Right: static tokens => tokens.Pair.Refresh, Left: static fault => fault.Code);
    }

    /// <summary>One day for all.</summary>
    public sealed class Day : IAsyncLifetime
    {
        internal SecretDay Of { get; private set; } = null!;

        public async Task InitializeAsync() => Of = await SecretDay.Whole();

        public Task DisposeAsync() => Of.DisposeAsync().AsTask();
    }
}
