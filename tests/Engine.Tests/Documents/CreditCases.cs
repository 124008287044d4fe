using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static Brygga.Engine.Tests.Documents.Desk;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>A document that an action on another one makes, and what it does while that one is not there yet.</summary>
public sealed class CreditCases
{
    private static readonly Desk Transferred = Desk.Empty.Known("u1", "1").Transferred("b1", "9");

    [Fact]
    public void An_action_on_the_credited_bill_makes_it_then_its_fields_are_written_then_comes_the_rest()
    {
        var plan = Credit(Transferred).Plan();
        Assert.Equal([Verb.Create, Verb.Update, Verb.Update, Verb.Update], plan.Steps.Map(static step => step.Verb).ToArray());
        var (create, content, done) = (plan.Steps[0], plan.Steps[1], plan.Steps[2]);
        Assert.Equal(("credit", Desk.Sent("9"), true), (create.Action, create.From, create.Fields.IsEmpty));
        Assert.Equal((Some(create.Id), Seq1(new After(create.Id, Outcome.Success)), "create_by"), (content.On, content.After, content.Mark));
        Assert.Equal(["Amount", "Mark"], content.Fields.Map(static change => change.Field).Order(), StringComparer.Ordinal);
        Assert.Equal((Seq1(new After(content.Id, Outcome.Success)), "on_created.done"), (done.After, done.Mark));
        Assert.Equal(Seq1(new After(create.Id, Outcome.Failure)), plan.Steps[3].After);
    }

    [Fact]
    public void What_the_target_will_work_out_is_expected_of_the_fields_and_not_of_the_action() =>
        Assert.Equal([false, true], Credit(Transferred).Plan().Steps.Take(2).Map(static step => step.Expected.Exists(static value => value == new FieldValue(Side.Fortnox, "Net", Value.Of(-100)))).ToArray());

    [Fact]
    public void An_open_action_is_resolved_and_the_steps_behind_it_wait_for_that()
    {
        var plan = Credit(Transferred).Open("c1", "credits").Plan();
        Assert.Equal((Verb.Resolve, Some("credit")), (plan.Steps[0].Verb, plan.Steps[0].Action));
        Assert.Equal(Seq1(new After(plan.Steps[0].Id, Outcome.Success)), plan.Steps[1].After);
    }

    [Fact]
    public void A_credit_that_is_picked_up_with_its_bill_waits_and_has_not_failed()
    {
        var plan = Credit(Ready()).Plan();
        Assert.DoesNotContain(plan.Steps, static step => step.Source == Desk.Bill("c1"));
        var finding = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Hold, Reason.Waits, "original", Seq1(Desk.Bill("c1"))), (finding.Kind, finding.Reason, finding.Rule, finding.Records));
        Assert.Contains("severa.bill/b1", finding.What.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_waits_as_long_as_its_bill_is_in_the_queue_whatever_keeps_that_there()
    {
        foreach (var desk in new[] { Ready("b1", ("note", "wrong")), Ready("b1", ("amount", 5000m)), Ready().Unread(Bills.Sent), Ready().Open("b1") })
            Assert.Contains(Credit(desk).Plan().Findings, static finding => finding is { Flow: "credits", Reason: Reason.Waits });
    }

    [Fact]
    public void A_credit_of_a_bill_that_is_not_sent_at_all_is_refused_be_it_read_or_not()
    {
        foreach (var desk in new[] { Ready("b1", ("status", "draft")), Ready("b1", ("note", "leave out")), Desk.Empty.Known("u1", "1").Unread(Bills.Bill) })
        {
            var plan = Credit(desk).Plan();
            Assert.Contains(plan.Findings, static finding => finding is { Flow: "credits", Rule: "original", Kind: FindingKind.Refuse });
            Assert.Equal(Bills.Failed, Status(Assert.Single(plan.Steps.Filter(static step => step.Source == Desk.Bill("c1")))));
        }
    }

    [Fact]
    public void A_rule_that_would_refuse_and_can_not_be_told_is_no_failure()
    {
        var plan = Ready("b1", ("note", Value.Unknown)).Plan();
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Findings, static finding => finding is { Kind: FindingKind.Hold, Reason: Reason.Unread });
    }

    private static Desk Credit(Desk desk) => desk.Bill("c1", ("status", "credit"), ("amount", -100m), ("credits", Desk.Bill("b1")));

    private static string Status(Step step) => ((Wanted.Known)Assert.Single(step.Fields).After).Value.ToString();
}
