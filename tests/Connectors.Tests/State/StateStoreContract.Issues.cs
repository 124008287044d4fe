using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>What waits to be mended: findings that stand, and steps that failed.</summary>
public abstract partial class StateStoreContract
{
    private protected static readonly Hash Wanted = Hash.Of("subject");
    private static readonly Hash AlsoWanted = Hash.Of("other subject");

    [SkippableFact]
    public async Task M38_a_finding_is_logged_once_until_it_changes()
    {
        await using var store = await Open();
        var (one, other) = (Standing(1, "too long"), Standing(1, "no number", "severa.customer/s2"));
        await store.LogFindings(Seq(one, other, one), Seq<Hash>(), Stop);
        await store.LogFindings(Seq(Standing(2, "too long"), Standing(2, "no number", "severa.customer/s2")), Seq<Hash>(), Stop);
        Assert.Equal(2, (await store.ReadLog(new(10), Stop)).Count);

        await store.LogFindings(Seq(Standing(3, "too long by 2"), other), Seq<Hash>(), Stop);
        Assert.Equal(("too long by 2", Sample.At(3)), ((await store.ReadLog(new(10), Stop))[0].Message, (await store.ReadLog(new(10), Stop))[0].At));
        Assert.Equal(3, (await store.ReadLog(new(10), Stop)).Count);
    }

    [SkippableFact]
    public async Task M38_a_finding_that_comes_back_is_logged_again()
    {
        await using (var first = await Open()) await first.LogFindings(Seq1(Standing(1, "too long")), Seq<Hash>(), Stop);
        await using (var second = await Open()) await second.LogFindings(Seq1(Standing(2, "too long")), Seq<Hash>(), Stop);
        await using var store = await Open();
        await using var another = await Open("other");
        await another.LogFindings(Seq<Issue>(), Seq<Hash>(), Stop);
        Assert.Single(await store.ReadLog(new(10), Stop));
        await store.LogFindings(Seq<Issue>(), Seq<Hash>(), Stop);
        await store.LogFindings(Seq1(Standing(3, "too long")), Seq<Hash>(), Stop);
        Assert.Equal(Seq(Sample.At(3), Sample.At(1)), (await store.ReadLog(new(10), Stop)).Map(static entry => entry.At));
    }

    [SkippableFact]
    public async Task M38_an_open_issue_is_told_whole_and_is_as_old_as_the_first_that_was_said_of_it()
    {
        await using (var before = await Open()) await before.LogFindings(Seq1(Standing(1, "too long by 2")), Seq<Hash>(), Stop);
        await using var store = await Open();
        Assert.Equal(Seq1(Standing(1, "too long by 2")), await store.ReadIssues(Stop));

        await store.LogFindings(Seq1(Standing(5, "too long by 1")), Seq<Hash>(), Stop);
        Assert.Equal(("too long by 1", Sample.At(1)), Assert.Single((await store.ReadIssues(Stop)).Map(static issue => (issue.Line.Message, issue.Line.At))));

        await store.LogFindings(Seq<Issue>(), Seq<Hash>(), Stop);
        Assert.Empty(await store.ReadIssues(Stop));
    }

