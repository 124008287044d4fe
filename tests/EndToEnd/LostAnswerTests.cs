using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>The connection is reset around the server's commit of a create.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task A_create_whose_answer_is_lost_is_found_and_linked_by_the_same_run(string system)
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.ResetAfter, System = system, Method = "POST", Path = "customers", Nth = 2 });
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Struck(stage);
        Oracle.Approves(stage);
        (await stage.Run("plan")).Ended(ExitCode.Done);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task A_create_that_never_arrived_is_looked_up_and_sent_by_the_next_run(string system)
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.ResetBefore, System = system, Method = "POST", Path = "customers", Nth = 2 });
        var ran = (await stage.Run("sync")).Ended(ExitCode.StepsFailed);
        Struck(stage);
        Assert.Contains("It may still have happened; the next run looks before it tries again.", ran.Out, StringComparison.Ordinal);
        Assert.Single((await stage.Plan()).Steps, static step => step.Verb == "Resolve");

        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
        (await stage.Run("plan")).Ended(ExitCode.Done);
    }

    [Theory]
    [InlineData("severa")]
    [InlineData("fortnox")]
    public async Task Every_answer_lost_still_makes_every_customer_once(string system)
    {
        await using var stage = await Stage.Start();
        stage.Sandbox.Faults.Add(new() { Kind = FaultKind.ResetAfter, System = system, Method = "POST", Path = "customers", Times = 100 });
        (await stage.Run("sync")).Ended(ExitCode.Done);
        stage.Sandbox.Faults.Clear();
        Oracle.Approves(stage);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
    }

    private static void Struck(Stage stage)
    {
        Assert.Empty(stage.Sandbox.Faults.All);
        Assert.Equal(1, stage.Sandbox.Counters.Aborted);
    }
}
