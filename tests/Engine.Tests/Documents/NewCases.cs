using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static Brygga.Engine.Tests.Documents.Desk;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>A document that is picked up: written once, or found, or held.</summary>
public sealed class NewCases
{
    [Fact]
    public void M31_a_document_is_created_only_where_a_complete_listing_proves_that_it_is_not_there()
    {
        var desk = Ready();
        Assert.Equal(Verb.Create, desk.Plan().Steps[0].Verb);
        foreach (var read in new[] { Coverage.NothingRead, new(Now, Now.AddSeconds(-1), Seq<string>()), new(Now, Now, Seq1("a page broke off")) })
        {
            var plan = desk.Listed(Bills.Sent, read).Plan();
            Assert.Empty(plan.Steps);
            var finding = Assert.Single(plan.Findings);
            Assert.Equal((FindingKind.Hold, Reason.Unproved, Seq1(Desk.Bill("b1"))), (finding.Kind, finding.Reason, finding.Records));
        }
    }

    [Fact]
    public void M31_what_carries_the_mark_is_not_taken_over_either_while_another_may_carry_it_too() =>
        Assert.Empty(Ready().Document("9", ("Mark", Mark("b1").ToString())).Listed(Bills.Sent, new(Now, Now, Seq1("a page broke off"))).Plan().Steps);

    [Fact]
    public void A_document_that_nobody_proves_to_be_missing_has_not_failed() =>
        Assert.Empty(Ready("b1", ("amount", 5000m)).Unread(Bills.Sent).Plan().Steps);

    [Fact]
    public void An_open_create_is_settled_by_its_own_look_up_whatever_was_listed()
    {
        var step = Ready().Open("b1").Unread(Bills.Sent).Plan().Steps[0];
        Assert.Equal((Verb.Resolve, Some(Mark("b1"))), (step.Verb, step.Marker));
    }

    [Fact]
    public void A_document_is_written_with_its_mark_its_rows_and_what_the_target_will_work_out()
    {
        var create = Ready("b1", ("note", "thanks")).File("f1", "b1").Plan().Steps[0];
        Assert.Equal((Verb.Create, Some(Mark("b1"))), (create.Verb, create.Marker));
        Assert.Equal(
            ["Amount=100", "Client=1", $"Mark={Mark("b1")}", "Note=thanks", "Lines=File: f1"],
            Written(create).OrderBy(static field => field.StartsWith("Lines", StringComparison.Ordinal)).ThenBy(static field => field, StringComparer.Ordinal));
        Assert.Contains(new FieldValue(Side.Fortnox, "Net", Value.Of(100)), create.Expected);
        Assert.Equal(Desk.Bill("b1"), Assert.Single(create.Check).Record);
    }

    [Fact]
    public void M31_what_happens_to_a_document_is_planned_with_it_each_step_behind_the_one_before()
    {
        var steps = Ready().File("f2", "b1").File("f1", "b1").Plan().Steps.Filter(static step => !step.OnlyOnFailure).Strict();
        Assert.Equal(["-", "on_created.files/f1", "on_created.files/f2", "on_created.book", "on_created.number back", "on_created.done"], steps.Map(static step => step.Mark.IfNone("-")).ToArray());
        Assert.Equal([Verb.Create, Verb.Attach, Verb.Attach, Verb.Act, Verb.Update, Verb.Update], steps.Map(static step => step.Verb).ToArray());
        foreach (var (before, step) in steps.Zip(steps.Tail)) Assert.Equal(Seq1(new After(before.Id, Outcome.Success)), step.After);
        Assert.All(steps.Tail.Take(3), step => Assert.Equal(Some(steps[0].Id), step.On));
    }

    [Fact]
    public void M31_a_number_that_the_target_will_give_comes_late()
    {
        var steps = Ready().Plan().Steps;
        var number = Assert.Single(steps.Find(static step => step.Mark == Some("on_created.number back")).Map(static step => step.Fields).IfNone(Seq<FieldChange>()));
        Assert.Equal(new Wanted.Late(steps[0].Id, "Number", Conversion.ToNumber), number.After);
    }

