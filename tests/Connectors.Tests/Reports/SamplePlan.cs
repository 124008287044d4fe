using Brygga.Connectors.Reports;
using Brygga.Connectors.Tests.State;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>A plan with a step of each verb and findings of several kinds.</summary>
internal static class SamplePlan
{
    private static readonly RecordRef Bill = new(new(Side.Severa, "invoice"), "5d2c8a4e-1b7f-4c39-9e60-3f8a2b7c1d05");

    private static readonly RecordRef Guid = new(Sample.Severa, "0b4fa83b-53ff-46d4-9d1e-22dcb96c1ab5");

    public static Seq<TemplateFile> Shipped { get; } = toSeq(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", "reports"))
        .Order(StringComparer.Ordinal)
        .Select(static path => new TemplateFile(Path.GetFileName(path), $"shipped/reports/{Path.GetFileName(path)}", File.ReadAllText(path)))
        .ToArray()).Strict();

    public static PlanReport Report(string name = "Björkman & Söner", string connection = "acme") => Of(new(
        new(2, connection, "2", Hash.Of("rules"), Hash.Of("snapshot"), Sample.Start),
        Seq(
            Step("link", Verb.Link, Some(Fortnox("1001")), Seq<FieldChange>(), Reason.KeysEqual, default),
            Step("update", Verb.Update, Some(Fortnox("1001")), Seq(Change("Name", Value.Of("Gammalt namn"), Value.Of(name)), Change("Email", Value.Of("a@b.example"), Value.Nothing)), Reason.ChangedInSevera, Cost.In(Side.Fortnox, 1)),
            Step("create", Verb.Create, None, Seq(Change("CustomerNumber", Value.Nothing, Value.Of(1002)), Change("Name", Value.Nothing, Value.Of(name))), Reason.MissingThere, Cost.In(Side.Fortnox, 1)),
            Step("part", Verb.Create, None, Seq1(Change("addressline", Value.Nothing, new Wanted.Late(Hash.Of("create"), "guid", Conversion.Copy))), Reason.MissingThere, Cost.In(Side.Severa, 2)) with { Part = "billing", Entity = new(Side.Severa, "address"), Source = Fortnox("1003") },
            Step("resolve", Verb.Resolve, None, Seq<FieldChange>(), Reason.OpenIntent, Cost.In(Side.Fortnox, 3))),
        Seq<Note>(),
        Seq(
            Found(FindingKind.Skip, "inactive", $"{name} is inactive", Seq1(Guid)),
            Found(FindingKind.Refuse, "too long", $"'{name}' has 99 characters, the field holds 50", Seq(Guid, Fortnox("1004"))),
            Found(FindingKind.Refuse, "too long", "'x' has 98 characters, the field holds 50", Seq1(Fortnox("1005"))),
            Found(FindingKind.Hold, "e-mail", "31 differ", Seq(Guid, Fortnox("1006"))) with { Count = 31 }))
    {
        Safety = Seq(
            new SafetyVerdict("customers", "fortnox", new("BRY3001", Severity.Error, At(1), $"2 records would be created in Fortnox for {name}, 1 are allowed", Seq<string>(), None, "Look at the plan: say --accept BRY3001")),
            new SafetyVerdict(None, "fortnox.customer", new("BRY3003", Severity.Error, default, "the listing of fortnox.customer is not whole", Seq<string>(), None, "Run again."))),
    });

    /// <summary>An invoice that Fortnox numbers, with a file, a row over two projects, a row of text, and what is done after it or should it fail.</summary>
    public static PlanReport Invoice { get; } = Of(new(
        new(2, "acme", "2", Hash.Of("rules"), Hash.Of("snapshot"), Sample.Start),
        Seq(
            OfInvoice("create", Verb.Create, None, Seq(Head("CustomerNumber", 44, Value.Of("1001")), Head("InvoiceDate", 52, Value.Of(new DateOnly(2026, 2, 27))), Head("Currency", 54, Value.Of("SEK")), Head("InvoiceRows", 71, Rows)), default) with
            {
                Expected = Seq(Sum(Side.Fortnox, "Net", 1500), Sum(Side.Fortnox, "TotalVAT", 375), Sum(Side.Severa, "totalExcludingTax", 1500), Sum(Side.Severa, "totalTax", 375.01m)),
            },
            OfInvoice("attach", Verb.Attach, "create", Seq<FieldChange>(), Hash.Of("create")) with { Files = FileSet.OfOne(new RecordRef(new(Side.Severa, "invoice_file"), "f-1")) },
            OfInvoice("book", Verb.Act, "attach", Seq<FieldChange>(), Hash.Of("create")) with { Action = "bookkeep" },
            Written("number", "book", "number", new Wanted.Late(Hash.Of("create"), "DocumentNumber", Conversion.ToNumber)),
            Written("done", "number", "status", new Wanted.Known(Value.Of("Sent to Fortnox"))),
            Written("failed", "create", "status", new Wanted.Known(Value.Of("Transfer failed"))) with { After = Seq1(new After(Hash.Of("create"), Outcome.Failure)) }),
        Seq<Note>(),
        Seq1(new Finding(
            FindingKind.Report, Reason.ByRule, "sales_invoices", "booking date", Seq1(Bill), new("BRY2003", Severity.Warning, InInvoices(150), "booking date 2026-02-28 is not sent, Fortnox books on the invoice date", Seq<string>(), None, "Look at the record; it was transferred all the same."),
            Seq1(new FieldValue(Side.Severa, "date", Value.Of(new DateOnly(2026, 2, 27)))), 1))));

