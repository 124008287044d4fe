using Brygga.Connectors.State;
using Xunit;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>Absence counts only after the settling time and two look-ups (MODEL 2).</summary>
public sealed class SettleTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Law11_a_resolve_looks_waits_for_the_settling_time_looks_again_and_only_then_sends()
    {
        var (company, intended) = await Killed(committed: false);
        var sent = new List<DateTimeOffset>();
        company.Outside.Happens = (_, _) =>
        {
            sent.Add(company.Clock.GetUtcNow());
            return Mishap.None;
        };
        var (plan, report) = await company.Sync();

        Assert.Equal([(plan.Header.At, "1"), (intended + Settle, "1")], company.Outside.LookUps);
        Assert.Equal([intended + Settle - plan.Header.At], company.Clock.Waits);
        Assert.Equal([intended + Settle], sent);
        Assert.Equal(1, report.Count(StepOutcome.Done));
        Assert.Single(company.Outside.Created);
    }

    [Fact]
    public async Task Law11_what_is_found_at_once_is_adopted_without_waiting()
    {
        var (company, _) = await Killed(committed: true);
        var (plan, report) = await company.Sync();

        Assert.Equal([(plan.Header.At, "1")], company.Outside.LookUps);
        Assert.Empty(company.Clock.Waits);
        Assert.Equal(1, report.Count(StepOutcome.Adopted));
        Assert.Single(company.Outside.Created);
    }

    [Fact]
    public async Task Law11_what_appears_while_it_waits_is_adopted()
    {
        var company = Company();
        (company.Outside.LateBy, company.Outside.Happens) = (TimeSpan.FromSeconds(90), static (_, _) => Mishap.Late);
        await company.Sync();
        company.Outside.LookUps.Clear();
        var (_, report) = await company.Sync();

        Assert.Equal(2, company.Outside.LookUps.Count);
        Assert.Equal(1, report.Count(StepOutcome.Adopted));
        Assert.Single(company.Outside.Writes);
    }

    [Fact]
    public async Task Law11_after_the_settling_time_it_looks_twice_and_waits_no_more()
    {
        var (company, _) = await Killed(committed: false);
        company.Clock.Advance(Settle);
        await company.Sync();
        Assert.Equal(2, company.Outside.LookUps.Count);
        Assert.Empty(company.Clock.Waits);
        Assert.Single(company.Outside.Created);
    }

    /// <summary>A holder that only fell silent may have sent its create until it found out that the connection was no longer its own.</summary>
    [Fact]
    public async Task Law11_a_create_of_a_holder_that_only_fell_silent_is_waited_for_from_when_it_must_be_over()
    {
        var (company, intended) = await Killed(committed: false);
        var quiet = intended + TimeSpan.FromMinutes(3);
        await company.TakenOver(quiet);
        await company.Sync();
        Assert.Equal([quiet + Settle], company.Outside.LookUps.Skip(1).Select(static look => look.At));
        Assert.Single(company.Outside.Created);
    }

    private static Company Company() => Scenes.Of([Scenes.Thing("1")], [], Settle);

    /// <summary>A run that was killed just before or just after its create was committed, and when it had stored the intent.</summary>
    private static async Task<(Company Company, DateTimeOffset Intended)> Killed(bool committed)
    {
        var company = Company();
        await Assert.ThrowsAsync<CrashException>(() => company.Sync(new(effect =>
        {
            if (effect.What == "create fortnox" && effect.After == committed) throw new CrashException();
        })));
        return (company, Assert.Single(company.Memory.Intents).At);
    }
}
