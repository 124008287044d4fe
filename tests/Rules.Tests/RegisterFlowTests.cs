using Brygga.Engine;
using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>What the drafts of registers mean once they are compiled.</summary>
public sealed class RegisterFlowTests
{
    private static readonly Flow Customers = DraftRules.Book.Flow("customers");

    private static readonly Flow Products = DraftRules.Book.Flow("products");

    [Fact]
    public void A_side_may_have_several_entities()
    {
        Assert.Equal(["product", "work_type", "travel_expense_type"], Products.Severa.Kinds.Map(static k => k.Entity.Name), StringComparer.Ordinal);
        Assert.Equal("severa.product", Products.Creates[Side.Severa].ToString());
        Assert.Equal(Seq1("work_type"), Rule(Products, "work type vat").For.Map(static f => f.Name));
    }

    [Fact]
    public void A_part_is_found_by_its_flags()
    {
        var billing = Customers.Parts.Head;
        Assert.Equal((Side.Severa, "addresses", "severa.address"), (billing.Side, billing.Relation, billing.Entity.ToString()));
        Assert.Equal(Seq1(("isBillingAddress", Value.True)), billing.Where);
    }

    [Fact]
    public void A_value_may_go_into_a_part_and_to_a_reference_by_its_key()
    {
        var country = Rule(Customers, "billing country").ToSevera.ValueUnsafe().Target.ValueUnsafe();
        Assert.Equal((Some("billing"), "severa.address", "country", Some("code2")), (country.By, country.Entity.ToString(), country.Field, country.Key));
        Assert.True(Rule(Customers, "currency").ToFortnox.ValueUnsafe().IsReference);
    }

    [Fact]
    public void Scores_compare_by_points()
    {
        var score = Products.Score.ValueUnsafe();
        Assert.Equal((80m, 50m, 5m), (score.Likely, score.Possible, score.Gap));
        Assert.Equal((Similarity.TokenSort, Some(0.70m), 40m), (score.Compare[1].By, score.Compare[1].From, score.Compare[1].Points));
        Assert.Equal(-20m, Customers.Score.ValueUnsafe().Compare[2].Differs);
    }

    [Fact]
    public void A_list_on_either_side_is_compared_by_its_elements()
    {
        var score = Scored("    mails:\n      severa: email\n      fortnox: >-\n        [Email, EmailInvoice, EmailOrder] | filled\n      by: exact\n      points: 5", "    pieces: { severa: name | company | ngrams(4), fortnox: Name | company | ngrams(4), most: 50 }");
        Assert.Equal((ValueKind.Text, ValueKind.List), Kinds(score.Compare.Last.Values));
        Assert.Equal((ValueKind.List, ValueKind.List), Kinds(score.Candidates.Last.Values));
        Assert.Equal((100, 50), (score.Candidates.Head.Most, score.Candidates.Last.Most));

        static (ValueKind, ValueKind) Kinds(LinkPair pair) => (pair.Severa.Type.Kind, pair.Fortnox.Type.Kind);
    }

    [Fact]
    public void Levels_stand_from_the_most_alike_down()
    {
        var comparison = Scored("    city: { severa: billing.city, fortnox: City, by: jaro_winkler, points: 9, levels: { 0.8: 3, 0.95: 7, 0: -2 } }").Compare.Last;
        Assert.Equal(Seq((0.95m, 7m), (0.8m, 3m), (0m, -2m)), comparison.Levels);
        Assert.Equal(9m, comparison.Points);
    }

    [Fact]
    public void A_comparison_says_what_it_means_that_values_are_equal_differ_or_are_missing()
    {
        var comparison = Scored("    size: { severa: numberOfEmployees, fortnox: Phone2 | number, by: number, within: 10, points: 9, from: 0.5, differs: -3, nothing: -1, veto: true, sure: true }").Compare.Last;
        Assert.Equal(
            (Similarity.Number, 10m, 9m, Some(0.5m), -3m, -1m, true, true),
            (comparison.By, comparison.Within, comparison.Points, comparison.From, comparison.Differs, comparison.Nothing, comparison.Veto, comparison.Sure));
    }

    /// <summary>A comparison that is sure settles a pair, so a score may give no points at all.</summary>
    [Fact]
    public void A_score_of_sure_comparisons_needs_no_points() => Assert.True(Scored(
        "    number: { points: off, sure: true }\n    name: off\n    business id: { points: off, differs: off, sure: true }\n    postal code: off\n    e-mail domain: off").Compare.ForAll(static c => c.Sure));

    /// <summary>Limits are reached by any two kinds that are compared, and by those only.</summary>
    [Fact]
    public void Kinds_that_have_no_key_in_common_are_never_compared()
    {
        var overlay = DraftRules.Over("products.yaml", "flow: products", "score:", "  compare: { unit: { points: 40 } }", "  likely: 110", "  candidates: { number: { for: [product] }, name: { for: [travel_expense_type] } }");
        Assert.Equal(110m, DraftRules.Compiled(DraftRules.Files, overlay).Flow("products").Score.ValueUnsafe().Likely);
    }

    [Fact]
    public void Half_a_match_has_a_meaning() => Assert.Equal(Seq(Alone.Refuse, Alone.Report), Products.Link.Head.Pairs.Map(static p => p.Alone));

    [Fact]
    public void A_rule_remembers_and_says_why_it_is_there()
    {
        Assert.True(Customers.Creating.Find(static c => c.Name == "prospect").ValueUnsafe().Remember);
        Assert.Equal(Seq1("M7"), Products.Preflight.Single().Docs);
    }

    [Fact]
    public void Rules_for_different_entities_may_write_one_field() => Assert.Equal(2, Products.Fields.Count(static f => f.Name is "unit" or "work type unit"));

    /// <summary>The engine refuses what it can't do by name, and goes on with the rest.</summary>
    [Fact]
    public void A_flow_that_the_engine_cant_do_is_refused_by_name()
    {
        var book = DraftRules.Compiled(
            DraftRules.Files, DraftRules.Over("sales_invoices.yaml", "flow: sales_invoices", "when_changed: update"),
            new("sales_invoices.enabled", "true", default), new("sales_invoices.pick_up", "a", default), new("sales_invoices.done", "b", default));
        var plan = Pipeline.Compute(book, new Snapshot(Seq<Table>()), Memory.Blank, new Run("test", DateTimeOffset.UnixEpoch));
        Assert.Empty(plan.Steps);
        Assert.Equal(["credit_notes", "sales_invoices"], plan.Findings.Filter(static f => f.What.Code == "BRY2019").Map(static f => f.Flow).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The customers' score with another comparison, and maybe another key.</summary>
    private static ScoreRules Scored(string comparison, string key = "") =>
        DraftRules.Compiled(DraftRules.Files, DraftRules.Over("customers.yaml", ["flow: customers", "score:", "  compare:", comparison, .. key.Length == 0 ? [] : new[] { "  candidates:", key }]))
            .Flow("customers").Score.ValueUnsafe();

    private static FieldRule Rule(Flow flow, string name) => flow.Fields.Find(r => r.Name == name).ValueUnsafe();
}
