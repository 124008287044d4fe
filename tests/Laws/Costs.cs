using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Laws;

/// <summary>Fills supplier invoices with rows, most of them on projects and cost accounts, some alike in everything, and with files.</summary>
internal sealed class Costs(RuleBook book, Random random)
{
    private static readonly EntityRef File = new(Side.Fortnox, "supplier_invoice_file");
    private static readonly EntityRef Project = new(Side.Fortnox, "project");
    private static readonly string[] Projects = ["1", "2", ""];
    private static readonly decimal[] Accounts = [4010, 4010, 5010, 2440];
    private static readonly decimal[] Amounts = [100, 995.50m, 0.01m, -12.25m, 0];
    private static readonly decimal[] Quantities = [0, 1, 4, 3];

    public static EntityRef Invoice { get; } = new(Side.Fortnox, "supplier_invoice");

    public static EntityRef Fee { get; } = new(Side.Severa, "project_fee");

    public static EntityRef Row { get; } = new(Side.Fortnox, "supplier_invoice_row");

    public Systems Filled(Systems world, string invoice)
    {
        for (var i = random.Next(3); i > 0; i--)
            world = world.Put(new(File, $"file-{invoice}-{i}"), new Registers(book, random).Record(File, $"file-{invoice}-{i}", world).SetItem("SupplierInvoiceNumber", To(Invoice, invoice)));
        for (var i = random.Next(1, 4); i > 0; i--) world = WithRow(world, invoice);
        return world;
    }

    /// <summary>An invoice of two rows that are alike in everything, and all that they need to become costs.</summary>
    public Systems WithTwoAlike(Systems world)
    {
        var registers = new Registers(book, random);
        var (invoice, project) = (new RecordRef(Invoice, "30"), new RecordRef(new(Side.Severa, "project"), "project-1"));
        var (product, there) = (new RecordRef(new(Side.Severa, "product"), "product-1"), new RecordRef(Project, "1"));
        foreach (var record in new[] { invoice, project, product, there }.Where(record => !world.Has(record))) world = world.Put(record, registers.Record(record.Entity, record.Id, world));
        var row = Made(world, invoice.Id, place: 0).Row.SetItem("Project", To(Project, "1")).SetItem("Account", Value.Of(4010m)).SetItem("Code", Value.Nothing).SetItem("ArticleNumber", Value.Nothing).SetItem("Debit", Value.Of(100m));
        foreach (var place in new[] { 0, 1 }) world = world.Put(new(Row, IdOf(row, invoice.Id, place)), row);
        return world
            .Set(new(new(Side.Severa, "organization"), "us"), [("currency", To(new(Side.Severa, "currency"), "sek"))])
            .Set(product, [("isActive", Value.True)])
            .Set(project, [("number", Value.Of(1m)), ("isClosed", Value.False), ("isInternal", Value.False)])
            .Set(invoice, [("Booked", Value.True), ("Cancelled", Value.False)]);
    }

    /// <summary>One row more, or two that are alike.</summary>
    private Systems WithRow(Systems world, string invoice)
    {
        var (id, row) = Made(world, invoice, place: 0);
        world = world.Put(new(Row, id), row);
        return random.Next(2) == 0 ? world : world.Put(new(Row, IdOf(row, invoice, place: 1)), row);
    }

    /// <summary>A row of an invoice, and its id: what it is told by, and its place among those that are equal in it.</summary>
    private (string Id, ImmutableDictionary<string, Value> Row) Made(Systems world, string invoice, int place)
    {
        var project = Any(Projects);
        var row = new Registers(book, random).Record(Row, "", world)
            .SetItem("invoice", To(Invoice, invoice))
            .SetItem("Project", project.Length > 0 ? To(Project, project) : Value.Nothing)
            .SetItem("Account", Value.Of(Any(Accounts)))
            .SetItems(Amount);
        return (IdOf(row, invoice, place), row);
    }

    /// <summary>A row that a person adds.</summary>
    public Edit Added(Systems world, string invoice)
    {
        var (id, row) = Made(world, invoice, place: 2);
        return new(Row, 0, row, id);
    }

    /// <summary>Another date and another project of the whole invoice.</summary>
    public ImmutableDictionary<string, Value> Heading => ImmutableDictionary<string, Value>.Empty
        .Add("InvoiceDate", Value.Of(new DateOnly(2026, 2, 1).AddDays(random.Next(3)))).Add("Project", random.Next(2) == 0 ? To(Project, "1") : To(Project, "2"));

    /// <summary>What a row costs.</summary>
    public ImmutableDictionary<string, Value> Amount => ImmutableDictionary<string, Value>.Empty
        .Add("Debit", Value.Of(Any(Amounts))).Add("Credit", Value.Nothing).Add("Quantity", Value.Of(Any(Quantities)));

    private static string IdOf(ImmutableDictionary<string, Value> row, string invoice, int place) => string.Create(
        CultureInfo.InvariantCulture, $"{invoice}|{Text(row, "Project")}|{Text(row, "Account")}|{Text(row, "ArticleNumber")}|{place}");

    private static string Text(ImmutableDictionary<string, Value> row, string field) => row.TryGetValue(field, out var value) && value.IsSet
        ? value.Kind == ValueKind.Reference ? value.Referenced.Record.Id : value.ToString()
        : "";

    private static Value To(EntityRef entity, string id) => Value.Reference(new(entity, id), Engine.Data.Row.None);

    private T Any<T>(T[] all) => all[random.Next(all.Length)];
}
