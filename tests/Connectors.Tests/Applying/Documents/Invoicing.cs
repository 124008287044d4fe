using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>
/// What planning says of the desk's invoice: create, then both files, booking, number and status, each waiting for the one before; what
/// has its mark is not planned again.
/// </summary>
internal static class Invoicing
{
    public static readonly EntityRef Severa = EntityRef.Parse("severa.invoice");
    public static readonly EntityRef Fortnox = EntityRef.Parse("fortnox.invoice");
    public static readonly EntityRef Status = EntityRef.Parse("severa.invoice_status");
    public static readonly RecordRef Source = new(Severa, "s1");
    public static readonly Hash Marker = Hash.Of("marker of s1");

    private const string Flow = "sales_invoices";

    public static async Task<Plan> Plan(Office office)
    {
        foreach (var file in new[] { "file1", "file2" })
            await office.Mirror(new(EntityRef.Parse("severa.invoice_file"), file), $$"""{"guid":"{{file}}","fileGuid":"bytes{{file[^1]}}","name":"Bilaga å {{file[^1]}}.pdf"}""");
        return office.Plan(Steps(office));
    }

    private static Seq<Step> Steps(Office office)
    {
        var link = office.Memory.Links.Find(static link => link.Flow == Flow);
        var make = link.IsSome ? Seq<Step>() : Seq1(office.Memory.Intents.IsEmpty ? Create(office) : Create(office) with { Id = Hash.Of("resolve"), Verb = Verb.Resolve });
        var steps = make;
        foreach (var step in Afterwards(office, make.HeadOrNone()).Filter(step => !office.Memory.Done.Exists(done => done.Rule == step.Mark)))
            steps = steps.Add(step with { After = steps.LastOrNone().Map(static last => new After(last.Id, Outcome.Success)).ToSeq() });
        return steps;
    }

    /// <summary>Of the two records of a link, or of the one that the create makes.</summary>
    private static Seq<Step> Afterwards(Office office, Option<Step> make)
    {
        var target = office.Memory.Links.Find(static link => link.Flow == Flow).Map(static link => new RecordRef(Fortnox, link.FortnoxId));
        var prints = office.SourcePrint() + target.Map(record => Office.Print(record, office.Desk.Invoices[record.Id].ToJsonString())).ToSeq();
        var number = make.Match(
            made => (Wanted)new Wanted.Late(made.Id, "DocumentNumber", Conversion.ToNumber),
            () => new Wanted.Known(Value.Of(decimal.Parse(target.Map(static record => record.Id).IfNone(""), System.Globalization.CultureInfo.InvariantCulture))));
        return Seq(
            Attach("file1"),
            Attach("file2"),
            OnTarget(Verb.Act, "bookkeep") with { Action = "bookkeep" },
            Write("number back", "number", number, prints),
            Write("done", "status", To("done"), prints));

        Step Attach(string file) => OnTarget(Verb.Attach, $"attachments/{file}") with { Files = FileSet.OfOne(new RecordRef(EntityRef.Parse("severa.invoice_file"), file)) };

        Step OnTarget(Verb verb, string name) => Of(verb, name, Fortnox, target, Seq<FieldChange>(), prints) with { On = make.Map(static made => made.Id), Mark = $"on_created.{name}" };
    }

    public static Step Create(Office office) => Of(
        Verb.Create,
        "create",
        Fortnox,
        None,
        Seq(
            Change("CustomerNumber", new Wanted.Known(Value.Reference(new(EntityRef.Parse("fortnox.customer"), "A1"), Row.None))),
            Change("ExternalInvoiceReference1", new Wanted.Known(Value.Of(Marker.ToString()))),
            Change("InvoiceRows", new Wanted.Known(Value.List([InvoiceRow("Arbete", 2, 40), InvoiceRow("Resa", 1, 20)])))),
        office.SourcePrint()) with
    {
        Marker = Marker,
        Expected = Seq1(new FieldValue(Side.Fortnox, "Net", Value.Of(100))),
    };

    public static Step Write(string name, string field, Wanted value, Seq<Fingerprint> prints) =>
        Of(Verb.Update, name, Severa, Source, Seq1(Change(field, value)), prints) with { Mark = $"on_created.{name}" };

    public static Wanted To(string status) => new Wanted.Known(Value.Reference(new(Status, status), Row.None));

    public static Step Of(Verb verb, string name, EntityRef entity, Option<RecordRef> target, Seq<FieldChange> fields, Seq<Fingerprint> prints) => new(
        Hash.Of(name), Flow, default, verb, Source, entity, target, None, fields, prints, None, Seq<HeldField>(), Seq<After>(), Reason.MissingThere, new(1, 1));

    public static FieldChange Change(string field, Wanted value) => new(field, Value.Unknown, Value.Unknown, value, Reason.MissingThere, field, default);

    public static Seq<Fingerprint> SourcePrint(this Office office) => Seq1(Office.Print(Source, office.Desk.Source.ToJsonString()));

    private static Value InvoiceRow(string text, decimal quantity, decimal price) => Value.Record(
        [new("Description", Value.Of(text)), new("DeliveredQuantity", Value.Of(quantity)), new("Price", Value.Of(price)), new("AccountNumber", Value.Of(0))]);
}
