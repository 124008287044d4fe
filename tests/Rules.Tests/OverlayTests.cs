using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>An overlay changes the shipped rules by name.</summary>
public sealed class OverlayTests
{
    private static readonly string[] Flow = ["flow: customers"];

    [Fact]
    public void A_rule_is_added()
    {
        var rule = Fields("fields:", "  fax: { severa: eInvoiceOperator, fortnox: Fax, too_long: hold }").Find(static r => r.Name == "fax").ValueUnsafe();
        Assert.Equal("overlay/customers.yaml:4:3", rule.At.ToString());
    }

    [Fact]
    public void One_key_of_a_rule_is_replaced_and_the_others_stay()
    {
        var rule = Fields("fields:", "  website: { too_long: refuse }").Find(static r => r.Name == "website").ValueUnsafe();
        Assert.Equal(WhenTooLong.Refuse, rule.ToFortnox.ValueUnsafe().TooLong);
        Assert.Equal("customers.yaml", rule.ToFortnox.ValueUnsafe().Value.At.File);
        Assert.Equal("overlay/customers.yaml", rule.At.File);
    }

    [Fact]
    public void A_rule_is_switched_off() => Assert.DoesNotContain(Fields("fields:", "  phone: off"), static r => r.Name == "phone");

    [Theory]
    [InlineData("{ refuse_if: isInternal }")]
    [InlineData("{ skip_if: off, refuse_if: isInternal }")]
    public void A_condition_of_another_kind_takes_the_place_of_the_one_below(string internals)
    {
        var book = DraftRules.Compiled(DraftRules.Files, DraftRules.Over("customers.yaml", [.. Flow, "select:", "  severa:", $"    internal: {internals}"]));
        var rule = book.Flow("customers").Select.Find(static s => s.Name == "internal").ValueUnsafe();
        Assert.Equal((Verdict.Refuse, "internal customer"), (rule.Verdict, rule.Because.Text));
    }

    [Fact]
    public void A_short_rule_stands_for_its_value_so_when_and_empty_stay()
    {
        var overlay = DraftRules.Over("sales_invoices.yaml", "flow: sales_invoices", "set:", "  CurrencyRate: currencyRate * 2", "  YourReference: { empty: keep }");
        var set = DraftRules.Compiled(DraftRules.Files, overlay).Document("sales_invoices").Set;
        var rate = set.Find(static s => s.Name == "CurrencyRate").ValueUnsafe();
        Assert.Equal(("currencyRate * 2", true), (rate.Value.Text, rate.When.IsSome));
        var reference = set.Find(static s => s.Name == "YourReference").ValueUnsafe();
        Assert.Equal(("yourReference | truncate(50)", WhenEmpty.Keep), (reference.Value.Text, reference.Empty));
    }

    [Theory]
    [InlineData("before: rows", "text above, names, rows, text below")]
    [InlineData("after: rows", "text above, rows, names, text below")]
    [InlineData("before: text above", "names, text above, rows, text below")]
    [InlineData("", "text above, rows, text below, names")]
    public void A_row_goes_where_it_is_told(string place, string order)
    {
        var overlay = DraftRules.Over(
            "sales_invoices.yaml", "flow: sales_invoices", "rows:", "  InvoiceRows:", "    names:", $"      {place}", "      each: projects", "      set: { Description: name | truncate(255) }");
        Assert.Equal(order, string.Join(", ", DraftRules.Compiled(DraftRules.Files, overlay).Document("sales_invoices").Rows.Map(static r => r.Name)));
    }

    [Fact]
    public void A_rule_that_is_there_moves()
    {
        var overlay = DraftRules.Over("sales_invoices.yaml", "flow: sales_invoices", "rows:", "  InvoiceRows:", "    text below: { before: rows }");
        Assert.Equal("text above, text below, rows", string.Join(", ", DraftRules.Compiled(DraftRules.Files, overlay).Document("sales_invoices").Rows.Map(static r => r.Name)));
    }

    [Fact]
    public void The_points_and_the_limits_of_a_score_are_changed_by_name()
    {
        var score = Score("  compare:", "    name: { points: 45 }", "    business id: { differs: -40, sure: true }", "  likely: 90", "  possible: 60", "  gap: 10");
        Assert.Equal((90m, 60m, 10m), (score.Likely, score.Possible, score.Gap));
        Assert.Equal((45m, Some(0.80m), "name | company"), (Compared(score, "name").Points, Compared(score, "name").From, Compared(score, "name").Values.Severa.Text));
        Assert.Equal((20m, -40m, true), (Compared(score, "business id").Points, Compared(score, "business id").Differs, Compared(score, "business id").Sure));
    }

