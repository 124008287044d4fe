using Brygga.Connectors.State;
using Brygga.EndToEnd.Rig;
using Brygga.Sandbox;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>
/// The rows of one supplier invoice become fees once, and its files one PDF, whatever goes wrong on the way. A fee has no mark: how many
/// equal ones were there before a create is what tells whether it happened.
/// </summary>
public sealed class ProjectCostFaultTests(ITestOutputHelper output)
{
    /// <summary>Reads of registers are the same for every flow, and go wrong in <see cref="InvoiceFaultTests"/>.</summary>
    private static readonly string[] OfCosts = ["supplierinvoice", "projectfees", "archive", "/files"];

    [Fact]
    public async Task M2_M35_two_rows_alike_become_two_costs_and_one_PDF_whatever_happens_at_whichever_call()
    {
        var matrix = await FaultMatrix.Of(static async invoices => await CostFaultStage.Start(invoices), IsOfCosts);
        output.WriteLine(matrix.ToString());
        Assert.Equal(["v1/projectfees", "v1/projects/{id}/files", "v1/projectfees"], matrix.Writes.Select(static call => call.Route));
        matrix.Approves();

        static bool IsOfCosts(HttpCall call) => OfCosts.Any(part => call.Route.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>A person's fee that was there before any create is not one of the rows'.</summary>
    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    public async Task M2_a_fee_that_a_person_made_before_is_never_taken_for_a_cost_of_the_rows(FaultKind kind)
    {
        await using var stage = await CostFaultStage.Start(1);
        var number = stage.Book();
        var persons = stage.PersonMakesAnEqualFee(number);
        await stage.Disturbed(Post(kind, times: 2));
        Assert.NotNull(await stage.Resumed());
        Assert.Empty(stage.Wrongs(number, CostFaultStage.Rows + 1));
        Assert.Contains(stage.Costs.Fees(number), fee => fee.Key == persons);
    }

    /// <summary>Both creates are done, and no answer comes, nor does any look-up.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task M2_both_costs_of_rows_alike_are_found_again_when_all_answers_are_lost(bool persons)
    {
        await using var stage = await CostFaultStage.Start(1);
        var number = stage.Book();
        if (persons) stage.PersonMakesAnEqualFee(number);
        await stage.Disturbed(Post(FaultKind.ResetAfter, times: 2), Look(nth: 2), Look(nth: 6));
        Assert.NotNull(await stage.Resumed());
        Assert.Empty(stage.Wrongs(number, CostFaultStage.Rows + (persons ? 1 : 0)));
    }

    /// <summary>One fee more than the creates account for: which is the row's, nothing tells (MODEL 2). It is told until a person settles it.</summary>
    [Fact]
    public async Task M2_a_fee_that_a_person_makes_while_an_outcome_is_unknown_is_told_and_nothing_is_doubled()
    {
        await using var stage = await CostFaultStage.Start(1);
        var number = stage.Book();
        await stage.Disturbed(Post(FaultKind.ResetAfter, times: 1), Look(nth: 2));
        Assert.Equal(CostFaultStage.Rows, stage.Costs.Fees(number).Count);
        var persons = stage.PersonMakesAnEqualFee(number);

        Assert.Null(await stage.Resumed());
        Assert.Empty(stage.Wrongs(number, CostFaultStage.Rows + 1));    // the PDF comes with the other row's cost
        Assert.Contains(await stage.Costs.Log(), static line => line is { Level: LogLevels.Error, Code: "twin" } && line.Message.Contains("keep one", StringComparison.Ordinal));

        stage.Remove(persons);
        Assert.NotNull(await stage.Resumed());
        Assert.Empty(stage.Wrongs(number, CostFaultStage.Rows));
    }

    /// <summary>
    /// Two counter entries that are alike are both made, and no answer comes. Which is whose, nothing tells for the first of them: it is told,
    /// and settled as soon as a person has made the two different.
    /// </summary>
    [Fact]
    public async Task M33_two_counter_entries_alike_of_unknown_outcome_are_told_and_nothing_is_written_twice()
    {
        await using var stage = await CostFaultStage.Start(1, "project_costs.gone: counter_entry");
        var number = stage.Book();
        Assert.NotNull(await stage.Resumed());
        stage.Cancel(number);
        await stage.Disturbed(Post(FaultKind.ResetAfter, times: 2), Look(nth: 2), Look(nth: 6));
        Assert.Equal([-CostFaultStage.Amount, -CostFaultStage.Amount, CostFaultStage.Amount, CostFaultStage.Amount], stage.CostsOf(number));

        Assert.Null(await stage.Resumed());
        Assert.Equal(4, stage.CostsOf(number).Count);
        Assert.Contains(await stage.Costs.Log(), static line => line is { Level: LogLevels.Error, Code: "twin" } && line.Message.Contains("change the key", StringComparison.Ordinal));

        stage.Rename(stage.Costs.Fees(number).Last(static fee => CostStage.Cost(fee) < 0).Key);
        Assert.NotNull(await stage.Resumed());
        Assert.Equal([-CostFaultStage.Amount, CostFaultStage.Amount, CostFaultStage.Amount], stage.CostsOf(number));
    }

    /// <summary>The row is taken out of its invoice while nobody knows whether its fee was made.</summary>
    [Theory]
    [InlineData(FaultKind.ResetAfter, new[] { -125.50, 125.50, 125.50 })]
    [InlineData(FaultKind.ResetBefore, new[] { 125.50 })]
    public async Task M33_a_row_that_goes_while_its_answer_is_lost_is_looked_up_and_undone_if_it_was_made(FaultKind kind, double[] costs)
    {
        await using var stage = await CostFaultStage.Start(1, "project_costs.gone: counter_entry");
        var number = stage.Book();
        await stage.Disturbed(Post(kind, times: 2), Look(nth: 2), Look(nth: 6));
        stage.TakeOutARow(number);
        Assert.NotNull(await stage.Resumed());
        Assert.Equal(costs.Select(static cost => (decimal)cost), stage.CostsOf(number));
    }

    private static SandboxFault Post(FaultKind kind, int times) => new() { Kind = kind, System = "severa", Method = "POST", Route = "v1/projectfees", Times = times };

    /// <summary>A look for equal fees fails, as often as it is tried.</summary>
    private static SandboxFault Look(int nth) => new() { Kind = FaultKind.Unavailable, System = "severa", Method = "GET", Route = "v1/projects/{project}/projectfees", Nth = nth, Times = 3 };
}
