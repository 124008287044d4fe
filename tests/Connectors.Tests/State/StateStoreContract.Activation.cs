using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

public abstract partial class StateStoreContract
{
    [SkippableFact]
    public async Task M37_a_connection_is_switched_on_off_and_on_again_with_the_baseline_of_the_last_time()
    {
        await using var store = await Open();
        Assert.Equal(None, await store.Activation(Stop));
        Assert.Equal(None, (await store.LoadMemory(Sample.Book(), Stop)).Baseline);

        await store.Activate(Baseline(1, ("s1", "Kiruna"), ("s2", "Lund")), Stop);
        Assert.True((await store.Activation(Stop)).Exists(static a => a.IsActive && a.On == Sample.At(1)));
        await store.Deactivate(Sample.At(5), Stop);
        await store.Deactivate(Sample.At(6), Stop);
        Assert.Equal(Sample.At(5), (await store.Activation(Stop)).Bind(static a => a.Off).IfNone(default(DateTimeOffset)));

        await store.Activate(Baseline(9, ("s2", "Malmö")), Stop);
        var baseline = (await store.LoadMemory(Sample.Book(), Stop)).Baseline.IfNone(() => throw new InvalidOperationException());
        Assert.Equal(Sample.At(9), baseline.At);
        var (record, row) = Assert.Single(baseline.Records.AsEnumerable());
        Assert.Equal((new RecordRef(Sample.Severa, "s2"), Value.Of("Malmö")), (record, row[0]));
    }

    [SkippableFact]
    public async Task M13_a_record_that_was_let_through_is_remembered_once_and_for_good()
    {
        await using var store = await Open();
        var (one, other) = (new RememberedPass("customers", "prospect", new(Sample.Severa, "s1")), new RememberedPass("customers", "prospect", new(Sample.Severa, "s2")));
        await store.Remember(Seq(one, other), Stop);
        await store.Remember(Seq1(one), Stop);
        Assert.Equal(Seq(one, other), (await store.LoadMemory(Sample.Book(), Stop)).Passes);
    }

    [SkippableFact]
    public async Task An_intent_of_a_part_says_of_which()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Intend(Sample.Intent(Sample.Step, Sample.Marker) with { Part = "billing" }, Stop);
        Assert.Equal("billing", Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Intents).Part);
    }

    private protected static Baseline Baseline(int minutes, params (string Id, string Name)[] records) => new(
        Sample.At(minutes), toHashMap(records.Select(static record => (new RecordRef(Sample.Severa, record.Id), Sample.Row(Sample.Names(Sample.Severa), record.Name)))));
}