    [Fact]
    public void M29_what_answers_for_a_failure_waits_for_that_one_outcome_of_the_create()
    {
        var steps = Ready().Plan().Steps;
        var failed = Assert.Single(steps.Filter(static step => step.OnlyOnFailure));
        Assert.Equal((Seq1(new After(steps[0].Id, Outcome.Failure)), "status=failed"), (failed.After, Assert.Single(Written(failed))));
    }

    [Theory]
    [InlineData("note", "wrong", "wrong")]
    [InlineData("amount", "5000", "too much")]
    public void M29_what_the_rules_refuse_is_not_sent_and_gets_the_status_for_that(string field, string value, string rule)
    {
        var plan = Ready("b1", (field, field == "amount" ? 5000m : value)).Plan();
        Assert.Equal("status=failed", Assert.Single(Written(Assert.Single(plan.Steps))));
        Assert.False(plan.Steps[0].OnlyOnFailure);
        Assert.Contains(plan.Findings, finding => finding.Rule == rule && finding.Kind == FindingKind.Refuse);
    }

    [Theory]
    [InlineData("status", "draft")]
    [InlineData("note", "leave out")]
    public void What_is_not_picked_up_or_left_out_by_a_rule_is_left_alone(string field, string value) => Assert.Empty(Ready("b1", (field, value)).Plan().Steps);

    [Fact]
    public void What_could_not_be_read_holds_the_document_and_is_no_failure()
    {
        foreach (var desk in new[] { Ready("b1", ("amount", Value.Unknown)), Ready().Unread(Bills.File) })
        {
            var plan = desk.Plan();
            Assert.Empty(plan.Steps);
            Assert.Contains(plan.Findings, static finding => finding is { Kind: FindingKind.Hold, Reason: Reason.Unread });
        }
    }

    [Fact]
    public void What_happens_behind_the_create_must_be_told_too_or_nothing_is_sent()
    {
        var book = Bills.Book(static flow => flow with { OnCreated = Seq1(Bills.Status("done", Bills.Done, Formulas.Is(Bills.Bill, "number", static _ => true))) });
        Assert.Empty(Ready("b1", ("number", Value.Unknown)).Plan(book).Steps);
    }

    [Fact]
    public void M32_a_buyer_that_a_bill_speaks_of_is_made_first_and_no_other()
    {
        var plan = Ready().Put(new(Bills.Buyer, "u2"), ("number", "2")).Put(new(Bills.Buyer, "u3"), ("number", "3")).Bill("b1", ("buyer", new RecordRef(Bills.Buyer, "u2"))).Plan();
        var (buyer, bill) = (plan.Steps[0], plan.Steps[1]);
        Assert.Equal(("buyers", Verb.Create, new RecordRef(Bills.Buyer, "u2")), (buyer.Flow, buyer.Verb, buyer.Source));
        Assert.DoesNotContain(plan.Steps, static step => step.Source.Id == "u3");
        Assert.Equal(Seq1(new After(buyer.Id, Outcome.Success)), bill.After);
        Assert.Contains("Client=2", Written(bill));
    }

    [Fact]
    public void M32_a_buyer_whose_id_the_target_will_give_is_made_first_and_the_bill_waits_for_the_next_plan()
    {
        var plan = Ready().Put(new(Bills.Buyer, "u2"), ("number", "2")).Bill("b1", ("buyer", new RecordRef(Bills.Buyer, "u2"))).Plan(Bills.WithGivenNumbers());
        Assert.Equal(("buyers", Verb.Create), Assert.Single(plan.Steps.Map(static step => (step.Flow, step.Verb))));
        Assert.Contains(plan.Findings, static finding => finding is { Flow: "bills", Rule: "Client", Kind: FindingKind.Hold, Reason: Reason.Waits } && finding.Records == Seq1(Desk.Bill("b1")));
    }