    public static PlanReport Empty { get; } = Of(new(
        new(2, "acme", "2", Hash.Of("rules"), Hash.Of("snapshot"), Sample.Start), Seq<Step>(), Seq<Note>(), Seq<Finding>()));

    public static string Render(PlanReport report, string name, params TemplateFile[] over) =>
        Open(name, over).Render(report, CancellationToken.None).IfLeft(static mistake => throw new Xunit.Sdk.XunitException($"{mistake.At} {mistake.Message}"));

    public static ReportTemplate Open(string name, params TemplateFile[] over) => ReportTemplate.Open((Shipped + toSeq(over)).Strict(), name)
        .IfFail(static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static m => $"{m.At} {m.Message}"))));

    private static PlanReport Of(Plan plan)
    {
        var schema = Sample.Names(Sample.Severa);
        var table = new Table(Sample.Severa, [new(Guid.Id, Sample.Row(schema, "Björkman"))], Coverage.NothingRead);
        return new(plan, new(Keyed(), new(Seq1(table))));
    }

    private static RuleBook Keyed()
    {
        var book = Sample.Book();
        var customer = new EntityType(
            Sample.Severa, "guid", Seq1(new NaturalKey("name", Uniqueness.Asked, None)), None, new("/customers", None, Paging.None, None, default, None, Seq<Tell>()), None, None, default, default);
        return book with { Severa = book.Severa with { Entities = HashMap((Sample.Severa.Name, customer)) } };
    }

    /// <summary>Rows with and without an article, so that columns stay empty.</summary>
    private static Value Rows => Value.List(
    [
        Value.Record([new("Description", Value.Of("Arbete i februari")), new("AccountNumber", Value.Of(0)), new("DeliveredQuantity", Value.Of(0)), new("VAT", Value.Of(0))]),
        Position("Montering", 1.5m, "7"),
        Position("Montering", 1.5m, "8"),
    ]);

    private static Value Position(string what, decimal quantity, string project) => Value.Record(
    [
        new("ArticleNumber", Value.Of("A1")), new("Description", Value.Of(what)), new("DeliveredQuantity", Value.Of(quantity)), new("Price", Value.Of(500)), new("Project", Value.Of(project)), new("VAT", Value.Of(25)),
    ]);

    private static Step OfInvoice(string id, Verb verb, Option<string> after, Seq<FieldChange> fields, Hash on) => new(
        Hash.Of(id), "sales_invoices", InInvoices(2), verb, Bill, new(Side.Fortnox, "invoice"), None, None, fields, Seq<Fingerprint>(), None, Seq<HeldField>(),
        after.Map(static before => new After(Hash.Of(before), Outcome.Success)).ToSeq(), verb == Verb.Create ? Reason.MissingThere : Reason.ByRule, Cost.In(Side.Fortnox, 1))
    {
        On = on == default ? None : Some(on),
    };

    /// <summary>A field that is written back into the invoice.</summary>
    private static Step Written(string id, string after, string field, Wanted value) => OfInvoice(id, Verb.Update, after, Seq1(new FieldChange(field, Value.Unknown, Value.Nothing, value, Reason.ByRule, field, InInvoices(170))), default) with
    {
        Entity = Bill.Entity,
        Target = Bill,
        Cost = Cost.In(Side.Severa, 1),
    };

    private static FieldChange Head(string field, int line, Value value) => new(field, Value.Unknown, Value.Nothing, new Wanted.Known(value), Reason.MissingThere, field, InInvoices(line));

    private static FieldValue Sum(Side side, string field, decimal value) => new(side, field, Value.Of(value));

    private static Origin InInvoices(int line) => new("sales_invoices.yaml", line, 3, 4);

    private static RecordRef Fortnox(string number) => new(Sample.Fortnox, number);

    private static Step Step(string id, Verb verb, Option<RecordRef> target, Seq<FieldChange> fields, Reason reason, Cost cost) => new(
        Hash.Of(id), "customers", At(3), verb, Guid, Sample.Fortnox, target, None, fields, Seq<Fingerprint>(), None, Seq<HeldField>(), Seq<After>(), reason, cost);

    private static FieldChange Change(string field, Value before, Value after) => Change(field, before, new Wanted.Known(after));

    private static FieldChange Change(string field, Value before, Wanted after) => new(field, before, before, after, Reason.ChangedInSevera, field, At(34));

    private static Finding Found(FindingKind kind, string rule, string message, Seq<RecordRef> records) => new(
        kind,
        kind == FindingKind.Hold ? Reason.Standing : Reason.ByRule,
        "customers",
        rule,
        records,
        new("BRY2014", Severity.Warning, At(12), message, Seq<string>(), None, "Shorten it in its system."),
        Seq(new FieldValue(Side.Severa, "name", Value.Of(message)), new FieldValue(Side.Fortnox, "Name", Value.Unknown)),
        1);

    private static Origin At(int line) => new("customers.yaml", line, 7, 4);
}
