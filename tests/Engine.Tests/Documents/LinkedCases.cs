using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static Brygga.Engine.Tests.Documents.Desk;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>A document that was transferred: what is left to do, what has happened to it since, what somebody changed.</summary>
public sealed class LinkedCases
{
    private static readonly Desk Whole = Known.Transferred("b1", "9");

    private static Desk Known => Desk.Empty.Known("u1", "1");

    [Fact]
    public void A_document_that_is_transferred_whole_needs_nothing()
    {
        var plan = Whole.Plan();
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void What_is_owed_and_not_done_is_planned_in_order_and_what_is_done_is_not()
    {
        var steps = Known.Transferred("b1", "9", "on_created.book", "on_created.number back", "on_created.done").Marked("b1", "9", "on_created.number back").Plan().Steps;
        Assert.Equal(["on_created.book", "on_created.done"], steps.Map(static step => step.Mark.IfNone("")).ToArray());
        Assert.Equal((true, Seq1(new After(steps[0].Id, Outcome.Success))), (steps[0].After.IsEmpty, steps[1].After));
        Assert.Equal((Some(Sent("9")), Some(Bill("b1"))), (steps[0].Target, steps[1].Target));
    }

    [Fact]
    public void A_rule_that_was_added_later_is_owed_to_no_document_that_was_sent_before()
    {
        var book = Bills.Book(static flow => flow with { OnCreated = flow.OnCreated.Add(Bills.Status("added", "another")) });
        Assert.Empty(Whole.Plan(book).Steps);
    }

    [Fact]
    public void A_file_that_is_owed_is_attached_alone()
    {
        var step = Assert.Single(Known.Transferred("b1", "9", "on_created.files/f1").File("f1", "b1").File("f2", "b1").Plan().Steps);
        Assert.Equal((Verb.Attach, Some(new RecordRef(Bills.File, "f1")), Some(Sent("9"))), (step.Verb, step.Files.Bind(static files => files.Of.HeadOrNone()), step.Target));
    }

    [Fact]
    public void M31_a_number_that_was_owed_is_known_by_now() =>
        Assert.Equal(new Wanted.Known(Value.Of(9)), Assert.Single(Assert.Single(Known.Transferred("b1", "9", "on_created.number back").Plan().Steps).Fields).After);

    [Fact]
    public void The_fields_of_a_document_that_an_action_made_are_written_if_they_are_owed()
    {
        var step = Assert.Single(Known.Transferred("b1", "9", "create_by").Plan().Steps);
        Assert.Equal((Verb.Update, Some("create_by"), Some(Sent("9"))), (step.Verb, step.Mark, step.Target));
        Assert.Contains("Amount", step.Fields.Map(static change => change.Field));
    }

    [Fact]
    public void M29_what_the_other_system_says_is_written_once()
    {
        var step = Assert.Single(Settled.Plan().Steps);
        var change = Assert.Single(step.Fields);
        Assert.Equal(("status", Value.Of(Bills.Done), new Wanted.Known(Value.Of(Bills.Paid))), (change.Field, change.Before, (Wanted.Known)change.After));
        Assert.Equal(Seq1(Bill("b1")), step.Check.Map(static print => print.Record));
        Assert.Empty(Settled.Put(Bill("b1"), ("status", Bills.Paid)).Plan().Steps);
    }

    [Fact]
    public void M29_what_a_person_has_chosen_since_stays()
    {
        var agreed = Known.Bill("b1", ("status", Bills.Paid)).Document("9", ("Settled", true)).Linked("bills", Bill("b1"), Sent("9"));
        Assert.Empty(agreed.Put(Bill("b1"), ("status", "archived")).Plan().Steps);
    }

    [Fact]
    public void M29_a_field_that_was_not_read_may_hold_it_already_and_is_left_as_it_is()
    {
        var plan = Settled.Put(Bill("b1"), ("status", Value.Unknown)).Plan();
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Findings, static finding => finding.Reason == Reason.Unread);
    }

    [Fact]
    public void Of_rules_that_set_one_field_the_first_that_holds_counts()
    {
        var book = Bills.Book(static flow => flow with { WhileLinked = flow.WhileLinked.Add(Bills.Status("booked", "booked", Formulas.Read(Bills.Sent, "Booked"))) });
        Assert.Equal(Bills.Paid, Status(Settled.Put(Sent("9"), ("Booked", true)).Plan(book)));
        Assert.Equal("booked", Status(Whole.Put(Sent("9"), ("Booked", true)).Plan(book)));
    }

    [Fact]
    public void An_action_that_is_done_already_is_not_done_again()
    {
        var book = Bills.Book(static flow => flow with { WhileLinked = Seq1(new Reaction("book", Formulas.Read(Bills.Sent, "Settled"), new Effect.Act(Bills.Sent, "book"), Formulas.At)) });
        Assert.Equal(Some("book"), Assert.Single(Settled.Plan(book).Steps).Action);
        Assert.Empty(Settled.Put(Sent("9"), ("Booked", true)).Plan(book).Steps);
    }

    [Fact]
    public void What_is_still_owed_comes_before_anything_else()
    {
        var step = Assert.Single(Known.Transferred("b1", "9", "on_created.book").Put(Sent("9"), ("Settled", true), ("Note", "look")).Plan().Steps);
        Assert.Equal(Some("on_created.book"), step.Mark);
    }

    [Fact]
    public void A_rule_that_watches_reports_and_does_nothing()
    {
        var plan = Whole.Put(Sent("9"), ("Note", "look")).Plan();
        Assert.Empty(plan.Steps);
        var finding = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Report, "noted"), (finding.Kind, finding.Rule));
    }

    [Fact]
    public void A_source_that_was_changed_after_it_was_sent_is_told_with_its_fields_and_nothing_is_written()
    {
        var plan = Whole.Put(Bill("b1"), ("amount", 200m), ("note", "more")).Plan();
        Assert.Empty(plan.Steps);
        var finding = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Report, Reason.SourceChanged), (finding.Kind, finding.Reason));
        Assert.EndsWith("amount, note", finding.What.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_back_is_no_change_of_the_source() =>
        Assert.Empty(Whole.Put(Bill("b1"), ("status", Bills.Paid), ("number", 9m)).Plan().Findings);

    [Fact]
    public void A_document_that_is_picked_up_again_is_never_sent_again() =>
        Assert.Empty(Whole.Put(Bill("b1"), ("status", Bills.Ready)).Plan().Steps);

    [Fact]
    public void A_document_that_was_not_read_is_left_alone() =>
        Assert.Empty(Desk.Empty.Known("u1", "1").Transferred("b1", "9", "on_created.done").Forget(Sent("9")).Plan().Steps);

    private static Desk Settled => Whole.Put(Sent("9"), ("Settled", true));

    private static string Status(Plan plan) => ((Wanted.Known)Assert.Single(Assert.Single(plan.Steps).Fields).After).Value.ToString();
}