    [Fact]
    public void M32_a_bill_without_a_buyer_is_refused() =>
        Assert.Contains(Ready("b1", ("buyer", Value.Nothing)).Plan().Findings, static finding => finding is { Rule: "Client", Kind: FindingKind.Refuse, Reason: Reason.Empty });

    [Fact]
    public void What_carries_the_mark_is_taken_over_and_the_rest_is_done_to_it()
    {
        var steps = Ready().Document("9", ("Mark", Mark("b1").ToString())).Plan().Steps;
        Assert.Equal([Verb.Link, Verb.Act, Verb.Update, Verb.Update], steps.Map(static step => step.Verb).ToArray());
        Assert.Equal((Some(Sent("9")), Seq1(new After(steps[0].Id, Outcome.Success))), (steps[0].Target, steps[1].After));
        Assert.Equal("number=9", Assert.Single(Written(steps[2])));
    }

    [Fact]
    public void The_mark_of_another_bill_is_nobody_elses() =>
        Assert.Equal(Verb.Create, Ready().Document("9", ("Mark", Mark("b2").ToString())).Plan().Steps[0].Verb);

    [Fact]
    public void Two_with_one_mark_are_twins_and_neither_is_taken()
    {
        var plan = Ready().Document("8", ("Mark", Mark("b1").ToString())).Document("9", ("Mark", Mark("b1").ToString())).Plan();
        Assert.Empty(plan.Steps);
        var tie = Assert.Single(plan.Findings);
        Assert.Equal((FindingKind.Tie, Seq(Desk.Bill("b1"), Sent("8"), Sent("9"))), (tie.Kind, tie.Records));
    }

    [Fact]
    public void An_open_create_is_resolved_with_what_is_to_be_sent_and_the_rest_behind_it()
    {
        var steps = Ready().Open("b1").Plan().Steps;
        Assert.Equal((Verb.Resolve, Reason.OpenIntent, Some(Mark("b1"))), (steps[0].Verb, steps[0].Reason, steps[0].Marker));
        Assert.Contains("Amount=100", Written(steps[0]));
        Assert.Equal(Seq1(new After(steps[0].Id, Outcome.Success)), steps[1].After);
    }

    [Fact]
    public void An_open_create_whose_document_is_there_is_resolved_not_linked_anew() =>
        Assert.Equal(Verb.Resolve, Ready().Document("9", ("Mark", Mark("b1").ToString())).Open("b1").Plan().Steps[0].Verb);

    [Fact]
    public void An_open_create_that_nobody_wants_any_more_is_looked_up_and_nothing_is_sent()
    {
        var step = Assert.Single(Ready("b1", ("status", "draft")).Open("b1").Plan().Steps);
        Assert.Equal((Verb.Resolve, true), (step.Verb, step.Fields.IsEmpty));
    }

    [Fact]
    public void M31_a_number_that_the_target_has_already_or_that_two_bills_want_is_not_sent()
    {
        var book = Bills.Book(static flow => flow with { Set = flow.Set.Add(Bills.Set(Bills.Sent, "Number", Formulas.Read(Bills.Bill, "note"))) });
        Assert.Equal(Verb.Create, Ready("b1", ("note", "9")).Plan(book).Steps[0].Verb);
        Assert.Contains(Reason.KeyUsedTwice, Ready("b1", ("note", "9")).Document("9").Plan(book).Reasons());
        var two = Ready("b1", ("note", "9")).Bill("b2", ("note", "9")).Plan(book);
        Assert.Single(two.Steps.Filter(static step => step.Verb == Verb.Create));
        Assert.Contains(Reason.KeyUsedTwice, two.Reasons());
    }

    private static IEnumerable<string> Written(Step step) => step.Fields.Map(static change => $"{change.Field}={(change.After is Wanted.Known known ? Shown(known.Value) : "late")}");

    private static string Shown(Value value) => value.Kind == ValueKind.Reference ? value.Referenced.Record.Id : value.ToString();
}