    [Fact]
    public void What_a_score_compares_is_changed_by_name()
    {
        var name = Compared(Score("  compare:", "    name: { severa: name | lower, by: token_set }"), "name");
        Assert.Equal(("name | lower", "Name | company", Similarity.TokenSet, 30m), (name.Values.Severa.Text, name.Values.Fortnox.Text, name.By, name.Points));
    }

    [Fact]
    public void A_comparison_is_switched_off_and_another_added_where_it_is_told()
    {
        var score = Score("  compare:", "    postal code: off", "    city: { before: e-mail domain, severa: billing.city, fortnox: City, by: exact, points: 5 }");
        Assert.Equal(["number", "name", "business id", "city", "e-mail domain"], score.Compare.Map(static c => c.Values.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Levels_take_the_place_of_a_proportion_and_are_changed_one_by_one()
    {
        var levels = Score("  compare:", "    name: { from: off, levels: { 0.90: 30, 0.80: 15 } }");
        Assert.Equal(Seq((0.90m, 30m), (0.80m, 15m)), Compared(levels, "name").Levels);
        var shipped = DraftRules.With("customers.yaml", "by: jaro_winkler, from: 0.80, points: 30", "by: jaro_winkler, levels: { 0.90: 30, 0.80: 15 }");
        var changed = DraftRules.Compiled(shipped, DraftRules.Over("customers.yaml", [.. Flow, "score: { compare: { name: { levels: { 0.90: off, 0.95: 30 } } } }"])).Flow("customers");
        Assert.Equal(Seq((0.95m, 30m), (0.80m, 15m)), Compared(changed.Score.ValueUnsafe(), "name").Levels);
    }

    [Fact]
    public void The_keys_of_a_score_are_changed_switched_off_and_added()
    {
        var keys = Score("  candidates:", "    number: off", "    name: { severa: name | company | ngrams(4), fortnox: Name | company | ngrams(4), most: 30 }", "    city: { severa: billing.city, fortnox: City }").Candidates;
        Assert.Equal(Seq(("business id", 100), ("name", 30), ("city", 100)), keys.Map(static k => (k.Values.Name, k.Most)));
        Assert.Equal("name | company | ngrams(4)", keys[1].Values.Severa.Text);
    }

    [Fact]
    public void A_score_is_switched_off() =>
        Assert.True(DraftRules.Compiled(DraftRules.Files, DraftRules.Over("customers.yaml", [.. Flow, "score: off"])).Flow("customers").Score.IsNone);

    [Fact]
    public void A_flow_that_is_like_another_follows_its_overlay()
    {
        var overlay = DraftRules.Over("sales_invoices.yaml", "flow: sales_invoices", "set:", "  OurReference: off");
        var book = DraftRules.Compiled(DraftRules.Files, overlay);
        Assert.DoesNotContain(book.Document("credit_notes").Set, static s => s.Name == "OurReference");
        Assert.DoesNotContain(book.Document("credit_notes").WhileLinked, static s => s.Name == "paid");
        Assert.Contains(book.Document("sales_invoices").WhileLinked, static s => s.Name == "paid");
    }

    [Fact]
    public void A_whole_flow_may_be_new()
    {
        var overlay = DraftRules.Over(
            "industries.yaml", "flow: industries", "between: { severa: industry, fortnox: unit }", "master: severa", "link: { by name: { name: { severa: name, fortnox: Description } } }", "fields: { name: { fortnox: Description, to_fortnox: name | truncate(100), update: once } }");
        Assert.Equal("overlay/industries.yaml", DraftRules.Compiled(DraftRules.Files, overlay).Flow("industries").At.File);
    }

    [Fact]
    public void A_catalogue_gets_a_field_and_a_setting_another_default()
    {
        var overlay = DraftRules.Over("systems/severa.yaml", "system: severa", "entities:", "  customer:", "    fields:", "      shoeSize: { type: integer }")
            + DraftRules.Over("settings.yaml", "settings:", "  customers:", "    master: { default: fortnox }", "tables:", "  sizes: { big: 7350000000001 }");
        var book = DraftRules.Compiled(DraftRules.Files, overlay + DraftRules.Over("customers.yaml", [.. Flow, "fields:", "  size: { fortnox: GLNDelivery, to_fortnox: shoeSize | text | lookup(sizes), empty: keep }"]));
        Assert.Equal(Side.Fortnox, book.Flow("customers").Master);
        Assert.Equal("overlay/systems/severa.yaml", book.Severa.Entities["customer"].Fields["shoeSize"].At.File);
    }

    [Theory]
    [InlineData("fields:\n  phon: off", "BRY0220", 4, 3, "phone")]
    [InlineData("fields:\n  web: off", "BRY0220", 4, 3, "")]
    [InlineData("fields:\n  websit: { too_long: hold }", "BRY0221", 4, 3, "website")]
    [InlineData("fields:\n  website: { too_lng: hold }", "BRY0006", 4, 14, "too_long")]
    [InlineData("fields:\n  website: { fortnox: WWWW }", "BRY0101", 4, 23, "WWW")]
    [InlineData("select:\n  severa:\n    internl: { because: none of ours }", "BRY0221", 5, 5, "internal")]
    [InlineData("score:\n  compare:\n    nam: { points: 5 }", "BRY0221", 5, 5, "name")]
    [InlineData("score:\n  compare:\n    nam: off", "BRY0220", 5, 5, "name")]
    [InlineData("score:\n  candidates:\n    name: { most: many }", "BRY0011", 5, 19, "")]
    [InlineData("score:\n  compare:\n    name: { point: 5 }", "BRY0006", 5, 13, "points")]
    [InlineData("score:\n  likely: 400", "BRY0242", 4, 11, "")]
    [InlineData("score:\n  compare:\n    name: { levels: { 0.9: 20 } }", "BRY0230", 5, 11, "")]
    [InlineData("link:\n  by mail: { after: by numbr, mail: { severa: email, fortnox: Email } }", "BRY0222", 4, 21, "by number")]
    [InlineData("fields:\n  website: { to_fortnox: website | left('a', 'b') }", "BRY0007", 4, 46, "")]
    [InlineData("master: fortnox\ntables:\n  units: { a: b }", "BRY0146", 5, 3, "")]
    public void A_mistake_in_an_overlay_is_reported_in_the_overlay_and_only_there(string yaml, string code, int line, int column, string meant)
    {
        var mistake = Assert.Single(DraftRules.Mistakes(DraftRules.Files, DraftRules.Over("customers.yaml", [.. Flow, .. yaml.Split('\n')])));
        Assert.Equal((code, $"overlay/customers.yaml:{line}:{column}", meant), (mistake.Code, mistake.At.ToString(), mistake.Suggestion.IfNone("")));
    }

    [Fact]
    public void A_mistake_below_is_reported_once_where_it_is_though_two_flows_have_it()
    {
        var files = DraftRules.With("sales_invoices.yaml", "  City: receiverAddress.city", "  City: receiverAddress.cty");
        Assert.Equal("sales_invoices.yaml", Assert.Single(DraftRules.Mistakes(files, DraftRules.Overlay)).At.File);
    }

    [Fact]
    public void An_overlay_of_another_flow_than_its_name_says_is_a_mistake()
    {
        var mistake = Assert.Single(DraftRules.Mistakes(DraftRules.Files, DraftRules.Over("customers.yaml", "flow: products")));
        Assert.Equal(("BRY0223", "customers"), (mistake.Code, mistake.Suggestion.IfNone("")));
    }

    [Fact]
    public void An_overlay_says_its_version_too() => Assert.Equal(
        "BRY0008", Assert.Single(DraftRules.Mistakes(DraftRules.Files, Seq1(new RuleFile("mine/customers.yaml", "flow: customers\nfields:\n  phone: off\n")))).Code);

    [Fact]
    public void A_file_of_an_overlay_is_never_taken_for_the_shipped_one() => Assert.Equal(
        "overlay/customers.yaml", Assert.Single(DraftRules.Mistakes(DraftRules.Files, Seq1(new RuleFile("customers.yaml", "rules: 1\nflow: customers\nfilds: {}\n")))).At.File);

    [Fact]
    public void The_hash_follows_the_overlay() => Assert.NotEqual(DraftRules.Book.Hash, DraftRules.Compiled(DraftRules.Files, DraftRules.Overlay).Hash);

    private static ScoreRules Score(params string[] lines) =>
        DraftRules.Compiled(DraftRules.Files, DraftRules.Over("customers.yaml", [.. Flow, "score:", .. lines])).Flow("customers").Score.ValueUnsafe();

    private static Comparison Compared(ScoreRules score, string name) => score.Compare.Find(c => c.Values.Name == name).ValueUnsafe();

    private static Seq<FieldRule> Fields(params string[] lines) =>
        DraftRules.Compiled(DraftRules.Files, DraftRules.Over("customers.yaml", [.. Flow, .. lines])).Flow("customers").Fields;
}