    [SkippableFact]
    public async Task M38_a_step_that_failed_is_an_issue_and_a_refusal_as_old_as_its_first_failure()
    {
        await using (var before = await Open())
        {
            await before.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
            await before.Fail(Failed(1, Wanted, "first wish"), Stop);
            await before.Fail(Failed(3, Wanted, "second wish"), Stop);
        }
        await using var store = await Open();
        Assert.Equal(Sample.At(1), Assert.Single(await store.ReadIssues(Stop)).Line.At);
        Assert.Equal(new Refusal(Wanted, Hash.Of("second wish"), Sample.At(1), "second wish is refused"), Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Refusals));
    }

    [SkippableFact]
    public async Task What_may_pass_by_itself_is_an_issue_and_no_refusal()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Fail(Failed(1, Wanted, "wish", IssueKinds.Transient), Stop);
        Assert.Single(await store.ReadIssues(Stop));
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Refusals);
    }

    [SkippableFact]
    public async Task M38_a_failed_step_closes_when_it_is_done_or_no_longer_wanted()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Fail(Failed(1, Wanted, "wish"), Stop);
        await store.Fail(Failed(2, AlsoWanted, "other wish"), Stop);
        await store.LogFindings(Seq<Issue>(), Seq(Wanted, AlsoWanted), Stop);
        Assert.Equal(2, (await store.ReadIssues(Stop)).Count);

        await store.LogFindings(Seq<Issue>(), Seq1(Wanted), Stop);
        Assert.Equal("wish is refused", Assert.Single(await store.ReadIssues(Stop)).Line.Message);

        await store.Confirm(Sample.Confirmation(Sample.Link("s1", "101")) with { ClosesIntent = None, Mends = Wanted }, Stop);
        Assert.Empty(await store.ReadIssues(Stop));
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Refusals);
    }

    [SkippableFact]
    public async Task A_refused_step_that_a_person_wants_tried_is_no_refusal_until_it_is_refused_again()
    {
        await using var store = await Open();
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Fail(Failed(1, Wanted, "wish"), Stop);
        await store.Fail(Failed(2, AlsoWanted, "other wish"), Stop);
        Assert.Empty(await store.Retry(new("no such item", "ada", Sample.At(3)), Stop));

        Assert.Equal(["wish is refused", "other wish is refused"], (await store.Retry(new("wish is", "ada", Sample.At(4)), Stop)).Map(static issue => issue.Line.Message).ToArray());
        Assert.Contains(await store.ReadLog(new(10), Stop), static entry => entry.Message.StartsWith("ada wants", StringComparison.Ordinal) && entry.At == Sample.At(4));
        Assert.Empty((await store.LoadMemory(Sample.Book(), Stop)).Refusals);
        Assert.Equal(2, (await store.ReadIssues(Stop)).Count);

        await store.Fail(Failed(5, Wanted, "wish"), Stop);
        Assert.Equal((Wanted, Sample.At(1)), Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Refusals.Map(static refusal => (refusal.Subject, refusal.Since))));
    }

    [SkippableFact]
    public async Task Without_an_item_all_that_was_refused_is_tried_and_nothing_else()
    {
        await using var store = await Open();
        await using var another = await Open("other");
        await store.StartPlan(Sample.Plan, "{}", Sample.At(0), Stop);
        await store.Fail(Failed(1, Wanted, "wish"), Stop);
        await store.Fail(Failed(2, AlsoWanted, "outage", IssueKinds.Transient), Stop);
        Assert.Empty(await another.Retry(new(None, "ada", Sample.At(3)), Stop));
        Assert.Single((await store.LoadMemory(Sample.Book(), Stop)).Refusals);
        Assert.Equal("wish is refused", Assert.Single(await store.Retry(new(None, "ada", Sample.At(3)), Stop)).Line.Message);
    }

    private protected static Issue Standing(int minutes, string message, string item = "severa.customer/s1") =>
        new(new(Sample.At(minutes), LogLevels.Warning, "customers", item, message, "BRY2014", "Shorten it."), "held", Seq("severa.name", "fortnox.Name"));

    private protected static Failure Failed(int minutes, Hash subject, string wish, string kind = IssueKinds.Data)
    {
        var line = new LogEntry(Sample.At(minutes), LogLevels.Error, "customers", "severa.customer/s1", $"{wish} is refused", "2000108", "Mend it.");
        return new(Sample.Receipt(subject, StepOutcome.Failed) with { At = Sample.At(minutes) }, None, None, line)
        {
            Waits = new FailedStep(subject, Hash.Of(wish), new(line, kind, Seq1("severa.number"))),
        };
    }
}
