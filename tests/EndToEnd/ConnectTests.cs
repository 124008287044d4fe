using Brygga.Connectors.State.Sqlite;
using Brygga.EndToEnd.Rig;
using Brygga.Engine.Data;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>M36: connecting. The browser is a client that follows the redirect.</summary>
public sealed class ConnectTests
{
    [Fact]
    public async Task M36_a_consent_connects_and_the_runs_after_it_need_nobody()
    {
        await using var stage = await Consenting.Stage();
        (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);
        var browser = new Browser();
        var ran = (await stage.Run(browser.Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        Assert.Contains($"Fortnox is connected: Bryggan Konsult i Göteborg AB ({stage.Sandbox.TenantId}).", ran.Out, StringComparison.Ordinal);
        Assert.Contains($"Fortnox is connected: Bryggan Konsult i G&#246;teborg AB ({stage.Sandbox.TenantId}).", await browser.Page(), StringComparison.Ordinal);
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned, ExitCode.Findings);
    }

    [Fact]
    public async Task M36_the_consent_is_for_a_service_account_and_for_what_the_rules_need()
    {
        await using var stage = await Consenting.Stage();
        var browser = new Browser();
        (await stage.Run(browser.Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        Assert.Equal("service", browser.Asked("account_type"));
        Assert.Equal("customer settings", browser.Asked("scope"));
        Assert.Equal("127.0.0.1", new Uri(browser.Asked("redirect_uri")).Host);
    }

    [Fact]
    public async Task M36_without_a_browser_the_address_is_printed()
    {
        await using var stage = await Consenting.Stage();
        var ran = (await stage.Run("connect", "fortnox", "--no-browser", "--wait", "0")).Ended(ExitCode.PersonNeeded);
        Assert.Contains($"{stage.Sandbox.FortnoxAuth}/oauth-v1/auth?client_id=", ran.Error, StringComparison.Ordinal);
        Assert.Contains("No answer came from Fortnox in time.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M36_an_answer_with_another_state_is_turned_away_and_the_right_one_still_counts()
    {
        await using var stage = await Consenting.Stage();
        var browser = new Browser { Before = static callback => new Uri($"{callback}?code=stolen&state=guessed") };
        (await stage.Run(browser.Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        Assert.Contains("does not belong to the question", browser.Stranger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M36_a_scope_that_is_not_to_be_had_fails_and_says_what_to_do()
    {
        await using var stage = await Consenting.Stage(Stage.Small with { FortnoxScopes = ["settings"] });
        var browser = new Browser();
        var ran = (await stage.Run(browser.Seams, "connect", "fortnox")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("invalid_scope", ran.Error, StringComparison.Ordinal);
        Assert.Contains("developer portal", ran.Error, StringComparison.Ordinal);
        Assert.Contains("developer portal", await browser.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M36_another_company_later_stops_everything()
    {
        await using var stage = await Consenting.Connected();
        await using (var state = await SqliteState.Open(stage.At("other.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None))
            await state.KeepCompany(Side.Fortnox, "777", DateTimeOffset.UnixEpoch, CancellationToken.None);
        await File.AppendAllTextAsync(stage.At(WorkspaceFolder.File), "state: other.db\n");
        var ran = (await stage.Run(new Browser().Seams, "connect", "fortnox")).Ended(ExitCode.SafetyStop);
        Assert.Contains("this workspace is with company 777", ran.Error, StringComparison.Ordinal);
        (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("sync")]
    public async Task M36_a_run_with_another_company_does_nothing(string command)
    {
        await using var stage = await Stage.Start();
        await using (var state = await SqliteState.Open(stage.At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None))
            await state.KeepCompany(Side.Severa, "another", DateTimeOffset.UnixEpoch, CancellationToken.None);
        var ran = (await stage.Run(command)).Ended(ExitCode.SafetyStop);
        Assert.Contains("this workspace is with company another: nothing was done (BRY3005)", ran.Error, StringComparison.Ordinal);
        DiagnosticsPage.Shows("BRY3005", ran);
        Assert.Contains("BRY3005", (await stage.Run(command, "--accept", "BRY3005")).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters, runs: 1);
    }

    [Fact]
    public async Task M36_with_a_tenant_the_consent_is_given_and_no_token_is_kept()
    {
        await using var stage = await Stage.Start();
        (await stage.Run(new Browser().Seams, "connect", "fortnox")).Ended(ExitCode.Done);
        await using var state = await SqliteState.Open(stage.At("brygga.db"), WorkspaceFolder.Connection, TimeProvider.System, CancellationToken.None);
        Assert.True((await state.Tokens(Side.Fortnox, CancellationToken.None)).IsNone);
    }

    [Fact]
    public async Task M36_severas_credentials_tell_the_organization()
    {
        await using var stage = await Stage.Start();
        Assert.Contains("Severa is connected: Bryggan Konsult i Göteborg AB", (await stage.Run("connect", "severa")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        WorkspaceFolder.WriteSecret(stage.Folder, "severa", "fel");
        (await stage.Run("connect", "severa")).Ended(ExitCode.PersonNeeded);
    }
}
