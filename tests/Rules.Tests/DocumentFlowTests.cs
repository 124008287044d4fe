using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>What the drafts of documents mean once they are compiled.</summary>
public sealed class DocumentFlowTests
{
    private static readonly DocumentFlow Invoices = DraftRules.Book.Document("sales_invoices");

    private static readonly DocumentFlow Costs = DraftRules.Book.Document("project_costs");

    [Fact]
    public void A_document_goes_one_way()
    {
        Assert.Equal(("severa.invoice", "fortnox.invoice"), (Invoices.From.Entity.ToString(), Invoices.To.Entity.ToString()));
        Assert.Equal(("fortnox.supplier_invoice_row", "severa.project_fee"), (Costs.From.Entity.ToString(), Costs.To.Entity.ToString()));
    }

    [Fact]
    public void It_is_picked_up_by_equalities() => Assert.Equal(("status", "settings.sales_invoices.pick_up"), (Invoices.PickUp.Single().Field, Invoices.PickUp.Single().Value.Text));

    [Fact]
    public void A_member_is_a_target_of_its_own()
    {
        var amount = Costs.Set.Find(static s => s.Name == "unitCost.amount").ValueUnsafe();
        Assert.Equal(("unitCost", Seq1("amount")), (amount.Target.Field, amount.Target.Members));
        Assert.Contains(Costs.Select, static s => s.Verdict == Verdict.Gone);
    }

    [Fact]
    public void Rows_come_in_the_order_of_their_rules()
    {
        Assert.Equal(["text above", "rows", "text below"], Invoices.Rows.Map(static r => r.Name), StringComparer.Ordinal);
        Assert.Equal("fortnox.invoice.InvoiceRows", Invoices.Rows.Head.Set.Head.Target.Entity.ToString());
    }

    [Fact]
    public void What_happens_after_a_create_is_write_act_or_attach()
    {
        Assert.Equal(["Attach", "Act", "Write", "Write"], Invoices.OnCreated.Map(static r => r.Effect.GetType().Name), StringComparer.Ordinal);
        var documents = (Effect.Attach)Costs.OnCreated.Single().Effect;
        Assert.Equal((2, Some("one_pdf"), true), (documents.OncePer.Count, documents.As, documents.To.IsSome));
    }

    [Fact]
    public void A_write_back_may_go_to_the_only_related_record()
    {
        var paid = (Effect.Write)Invoices.WhileLinked.Find(static r => r.Name == "paid").ValueUnsafe().Effect;
        Assert.Equal((Some("invoice_settings"), "severa.invoice_settings"), (paid.Set.Head.Target.By, paid.Set.Head.Target.Entity.ToString()));
        Assert.Equal(["cancelled", "picked up again"], Invoices.Watch.Map(static w => w.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void What_to_do_about_changes_may_be_a_setting()
    {
        Assert.Equal(ResponseKind.Report, Invoices.WhenChanged.ValueUnsafe().Do);
        Assert.Equal((ResponseKind.Update, ResponseKind.Report), (Costs.WhenChanged.ValueUnsafe().Do, Costs.WhenGone.ValueUnsafe().Do));
        var counter = DraftRules.Compiled(DraftRules.Files, Seq<RuleFile>(), new SettingValue("project_costs.gone", "counter_entry", default)).Document("project_costs");
        Assert.Equal((ResponseKind.CounterEntry, "quantity"), (counter.WhenGone.ValueUnsafe().Do, counter.WhenGone.ValueUnsafe().Counter.Single().Name));
    }

    [Fact]
    public void A_credit_note_is_made_by_an_action_of_the_invoice_that_it_credits()
    {
        var by = DraftRules.Book.Document("credit_notes").CreateBy.ValueUnsafe();
        Assert.Equal(("credit", "original"), (by.Action, by.On.Text));
    }

    [Fact]
    public void A_name_that_nobody_uses_is_a_warning()
    {
        var files = DraftRules.With("sales_invoices.yaml", "  payer: billingCustomer", "  spare: customer\n  payer: billingCustomer");
        var warning = Assert.Single(DraftRules.Compiled(files, Seq<RuleFile>()).Warnings.Filter(static w => w.At.File == "sales_invoices.yaml"));
        Assert.Equal(("BRY0147", Severity.Warning), (warning.Code, warning.Severity));
    }
}
