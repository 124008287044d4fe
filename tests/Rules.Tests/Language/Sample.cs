using Brygga.Rules.Language;
using Brygga.Rules.Reading;
using static Brygga.Rules.Tests.Language.Catalogues;

namespace Brygga.Rules.Tests.Language;

/// <summary>A small company in both systems, for examples that a person reads.</summary>
internal static class Sample
{
    private static readonly EntityRef Customer = new(Side.Severa, "customer");
    private static readonly EntityRef Address = new(Side.Severa, "address");
    private static readonly EntityRef Status = new(Side.Severa, "invoice_status");
    private static readonly EntityRef Product = new(Side.Severa, "product");
    private static readonly EntityRef WorkType = new(Side.Severa, "work_type");
    private static readonly EntityRef Organisation = new(Side.Severa, "organization");
    private static readonly EntityRef Partner = new(Side.Fortnox, "customer");
    private static readonly EntityRef Unit = new(Side.Fortnox, "unit");
    private static readonly EntityRef Gone = new(Side.Fortnox, "article");

    private static readonly FieldType Text = Type(ValueKind.Text);
    private static readonly FieldType Number = Type(ValueKind.Number);
    private static readonly FieldType Truth = Type(ValueKind.Boolean);

    private static readonly Seq<EntityType> Entities = Seq(
        Entity(Side.Severa, "customer", "guid", Field("guid", Text), Field("name", Text), Field("number", Number), Field("isActive", Truth), Field("email", Text),
            Field("notes", Text), Field("since", Type(ValueKind.Date)), Field("currency", Reference(Status)), Field("item", Reference(Product, WorkType)),
            Field("money", Members(Field("amount", Number), Field("code", Text))), Field("tags", List(Text)), Field("wanted", Text, "Won", "Lost"),
            Field("rows", List(Members(Field("vat", Number), Field("net", Number)))), Field("article", Reference(Gone))) with
        {
            Relations = HashMap(("addresses", new Engine.Data.Relation(Address, true, "customer", Seq1("city"))), ("main", new Engine.Data.Relation(Address, false, "customer", Seq1("city")))),
        },
        Entity(Side.Severa, "address", "guid", Field("guid", Text), Field("customer", Reference(Customer)), Field("city", Text), Field("phone", Text), Field("isBilling", Truth)),
        Entity(Side.Severa, "invoice_status", "guid", Field("guid", Text), Field("name", Text), Field("code", Text), Field("hasNumber", Truth)),
        Entity(Side.Severa, "product", "guid", Field("guid", Text), Field("name", Text), Field("code", Text), Field("unit", Text), Field("size", Number)),
        Entity(Side.Severa, "work_type", "guid", Field("guid", Text), Field("name", Text), Field("code", Text), Field("size", Text)),
        Entity(Side.Severa, "organization", "guid", Field("guid", Text), Field("name", Text)) with { Read = Read with { OneRecord = true } },
        Entity(Side.Fortnox, "customer", "CustomerNumber", Field("CustomerNumber", Text), Field("Name", Text), Field("Email", Text), Field("Type", Text, "PRIVATE", "COMPANY")),
        Entity(Side.Fortnox, "unit", "Code", Field("Code", Text), Field("Description", Text)),
        Entity(Side.Fortnox, "article", "ArticleNumber", Field("ArticleNumber", Text)));

    private static readonly Dictionary<string, Value> Ada = new(StringComparer.Ordinal)
    {
        ["guid"] = Value.Of("c1"),
        ["name"] = Value.Of("Ada"),
        ["number"] = Value.Of(7m),
        ["isActive"] = Value.True,
        ["notes"] = Value.Unknown,
        ["since"] = Value.Of(new DateOnly(2024, 2, 28)),
        ["currency"] = To(Status, "s1"),
        ["item"] = To(Product, "p1"),
        ["article"] = To(Gone, "a1"),
        ["money"] = Value.Record([new("amount", Value.Of(12.5m)), new("code", Value.Of("SEK"))]),
        ["tags"] = Value.List([Value.Of("a"), Value.Of("b")]),
        ["wanted"] = Value.Of("Won"),
        ["rows"] = Value.List([Line(25, 100), Line(6, 10), Line(25, 50)]),
    };

    private static readonly HashMap<string, DeclaredSetting> Settings = toHashMap(new DeclaredSetting[]
    {
        new("customers.master", ExprType.Text with { Words = Seq("severa", "fortnox") }, Value.Of("severa")),
        new("customers.unit", ExprType.Text with { MayBeNothing = true }, Value.Nothing),
        new("customers.accounts", ExprType.Ranges, Ranges.Read("4000-7999, 8310").IfNone(Value.Nothing)),
        new("customers.pick_up", ExprType.Reference(Status), To(Status, "s1")),
    }.Select(static s => (s.Name, s)));

