using Brygga.EndToEnd.Rig;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>What people enter in the registers of either system is in the other one once, whatever goes wrong on the way.</summary>
public sealed class RegisterFaultTests(ITestOutputHelper output)
{
    private static readonly string[] OfRegisters = ["customers", "articles", "products", "projects", "addresses"];

    [Fact]
    public async Task M3_M4_M14_M20_every_register_is_in_step_whatever_happens_at_whichever_call()
    {
        var matrix = await FaultMatrix.Of(static async _ => await RegisterStage.Start(), static call => OfRegisters.Any(part => call.Route.Contains(part, StringComparison.Ordinal)));
        output.WriteLine(matrix.ToString());
        Assert.InRange(matrix.Writes.Count(), 8, int.MaxValue);
        matrix.Approves();
    }
}

/// <summary>What a run keeps in the state is kept whole or not at all: it may die before and after each of it.</summary>
public sealed class StateKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task M3_M4_M14_M20_every_register_is_in_step_though_runs_die_at_whatever_they_keep() => await Approve(await RegisterStage.Start());

    [Fact]
    public async Task M1_an_invoice_is_transferred_once_though_runs_die_at_whatever_they_keep() => await Approve(await InvoiceStage.Start(60));

    [Fact]
    public async Task M2_M35_rows_become_costs_once_though_runs_die_at_whatever_they_keep() => await Approve(await CostFaultStage.Start(40));

    private async Task Approve(TransferStage stage)
    {
        await using (stage)
        {
            var kills = await StateKills.Of(stage);
            output.WriteLine(kills.ToString());
            kills.Approves();
        }
    }
}
