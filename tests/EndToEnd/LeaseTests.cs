using Brygga.EndToEnd.Rig;
using Brygga.Tool;
using Brygga.Victim;

namespace Brygga.EndToEnd;

/// <summary>One run per connection at a time, though processes freeze, wake and are pushed aside (DESIGN 7).</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static Seams Short => Seams.None with { WithoutLimits = true, Lease = Effects.Lease };

    /// <summary>A watch makes its next run in the same process: what the last one could not store must not keep it out.</summary>
    [Theory]
    [InlineData("before-TakeLease")]
    [InlineData("after-TakeLease")]
    [InlineData("before-EndLease")]
    [InlineData("after-EndLease")]
    public async Task A_run_that_could_not_store_its_lease_or_its_end_keeps_nobody_out(string when)
    {
        await using var stage = await Stage.Start();
        (await stage.RunOutOfDisk(when, 1, "sync")).Ended(ExitCode.Usage);
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    /// <summary>A process sleeps past its lease, another takes the work over and ends it, and the first one wakes: it does nothing more.</summary>
    [SkippableTheory]
    [InlineData("before-Intend", 2)]
    [InlineData("after-Intend", 2)]
    [InlineData("after-POST", 4)]
    [InlineData("before-Confirm", 1)]
    public async Task A_run_that_wakes_after_its_lease_stops_and_nothing_is_doubled(string when, int number)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "how a process is frozen is told by /proc");
        await using var stage = await Stage.Start();
        await using var frozen = Child.Frozen(when, number, leased: false, "sync", "--workspace", stage.Folder);
        Assert.True(SpinWait.SpinUntil(() => frozen.StandsStill, Patience));

        await TakenOver(stage);
        await frozen.Wake();
        var woken = (await frozen.Ended()).Ended(ExitCode.PersonNeeded);
        Assert.Contains("Another brygga has taken over the connection.", woken.Error, StringComparison.Ordinal);

        await stage.SyncUntilDone();
        Oracle.Approves(stage);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
    }

    /// <summary>What was between the last check and the network is sent: a system that refuses a used key takes it once all the same.</summary>
    [SkippableFact]
    public async Task A_create_that_was_frozen_on_its_way_is_refused_where_its_key_is_used()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "how a process is frozen is told by /proc");
        await using var stage = await Stage.Start();
        await using var frozen = Child.Frozen("before-POST", FirstCreate, leased: false, "sync", "--workspace", stage.Folder);
        Assert.True(SpinWait.SpinUntil(() => frozen.StandsStill, Patience));
        await TakenOver(stage);
        var posts = stage.Sandbox.Counters.RequestsOf("fortnox", "POST");
        await frozen.Wake();
        (await frozen.Ended()).Ended(ExitCode.PersonNeeded);
        Assert.Equal(posts + 1, stage.Sandbox.Counters.RequestsOf("fortnox", "POST"));
        Oracle.Approves(stage);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
    }

    [SkippableFact]
    public async Task A_frozen_run_is_shown_and_can_be_pushed_aside()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "how a process is frozen is told by /proc");
        await using var stage = await Stage.Start();
        Assert.Contains("has no state yet", (await stage.Run("lock", "show")).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
        await using var frozen = Child.Frozen("before-Confirm", 2, leased: true, "sync", "--workspace", stage.Folder);
        Assert.True(SpinWait.SpinUntil(() => frozen.StandsStill, Patience));

        (await stage.Run("plan")).Ended(ExitCode.PersonNeeded);
        Assert.Contains("has been working on it since", (await stage.Run("lock", "show")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains("Taken from process", (await stage.Run("lock", "break")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains("Nobody works on the connection.", (await stage.Run("lock", "show")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains(await stage.Log(), static line => line.Code == "lock_broken");
        await frozen.Wake();
        (await frozen.Ended()).Ended(ExitCode.PersonNeeded);
        await stage.SyncUntilDone();
        Oracle.Approves(stage);
    }

    /// <summary>The first POST after the two logins.</summary>
    private const int FirstCreate = 3;

    /// <summary>Another run takes the connection as soon as the lease is over, and does what there is to do.</summary>
    private static async Task TakenOver(Stage stage)
    {
        var began = TimeProvider.System.GetTimestamp();
        Ran ran;
        do ran = await stage.Run(Short, "sync");
        while (ran.Exit == ExitCode.PersonNeeded && TimeProvider.System.GetElapsedTime(began) < Patience);
        ran.Ended(ExitCode.Done);
    }
}