    public static Ground Ground { get; } = Made();

    /// <summary>What stands under <c>to_fortnox:</c>, with facts and a name.</summary>
    public static NameScope Scope { get; } = Named(NameScope.Of(Ground.Lexicon, Seq1(Ground.Entities[Customer]))
        .WithSides(Seq1(Ground.Entities[Customer]), Seq1(Ground.Entities[Partner])).WithFacts());

    /// <summary>Under <c>each: addresses</c>.</summary>
    public static NameScope Each { get; } = Scope.Each(ExprType.Reference(Address));

    /// <summary>A side with two entities.</summary>
    public static NameScope Items { get; } = NameScope.Of(Ground.Lexicon, Seq(Ground.Entities[Product], Ground.Entities[WorkType]));

    public static Value Run(string expression) => Run(expression, Scope);

    /// <summary>Whether its texts are objects or stand in the scratch of the record makes no difference.</summary>
    public static Value Run(string expression, NameScope scope)
    {
        var run = Ground.Compile(Typed(expression, scope));
        var value = run(At);
        Assert.Equal(value, run(At with { Scratch = new() }));
        return value;
    }

    public static Typed Typed(string expression, NameScope scope) => Ground.Check(expression, scope).Match(static t => t, e =>
        throw new Xunit.Sdk.XunitException($"{expression}\n{string.Join('\n', e.Map(static d => $"{d.At} {d.Code} {d.Message} ({string.Join(", ", d.Expected)})"))}"));

    public static Seq<Diagnostic> Mistakes(string expression, NameScope scope) => Ground.Check(expression, scope).Match(static _ => Seq<Diagnostic>(), static e => e);

    private static Scope At => new(Ground.RowOf(Customer, Ada), Row.None, Value.Nothing, Engine.Data.Settings.None)
    {
        World = Ground.World,
        Facts = new(true, false, null, true),
        Element = Value.Reference(new(Address, "b1"), Row.None),
    };

    private static Ground Made()
    {
        var bare = new Ground(Entities, Registers, Settings);
        var lexicon = bare.Lexicon with
        {
            Tables = HashMap(("units", new LookupTable("units", Seq(("tim", "h"), ("pcs", "st")))), ("many", new LookupTable("many", Seq(("a", "x"), ("b", "x"))))),
            Flows = HashMap(("partners", new FlowEnds(Seq1(Customer), Seq1(Partner)))),
        };
        return new(Entities, Registers, Settings) { Lexicon = lexicon with { Functions = Named(lexicon) }, Links = Seq1(("c1", "1001")) };
    }

    private static NamedFunctions Named(Lexicon lexicon) => NamedFunctions.Read(lexicon, Seq1((YamlNodes.Scalar("company"), Ground.TextOf("it | lower | fold | words | without('ab', 'hb') | join(' ')"))))
        .Match(static f => f, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));

    private static NameScope Named(NameScope scope) => scope.With("billing", default, Typed("addresses | first(it.isBilling)", scope)).Match(static s => s, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));

    private static Seq<Registered> Registers => Seq(
        new Registered(Customer, [("c1", Ada)], true),
        new Registered(Address, [("b2", Place("Ystad", "08", false)), ("b1", Place("Arboga", "", true))], true),
        new Registered(Status, [("s1", Of(("name", Value.Of("Sent")), ("code", Value.Of("SEK")), ("hasNumber", Value.True)))], true),
        new Registered(Product, [("p1", Of(("name", Value.Of("Nail")), ("code", Value.Of("N1"))))], true),
        new Registered(WorkType, [], true),
        new Registered(Organisation, [("o1", Of(("name", Value.Of("Brygga"))))], true),
        new Registered(Partner, [("1001", Of(("CustomerNumber", Value.Of("1001")), ("Name", Value.Of("Ada AB"))))], true),
        new Registered(Unit, [("h", Of(("Code", Value.Of("h"))))], true),
        new Registered(Gone, [], false));

    private static Dictionary<string, Value> Place(string city, string phone, bool isBilling) =>
        Of(("customer", To(Customer, "c1")), ("city", Value.Of(city)), ("phone", Value.Of(phone)), ("isBilling", Value.Of(isBilling)));

    private static Dictionary<string, Value> Of(params (string Name, Value Value)[] fields) => fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);

    private static Value Line(decimal vat, decimal net) => Value.Record([new("vat", Value.Of(vat)), new("net", Value.Of(net))]);

    private static Value To(EntityRef entity, string id) => Value.Reference(new(entity, id), Row.None);
}
