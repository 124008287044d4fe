using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>What has to be read, how it is had and what that costs (MODEL 4).</summary>
public sealed class ReadPlanTests
{
    [Fact]
    public void The_shipped_rules_read_two_registers_by_their_lists()
    {
        var plan = ReadPlan.Of(Shipped.Book);
        Assert.Equal(["severa.customer", "fortnox.customer"], Names(plan));
        Assert.Equal(new Way.Listed(Incremental: true, new(None, OneByOne: false)), plan.Entities[0].Way);
        Assert.Equal("Active", Assert.IsType<Way.Listed>(plan.Entities[1].Way).By.Told.Map(static tell => tell.Field));
        Assert.Empty(plan.Remarks(static _ => 10_000));
    }

    [Fact]
    public void A_rule_of_a_field_that_lists_lack_forces_a_call_for_every_record()
    {
        var plan = ReadPlan.Of(Over("  website: { severa: website, fortnox: WWW }"));
        Assert.True(Assert.IsType<Way.Listed>(plan.Entities[1].Way).By.OneByOne);
        var remark = Assert.Single(plan.Remarks(static _ => 10_000));
        Assert.StartsWith("customers.fields.website forces 10,000 single GETs: no list of fortnox.customer carries WWW, so that the first load takes about 35 minutes", remark.Message, StringComparison.Ordinal);
        Assert.Equal(("BRY1001", Severity.Warning, "overlay/customers.yaml", 4), (remark.Code, remark.Severity, remark.At.File, remark.At.Line));
        Assert.Contains("Phone1", remark.Expected);
    }

