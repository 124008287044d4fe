using Brygga.Connectors.Severa;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Severa;

/// <summary>Whose a row is (Severa FACTS 6.9).</summary>
public sealed class InvoiceRowSharesTests
{
    private static readonly ItemRef Hours = new("work_type", "w1");
    private static readonly ItemRef Travel = new("travel_expense_type", "t1");

    [Fact]
    public void A_row_of_nothing_is_the_only_project_s() => Assert.Equal([("P1", "", 3m)], Shares("P1", Row(3)));

    [Fact]
    public void A_row_of_nothing_is_nobody_s_where_there_are_several_projects() => Assert.Equal([("", "", 3m)], Shares("", Row(3)));

    [Fact]
    public void What_stands_on_it_tells_its_project_and_item() => Assert.Equal([("P2", "work_type/w1", 8m)], Shares("", Row(8), Item("P2", Hours, 5), Item("P2", Hours, 3)));

    [Fact]
    public void The_only_project_goes_before_what_stands_on_it() => Assert.Equal([("P1", "work_type/w1", 8m)], Shares("P1", Row(8), Item("", Hours, 8)));

    [Fact]
    public void What_stands_on_another_row_says_nothing() => Assert.Equal([("", "", 8m)], Shares("", Row(8), Item("P2", Hours, 8) with { Row = "other" }));

    [Fact]
    public void A_row_of_several_projects_is_split_by_what_stands_on_it() =>
        Assert.Equal([("P1", "work_type/w1", 5.25m), ("P2", "work_type/w1", 2.75m)], Shares("", Row(8), Item("P2", Hours, 2.75m), Item("P1", Hours, 5), Item("P1", Hours, 0.25m)));

    [Fact]
    public void It_is_split_by_items_too_where_these_tell_how_much_of_the_row_they_are() =>
        Assert.Equal([("P1", "travel_expense_type/t1", 2m), ("P1", "work_type/w1", 6m)], Shares("P1", Row(8), Item("P1", Hours, 6), Item("P1", Travel, 2)));

    [Fact]
    public void Items_of_several_kinds_that_don_t_add_up_to_the_row_leave_it_without_one() =>
        Assert.Equal([("P1", "", 1m)], Shares("P1", Row(1), Item("P1", Hours, 6), Item("P1", Travel, 2)));

    [Fact]
    public void Projects_that_don_t_add_up_to_the_row_share_it_in_proportion() => Assert.Equal(
        [("P1", "work_type/w1", 0.67m), ("P2", "", 0.33m)], Shares("", Row(1), Item("P1", Hours, 6), Item("P2", Travel, 2), Item("P2", Hours, 1)));

    [Fact]
    public void The_largest_share_has_what_rounding_leaves_over() =>
        Assert.Equal([("P1", "", 0.34m), ("P2", "", 0.33m), ("P3", "", 0.33m)], Shares("", Row(1), Item("P1", null, 7), Item("P2", null, 7), Item("P3", null, 7)));

    [Fact]
    public void A_part_whose_project_is_not_told_is_of_none() => Assert.Equal([("", "work_type/w1", 3m), ("P1", "work_type/w1", 5m)], Shares("", Row(8), Item("P1", Hours, 5), Item("", Hours, 3)));

    [Fact]
    public void What_counts_for_nothing_has_no_share() => Assert.Equal([("P1", "work_type/w1", 8m)], Shares("", Row(8), Item("P1", Hours, 8), Item("P2", Hours, 0)));

    [Fact]
    public void Credited_rows_are_shared_alike() => Assert.Equal([("P1", "", -0.75m), ("P2", "", -0.25m)], Shares("", Row(-1), Item("P1", null, 3), Item("P2", null, 1)));

    [Theory]
    [InlineData(6, -2)]
    [InlineData(0, 0)]
    [InlineData(6, null)]
    public void Where_nothing_tells_the_parts_the_row_is_whole_and_nobody_s(int one, int? other) =>
        Assert.Equal([("", "work_type/w1", 1m)], Shares("", Row(1), Item("P1", Hours, one), new("r", "P2", Hours, other is { } number ? number : Option<decimal>.None)));

    [Fact]
    public void A_row_without_a_quantity_is_whole()
    {
        var share = Assert.Single(InvoiceRowShares.Of(None, Seq1(new InvoiceRow("r", None, None)), Seq(Item("P1", Hours, 6), Item("P2", Hours, 2))));
        Assert.Equal((Option<decimal>.None, Option<string>.None, Some(Hours)), (share.Quantity, share.Project, share.Item));
    }

    /// <summary>Whatever stands on a row, its shares add up to it, and no two are of one project and item.</summary>
    [Property(MaxTest = 2000)]
    public bool The_shares_of_a_row_add_up_to_it(int quantity, (byte Project, byte Item, short Quantity, bool Told)[] parts, bool fits, bool one)
    {
        var items = toSeq(parts).Map(static part => new InvoicedItem(
            "r", part.Project % 4 == 0 ? None : Some($"P{part.Project % 4}"), part.Item % 3 == 0 ? None : Some(new ItemRef("product", $"{part.Item % 3}")), part.Told ? part.Quantity / 100m : Option<decimal>.None)).Strict();
        var row = fits ? items.Bind(static item => item.Quantity.ToSeq()).Sum() : quantity / 100m;
        var shares = InvoiceRowShares.Of(one ? Some("P1") : None, Seq1(Row(row)), items);
        return shares.Sum(static share => share.Quantity.IfNone(0)) == row && !shares.IsEmpty
            && shares.Map(static share => (share.Project, share.Item)).Distinct().Count() == shares.Count
            && (!one || shares.ForAll(static share => share.Project == "P1"));
    }

    private static InvoiceRow Row(decimal quantity) => new("r", quantity, 1);

    private static InvoicedItem Item(string project, ItemRef? item, decimal quantity) => new("r", project.Length == 0 ? None : project, Optional(item), quantity);

    private static (string Project, string Item, decimal Quantity)[] Shares(string project, InvoiceRow row, params InvoicedItem[] items) =>
        [.. InvoiceRowShares.Of(project.Length == 0 ? None : project, Seq1(row), toSeq(items)).Map(static share =>
            (share.Project.IfNone(""), share.Item.Map(static item => $"{item.Entity}/{item.Id}").IfNone(""), share.Quantity.IfNone(-999)))];
}
