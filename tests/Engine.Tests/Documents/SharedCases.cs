using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>What is done once for several documents (M35): here the files of all bills of a buyer.</summary>
public sealed class SharedCases
{
    private const string Once = "on_created.files once for severa.buyer/u1";

    private static readonly RuleBook Book = Bills.Book(static flow => flow with
    {
        OnCreated = Seq(
            new Reaction("files", None, new Effect.Attach(Formulas.Files, Formulas.Linked("buyer", "buyers"), Seq1(Formulas.Read(Bills.Bill, "buyer")), "one_pdf", None), Formulas.At),
            Bills.Status("done", Bills.Done)),
    });

    private static Desk Two => Desk.Ready("b1").File("f1", "b1");

    [Fact]
    public void M35_of_new_documents_the_first_does_it_for_all_and_the_others_wait_for_that_and_for_their_own()
    {
        var steps = Two.Bill("b2").File("f2", "b2").Plan(Book).Steps;
        var shared = Assert.Single(steps.Filter(static step => step.Verb == Verb.Attach));
        Assert.Equal((Desk.Bill("b1"), Seq1(Desk.Bill("b2"))), (shared.Source, shared.SharedBy));
        Assert.Equal(Create(steps, "b1").Id, Assert.Single(shared.After).Step);
        var done = Assert.Single(steps.Filter(static step => step.Source == Desk.Bill("b2") && step.Mark == "on_created.done"));
        Assert.Equal([Create(steps, "b2").Id, shared.Id], done.After.Map(static edge => edge.Step).ToArray());
    }

    [Fact]
    public void M35_a_document_that_is_there_does_it_while_the_outcome_of_the_first_is_unknown()
    {
        var steps = Two.Open("b1").Transferred("b2", "9", Once).File("f2", "b2").Plan(Book).Steps;
        var shared = Assert.Single(steps.Filter(static step => step.Verb == Verb.Attach));
        Assert.Equal((Desk.Bill("b2"), Seq1(Desk.Bill("b1")), true), (shared.Source, shared.SharedBy, shared.After.IsEmpty));
        var done = Assert.Single(steps.Filter(static step => step.Source == Desk.Bill("b1") && step.Mark == "on_created.done"));
        Assert.Equal([Create(steps, "b1").Id, shared.Id], done.After.Map(static edge => edge.Step).ToArray());
        Assert.True(steps.ToList().IndexOf(shared) < steps.ToList().IndexOf(done));
    }

    [Fact]
    public void M35_what_was_done_for_one_is_done_for_all() =>
        Assert.DoesNotContain(Two.Transferred("b2", "9").Marked("b2", "9", Once).File("f2", "b2").Plan(Book).Steps, static step => step.Verb == Verb.Attach);

    private static Step Create(LanguageExt.Seq<Step> steps, string bill) => Assert.Single(steps.Filter(step => step.Source == Desk.Bill(bill) && step.Verb is (Verb.Create or Verb.Resolve)));
}
