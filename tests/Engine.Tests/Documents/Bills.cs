using Brygga.Engine.Data;
using LanguageExt;
using static Brygga.Engine.Tests.Documents.Formulas;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>
/// A rule book made without a rule file: bills go from Severa to Fortnox, where they are found again by their mark; credits are made by
/// an action on the bill that they credit; buyers follow only when a bill speaks of them.
/// </summary>
internal static class Bills
{
    public const string Ready = "ready";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Paid = "paid";

    public static readonly EntityRef Bill = new(Side.Severa, "bill");
    public static readonly EntityRef Buyer = new(Side.Severa, "buyer");
    public static readonly EntityRef File = new(Side.Severa, "file");
    public static readonly EntityRef Sent = new(Side.Fortnox, "Bill");
    public static readonly EntityRef Client = new(Side.Fortnox, "Client");

    private static readonly FieldType Text = new("text", ValueKind.Text, None);
    private static readonly FieldType Number = new("number", ValueKind.Number, None);
    private static readonly FieldType Flag = new("boolean", ValueKind.Boolean, None);
    private static readonly FieldType Line = new("line", ValueKind.Record, None) { Members = HashMap(("File", Field("File", Text))) };

    private static readonly EntityType[] Entities =
    [
        Entity(Bill, "guid", None, Field("guid", Text), Field("status", Text), Field("number", Number), Field("amount", Number), Field("note", Text), Field("buyer", Ref(Buyer)), Field("credits", Ref(Bill))) with
        {
            Relations = HashMap(("files", new Data.Relation(File, Many: true, "bill", Seq1("guid")))),
        },
        Entity(Buyer, "guid", "number", Field("guid", Text), Field("number", Text)),
        Entity(File, "guid", None, Field("guid", Text), Field("bill", Ref(Bill))),
        Entity(
            Sent, "Number", "Number", Field("Number", Text) with { Given = true }, Field("Mark", Text), Field("Client", Ref(Client)), Field("Amount", Number) with { Required = true }, Field("Note", Text),
            Field("Lines", new FieldType("lines", ValueKind.List, None) { Item = Line }), Field("Net", Number) with { Write = WriteMode.Never }, Given("Booked"), Given("Settled"), Field("Credit", Text) with { Write = WriteMode.Never }) with
        {
            Marker = new Marker("Mark", 80, "mark"),
            Computed = HashMap(("Net", Plain(Side.Fortnox, "Amount"))),
            Actions = toHashMap(Seq(
                ("book", new RemoteAction("PUT", "/bills/{Number}/book", None, Plain(Side.Fortnox, "Booked"), None)),
                ("credit", new RemoteAction("PUT", "/bills/{Number}/credit", None, None, (Sent, "Credit"))))),
        },
        Entity(Client, "Number", "Number", Field("Number", Text), Field("Name", Text)),
    ];

    private static readonly Seq<Schema> Schemas = toSeq(Entities.Select(static entity => entity.Whole)).Strict();

    /// <summary>All flows; a change is made to the one of bills.</summary>
    public static RuleBook Book(Func<DocumentFlow, DocumentFlow>? change = null) => new(Hash.Of("bills"), System(Side.Severa), System(Side.Fortnox), Settings.None, Seq1(Buyers))
    {
        Schemas = Schemas,
        Documents = Seq(Credits, (change ?? (static flow => flow))(OfBills)),
    };

    public static Schema SchemaOf(EntityRef entity) => Schemas.Find(schema => schema.Entity == entity).IfNone(() => throw new KeyNotFoundException(entity.ToString()));

    public static SelectRule Rule(string name, Verdict verdict, Formula holds) => new(name, Side.Severa, verdict, holds, Says($"because of {name}"), At);

    public static SetRule Set(EntityRef entity, string field, Formula value) => new(field, entity.Side, new(entity, field, field), value, None, WhenEmpty.Keep, WhenTooLong.Hold, At);

    public static Reaction Status(string name, string status, Option<Formula> when = default) => new(name, when, new Effect.Write(Seq1(Set(Bill, "status", Says(status)))), At);

    /// <summary>All flows, but Fortnox numbers the buyers, who are found again by their names.</summary>
    public static RuleBook WithGivenNumbers()
    {
        var book = Book();
        var name = new Assignment(Place(SchemaOf(Client), "Name"), Read(Buyer, "number"), WhenEmpty.Refuse, WhenTooLong.Hold);
        return book with
        {
            Flows = Seq1(Buyers with { Fields = Seq1(new FieldRule("name", At, None, name, Side.Severa, UpdateMode.Once)) }),
            Fortnox = book.Fortnox with { Entities = book.Fortnox.Entities.SetItem(Client.Name, Entity(Client, "Number", "Name", Field("Number", Text) with { Given = true }, Field("Name", Text))) },
        };
    }

