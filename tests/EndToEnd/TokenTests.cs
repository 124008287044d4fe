using Brygga.Connectors.State.Sqlite;
using Brygga.EndToEnd.Rig;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M36: the tokens that a consent gave, from run to run. Which run refreshes is told by a clock that is moved.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task M36_an_access_token_is_used_until_it_runs_out_and_then_the_refresh_token_rotates()
    {
        var clock = new SandboxClock();
        await using var stage = await Consenting.Connected(Stage.Small with { Clock = clock });
        var first = await Sealed(stage);
        (await stage.Run(Seams.None with { Clock = clock }, "plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
        Assert.Equal(first, await Sealed(stage));
        for (var hour = 1; hour <= 3; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            var before = await Sealed(stage);
            (await stage.Run(Seams.None with { Clock = clock }, "plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
            Assert.NotEqual(before, await Sealed(stage));
        }
    }

    [Fact]
    public async Task M36_an_access_token_that_is_revoked_is_renewed_in_mid_run()
    {
        await using var stage = await Consenting.Connected();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.TokenRevoked, System = "fortnox", Nth = 3 });
        var before = await Sealed(stage);
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
        Assert.NotEqual(before, await Sealed(stage));
    }

    [Fact]
    public async Task M36_the_new_pair_is_stored_before_its_access_token_is_used()
    {
        var clock = new SandboxClock();
        await using var stage = await Consenting.Connected(Stage.Small with { Clock = clock });
        clock.Advance(TimeSpan.FromHours(1));
        var old = await Sealed(stage);
        var stored = new List<bool>();
        var seams = Seams.None with { Clock = clock, Http = inner => new Watching(inner, async () => stored.Add(old != await Sealed(stage))) };
        (await stage.Run(seams, "plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
        Assert.NotEmpty(stored);
        Assert.All(stored, Assert.True);
    }

    [Fact]
    public async Task M36_a_refresh_that_never_arrived_is_recovered_by_the_next_run()
    {
        await using var stage = await Consenting.Connected();
        await KilledAtItsRefresh(stage, "before-http");
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
        Assert.False(await Begun(stage));
    }

    [Fact]
    public async Task M36_a_refresh_whose_answer_was_lost_asks_a_person_to_connect_again()
    {
        await using var stage = await Consenting.Connected();
        await KilledAtItsRefresh(stage, "after-http");
        var ran = (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("A refresh was interrupted", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Connect again: brygga connect fortnox", ran.Error, StringComparison.Ordinal);
        (await stage.Run(new Browser().Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
    }

    [Fact]
    public async Task M36_a_second_process_never_refreshes_beside_the_first()
    {
        await using var stage = await Consenting.Connected();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.TokenRevoked, System = "fortnox" });
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.Slow, System = "fortnox-auth", Delay = TimeSpan.FromSeconds(3) });
        var asked = stage.Sandbox.Counters.RequestsOf("fortnox-auth");
        await using var first = stage.Start("plan");
        SpinWait.SpinUntil(() => stage.Sandbox.Counters.RequestsOf("fortnox-auth") > asked, TimeSpan.FromMinutes(1));
        Assert.Contains("has been working on", (await stage.Run("plan")).Ended(ExitCode.PersonNeeded).Error, StringComparison.Ordinal);
        (await first.Ended()).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
        Assert.Equal(asked + 1, stage.Sandbox.Counters.RequestsOf("fortnox-auth"));
    }

    [Fact]
    public async Task M36_a_consent_that_has_run_out_asks_a_person_to_connect_again()
    {
        var clock = new SandboxClock();
        await using var stage = await Consenting.Connected(Stage.Small with { Clock = clock });
        clock.Advance(TimeSpan.FromDays(46));
        var ran = (await stage.Run(Seams.None with { Clock = clock }, "plan")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("has run out", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Connect again: brygga connect fortnox", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M36_lost_keys_ask_a_person_to_connect_again()
    {
        await using var stage = await Consenting.Connected();
        Directory.Delete(stage.At("brygga.db.keys"), recursive: true);
        var ran = (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("can't be read", ran.Error, StringComparison.Ordinal);
        (await stage.Run(new Browser().Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
    }

    [SkippableFact]
    public async Task M36_the_keys_are_their_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var stage = await Consenting.Connected();
        var folder = new DirectoryInfo(stage.At("brygga.db.keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
        Assert.NotEmpty(folder.GetFiles());
        Assert.All(folder.GetFiles(), static key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, key.UnixFileMode));
    }

    /// <summary>The calls of the run: Severa's login and company, Fortnox's company, whose token turns out to be revoked, and the refresh.</summary>
    private static async Task KilledAtItsRefresh(Stage stage, string when)
    {
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.TokenRevoked, System = "fortnox" });
        await stage.Kill(when, number: 4, "plan");
        Assert.True(await Begun(stage));
    }

    private static async Task<string> Sealed(Stage stage)
    {
        await using var state = await SqliteState.Open(stage.At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);
        return (await state.Tokens(Side.Fortnox, CancellationToken.None)).Match(static tokens => tokens.Sealed, static () => "");
    }

    private static async Task<bool> Begun(Stage stage)
    {
        await using var state = await SqliteState.Open(stage.At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);
        return (await state.Tokens(Side.Fortnox, CancellationToken.None)).Exists(static tokens => tokens.RefreshBegun.IsSome);
    }

    /// <summary>Looks at the state before each call that carries an access token to Fortnox.</summary>
    private sealed class Watching(HttpMessageHandler inner, Func<Task> look) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.StartsWith("/fortnox/", StringComparison.Ordinal) && request.Headers.Authorization?.Scheme == "Bearer") await look();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
