using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_demo_transfers_registers_and_invoices_and_ends_with_nothing_to_do()
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var demo = Child.Brygga("demo");
        var ran = (await demo.Ended()).Ended(ExitCode.Done);
        var acts = ran.Out.Split("\n4. ");
        foreach (var flow in new[] { "customers", "projects", "sales_invoices" }) Assert.Matches($"(?m)^{flow}: [0-9]+ to create in Fortnox", acts[0]);
        Assert.Contains("refused sales_invoices/financial year", acts[0], StringComparison.Ordinal);
        Assert.Matches("(?m)^products: 1 to create in Fortnox", acts[1]);
        Assert.Matches("(?m)^sales_invoices: 1 to update in Severa", acts[1]);
        Assert.Contains("paymentDate", acts[1], StringComparison.Ordinal);
        Assert.Equal("Nothing to do.", ran.Out.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_second_process_on_the_same_connection_is_refused_while_the_first_runs()
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.Slow, System = "fortnox", Method = "GET", Delay = TimeSpan.FromSeconds(5) });
        await using var first = stage.Start("sync");
        Until(() => stage.Sandbox.Counters.RequestsOf("fortnox") > 0);

        var refused = (await stage.Run("sync")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("has been working on 'e2e' since", refused.Error, StringComparison.Ordinal);
        (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);

        (await first.Ended()).Ended(ExitCode.Done);
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_after_the_step_in_flight_and_the_next_run_goes_on()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.Slow, System = "fortnox", Method = "POST", Path = "customers", Nth = 2, Delay = TimeSpan.FromSeconds(3) });
        await using var sync = stage.Start("sync", "--json");
        Until(() => stage.Sandbox.Counters.RequestsOf("fortnox", "POST") == 2);
        await sync.Interrupt();

        var ran = (await sync.Ended()).Ended(ExitCode.Interrupted);
        Assert.Equal(2, stage.Sandbox.Counters.RequestsOf("fortnox", "POST"));
        Assert.All(ran.Json["steps"]!.AsArray(), static step => Assert.Equal("Done", step!["outcome"]!.GetValue<string>()));
        Assert.Equal(2, ran.Json["steps"]!.AsArray().Count(static step => step!["verb"]!.GetValue<string>() == "Create"));
        Assert.NotEqual(0, ran.Json["notReached"]!.GetValue<int>());

        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [SkippableFact]
    public async Task The_sandbox_writes_a_workspace_that_works_until_Ctrl_C()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        await using var stage = await Stage.Start();
        var folder = stage.At("try");
        await using var sandbox = Child.Brygga("sandbox", "--customers", "8", "--products", "6", "--projects", "4", "--invoices", "3", "--unnumbered", "--workspace", folder);
        Until(() => File.Exists(Path.Combine(folder, "brygga.yaml")) && new FileInfo(Path.Combine(folder, "brygga.yaml")).Length > 0);
        var planned = await Consoles.Capture(() => BryggaProgram.Run(["plan", "--workspace", folder], Seams.None));
        planned.Ended(ExitCode.ChangesPlanned);

        await using var second = Child.Brygga("sandbox", "--workspace", folder);
        Assert.Contains("holds a workspace already", (await second.Ended()).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
        await sandbox.Interrupt();
        (await sandbox.Ended()).Ended(ExitCode.Done);
    }

    /// <summary>Waits for something that another process is sure to do.</summary>
    private static void Until(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, Patience), "it did not happen in a minute");
}