    [Fact]
    public void The_remark_stands_once_and_names_every_such_rule()
    {
        var plan = ReadPlan.Of(Over("  website: { severa: website, fortnox: WWW }\n  notes: { severa: notes, fortnox: Comments }"));
        var message = Assert.Single(plan.Remarks(static _ => 10_000)).Message;
        Assert.Contains("customers.fields.website", message, StringComparison.Ordinal);
        Assert.Contains("customers.fields.notes", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers.creating.vat", "creating: { fortnox: { vat: { skip_unless: VATNumber is set, because: no VAT number } } }")]
    [InlineData("customers.select.vat", "select: { fortnox: { vat: { skip_unless: Active, because: 'no VAT {VATNumber}' } } }")]
    [InlineData("customers.link.by vat", "link: { by vat: { vat: { severa: vatNumber, fortnox: VATNumber } } }")]
    [InlineData("customers.score.vat", "score: { compare: { vat: { severa: vatNumber, fortnox: VATNumber, by: exact, points: 9 } }, candidates: { name: { severa: name, fortnox: Name } }, likely: 8, possible: 7, gap: 1 }")]
    [InlineData("customers.score.candidates.vat", "score: { compare: { name: { severa: name, fortnox: Name, by: exact, points: 9 } }, candidates: { vat: { severa: vatNumber, fortnox: VATNumber } }, likely: 8, possible: 7, gap: 1 }")]
    public void A_rule_of_any_section_counts(string name, string section)
    {
        var plan = ReadPlan.Of(Shipped.Under(("overlay/customers.yaml", $"flow: customers\n{section}\n")).Ready());
        Assert.Equal(name, Assert.Single(plan.Remarks(static _ => 1)).Message.Split(" forces")[0]);
    }

    /// <summary>The shipped scores compare what the lists carry, or what other rules read anyway.</summary>
    [Fact]
    public void The_shipped_scores_make_no_read_dearer()
    {
        var book = Shipped.OfTheProduct;
        Assert.Equal(3, book.Flows.Count(static flow => flow.Score.IsSome));
        var without = book with { Flows = book.Flows.Map(static flow => flow with { Score = None }).Strict() };
        Assert.Equal(Ways(without), Ways(book));

        static string[] Ways(RuleBook rules) => [.. ReadPlan.Of(rules).Entities.Map(static reading => $"{reading.Entity.Ref} {reading.Way}")];
    }

    [Fact]
    public void What_is_reached_through_a_reference_is_read_too()
    {
        var plan = ReadPlan.Of(Over("  currency: { severa: currency.code, fortnox: Currency, empty: keep }").Ready());
        Assert.Equal(["severa.customer", "fortnox.customer", "severa.currency"], Names(plan)[..3]);
        Assert.Equal(new Way.Listed(Incremental: false, new(None, OneByOne: false)), plan.Find(EntityRef.Parse("severa.currency")).Map(static r => r.Way));
    }

    [Fact]
    public void What_is_reached_through_a_relation_is_read_too()
    {
        var plan = ReadPlan.Of(Over("  phone: { fortnox: Phone1, to_fortnox: (addresses | first(it.phone is set)).phone }").Ready());
        var addresses = plan.Find(EntityRef.Parse("severa.address")).IfNone(() => throw new Xunit.Sdk.XunitException("addresses are not read"));
        Assert.Equal(["createdDateTime", "customer", "guid", "phone"], addresses.Wanted.AsEnumerable());
        Assert.Equal(new Way.Listed(Incremental: true, new(None, OneByOne: false)), addresses.Way);
    }

    [Fact]
    public void A_flow_that_planning_refuses_reads_nothing()
    {
        var book = Over("  website: { severa: website, fortnox: WWW }");
        Assert.Empty(ReadPlan.Of(book with { Flows = book.Flows.Map(static flow => flow with { NotYet = Seq1(("parts", default(Origin))) }) }).Entities);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(500, 8)]
    [InlineData(10_000, 122)]
    public void Calls_are_known_before_any_is_made(int records, int first)
    {
        var price = ReadPlan.Of(Shipped.Book).Price(_ => records);
        Assert.Equal((first, 3), (price.First, price.Still));
    }

    [Fact]
    public void The_first_load_of_a_register_that_lists_lack_is_a_call_for_each_record()
    {
        var price = ReadPlan.Of(Over("  website: { severa: website, fortnox: WWW }")).Price(static entity => entity.Side == Side.Fortnox ? 10_000 : 0);
        Assert.Equal(new EntityPrice(new(Side.Fortnox, "customer"), First: 10_020, Still: 1, Each: 1), price.Entities[1]);
        Assert.InRange(price.FirstTime, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Rows_of_documents_come_with_their_documents_and_lists_of_owners_after_them()
    {
        var plan = ReadPlan.Of(Planning(
            "severa.invoice", "fortnox.supplier_invoice", "severa.invoice_row.description", "fortnox.supplier_invoice_row.Debit", "fortnox.locked_period.EndDate", "severa.invoice_row_share.quantity"));
        Assert.Equal(new Way.Inside(Shipped.Entity("fortnox.supplier_invoice_row").RowsOf.IfNone(() => throw new InvalidOperationException())), Way(plan, "fortnox.supplier_invoice_row"));
        Assert.True(Assert.IsType<Way.Listed>(Way(plan, "fortnox.supplier_invoice")).By.OneByOne);
        Assert.Equal(new OwnerPath(new(Side.Severa, "invoice"), "invoiceGuid", "/v1/invoices/{invoiceGuid}/invoicerows"), Assert.Single(Assert.IsType<Way.OfOwners>(Way(plan, "severa.invoice_row")).Paths));
        Assert.IsType<Way.Sole>(Way(plan, "fortnox.locked_period"));
        Assert.IsType<Way.Made>(Way(plan, "severa.invoice_row_share"));
        var names = Names(plan).ToList();
        Assert.True(names.IndexOf("severa.work_hour") < names.IndexOf("severa.invoice_row_share"));
        Assert.Equal("documents.select.x", Assert.Single(plan.Remarks(static _ => 1)).Message.Split(" forces")[0]);
    }

    [Fact]
    public void A_flow_of_documents_that_is_switched_off_reads_nothing()
    {
        var book = Planning("severa.invoice", "fortnox.supplier_invoice", "severa.invoice_row.description");
        Assert.Equal(["severa.customer", "fortnox.customer"], Names(ReadPlan.Of(book with { Documents = book.Documents.Map(static flow => flow with { Enabled = false }) })));
    }

    private static Way Way(ReadPlan plan, string entity) => plan.Find(EntityRef.Parse(entity)).Map(static reading => reading.Way).IfNone(() => throw new Xunit.Sdk.XunitException($"{entity} is not read"));

    /// <summary>A flow of documents with one condition, which reads these fields.</summary>
    private static RuleBook Planning(string from, string to, params string[] reads)
    {
        var fields = reads.Select(static read => (Entity: EntityRef.Parse(read.AsSpan()[..read.LastIndexOf('.')]), Field: read[(read.LastIndexOf('.') + 1)..])).ToList();
        var schemas = fields.Select(static f => new Schema(f.Entity, [Shipped.Book.Entity(f.Entity).Fields[f.Field]])).ToList();
        var holds = new Formula(static (in Scope _) => Value.True, ReadSet.Empty with { Others = toSeq(schemas.Select(static s => new EntityRead(s.Entity, 0))).Strict() }, default, default, "");
        var rule = new SelectRule("x", Side.Severa, Verdict.Skip, holds, holds with { Reads = ReadSet.Empty }, default);
        var flow = new DocumentFlow(
            "documents", default, Register(from), Register(to), Enabled: true, Seq<PickUp>(), Seq<SelectRule>(), Seq1(rule), Seq<SetRule>(), Seq<RowsRule>(), Seq<SelectRule>());
        return Shipped.Book with { Documents = Seq1(flow), Schemas = Shipped.Book.Schemas + toSeq(schemas).Strict() };
    }

    private static Register Register(string entity) => new(EntityRef.Parse(entity), new(EntityRef.Parse(entity), []));

    private static RuleBook Over(string fields) => Shipped.Under(("overlay/customers.yaml", $"flow: customers\nfields:\n{fields}\n"));

    private static string[] Names(ReadPlan plan) => [.. plan.Entities.Map(static reading => reading.Entity.Ref.ToString())];
}