    private static DocumentFlow OfBills => new(
        "bills",
        At,
        new(Bill, SchemaOf(Bill)),
        new(Sent, SchemaOf(Sent)),
        Enabled: true,
        Seq1(new PickUp("status", Says(Ready), At)),
        Seq<SelectRule>(),
        Seq(Rule("left out", Verdict.Skip, Is(Bill, "note", static note => note != Value.Of("leave out"))), Rule("wrong", Verdict.Refuse, Is(Bill, "note", static note => note != Value.Of("wrong")))),
        Seq(
            Set(Sent, "Client", Linked("buyer", "buyers")) with { Empty = WhenEmpty.Refuse },
            Set(Sent, "Amount", Read(Bill, "amount")),
            Set(Sent, "Note", Read(Bill, "note"))),
        Seq1(new RowsRule("lines", "Lines", Files, None, Seq1(Set(Sent, "File", Element)), At)),
        Seq1(Rule("too much", Verdict.Refuse, Is(Sent, "Net", static net => net.Number <= 1000))))
    {
        OnCreated = Seq(
            new Reaction("files", None, new Effect.Attach(Files, None, Seq<Formula>(), None, None), At),
            new Reaction("book", None, new Effect.Act(Sent, "book"), At),
            new Reaction("number back", None, new Effect.Write(Seq1(Set(Bill, "number", NumberOf(Sent, "Number")) with { CopyOf = (Side.Fortnox, "Number") })), At),
            Status("done", Done)),
        OnFailed = Seq1(Status("status", Failed)),
        WhileLinked = Seq1(Status("paid", Paid, Read(Sent, "Settled"))),
        Watch = Seq1(Rule("noted", Verdict.Report, Is(Sent, "Note", static note => note != Value.Of("look")))),
        WhenChanged = new Response(ResponseKind.Report, None, None, Seq<SetRule>(), At),
    };

    /// <summary>Like bills, but each made by crediting the bill that it names; it needs neither a buyer nor files.</summary>
    private static DocumentFlow Credits => OfBills with
    {
        Name = "credits",
        PickUp = Seq1(new PickUp("status", Says("credit"), At)),
        Select = Seq1(Rule("original", Verdict.Refuse, IsLinked("credits", "bills"))),
        Set = Seq1(Set(Sent, "Amount", Read(Bill, "amount"))),
        Rows = Seq<RowsRule>(),
        OnCreated = Seq1(Status("done", Done)),
        WhileLinked = Seq<Reaction>(),
        Watch = Seq<SelectRule>(),
        CreateBy = new CreateBy(Sent, "credit", Linked("credits", "bills"), At),
    };

    private static Flow Buyers => new(
        "buyers", At, new(Buyer, SchemaOf(Buyer)), new(Client, SchemaOf(Client)), Enabled: true, Side.Severa, Seq1(Side.Fortnox), Seq<SelectRule>(),
        Seq1(Rule("needed", Verdict.Skip, IsNeeded)),
        Seq1(new LinkWay("number", Seq1(new LinkPair("number", Read(Buyer, "number"), Read(Client, "Number"))), At)),
        Seq1(new FieldRule("number", At, None, new Assignment(Place(SchemaOf(Client), "Number"), Read(Buyer, "number"), WhenEmpty.Refuse, WhenTooLong.Hold), Side.Severa, UpdateMode.Once)));

    private static SystemCatalogue System(Side side) => new(
        side, UpdateStyle.Put, HashMap<ValueKind, EmptyWord>(), None, TimeSpan.Zero, "Europe/Stockholm", toHashMap(Entities.Where(entity => entity.Ref.Side == side).Select(static entity => (entity.Ref.Name, entity))));

    private static EntityType Entity(EntityRef entity, string id, Option<string> key, params Field[] fields) => new(
        entity,
        id,
        key.Map(static name => new NaturalKey(name, Uniqueness.Enforced, None)).ToSeq(),
        None,
        new("/all", "/all/{id}", Paging.None, None, HashMap<string, string>(), None, Seq<Tell>()),
        new WriteAccess("/all", "/all/{id}"),
        key,
        toHashMap(fields.Select(static field => (field.Name, field))),
        At);

    private static Field Field(string name, FieldType type) => new(name, type, None, Required: false, WriteMode.Always, Given: false, None, At);

    private static Field Given(string name) => Field(name, Flag) with { Given = true };

    private static FieldType Ref(EntityRef to) => new($"to {to}", ValueKind.Reference, None) { RefersTo = Seq1(to) };
}
