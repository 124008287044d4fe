using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>After a run both systems agree, and the next one has nothing to do.</summary>
public sealed class ConvergenceTests
{
    [Fact]
    public async Task A_second_plan_has_no_steps()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        Oracle.Approves(stage);

        var again = (await stage.Run("sync")).Ended(ExitCode.Done);
        Assert.EndsWith("Nothing to do.", again.Out.TrimEnd(), StringComparison.Ordinal);
        (await stage.Run("plan")).Ended(ExitCode.Done);
        (await stage.Run("plan", "--whole")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task A_second_plan_has_no_steps_in_a_world_of_awkward_cases()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        (await stage.Run("plan")).Ended(ExitCode.ChangesPlanned);
        (await stage.Run("sync")).Ended(ExitCode.Findings);
        Oracle.Approves(stage);

        (await stage.Run("sync")).Ended(ExitCode.Findings);
        (await stage.Run("plan")).Ended(ExitCode.Findings);
        Assert.Empty((await stage.Plan()).Steps);
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task What_people_change_is_carried_over_by_the_next_run()
    {
        await using var stage = await Stage.Start();
        (await stage.Run("sync")).Ended(ExitCode.Done);
        var added = People.Work(stage.World);
        (await stage.Run("sync")).Ended(ExitCode.Done);
        (await stage.Run("plan")).Ended(ExitCode.Done);
        Oracle.Approves(stage, added);
    }

    [Fact]
    public async Task The_oracle_sees_what_is_wrong()
    {
        await using var stage = await Stage.Start();
        Assert.NotEmpty(Oracle.Complaints(stage));
        (await stage.Run("sync")).Ended(ExitCode.Done);

        var number = stage.Before.Fortnox.Keys.First();
        stage.World.Fortnox.Customers.Change(number, static record => record["Name"] = "Någon annan AB");
        Assert.NotEmpty(Oracle.Complaints(stage));
    }
}
