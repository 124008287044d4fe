using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
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
}
