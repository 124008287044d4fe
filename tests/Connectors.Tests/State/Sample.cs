using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>A small rule book and what a run under it stores.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
    public static readonly EntityRef Severa = new(Side.Severa, "customer");
    public static readonly EntityRef Fortnox = new(Side.Fortnox, "customer");
    public static readonly Hash Rules = Hash.Of("rules");
    public static readonly Hash Plan = Hash.Of("plan");
    public static readonly Hash Step = Hash.Of("step");
    public static readonly Hash Marker = Hash.Of("marker");

    public static DateTimeOffset At(int minutes) => Start.AddMinutes(minutes);

    public static Schema Schema(EntityRef entity, params string[] fields) =>
        new(entity, fields.Select(static name => new Field(name, Text, None, false, WriteMode.Always, false, None, default)));

    public static RuleBook Book(Schema severa, Schema fortnox) =>
        new(Rules, Catalogue(Side.Severa), Catalogue(Side.Fortnox), Settings.None, Seq1(Customers(severa, fortnox))) { Schemas = Seq(severa, fortnox) };

    /// <summary>With a flow of documents, and no other.</summary>
    public static RuleBook Documents(Schema severa, Schema fortnox) => Book(severa, fortnox) with
    {
        Flows = Seq<Flow>(),
        Documents = Seq1(new DocumentFlow(
            "documents", default, new(Severa, severa), new(Fortnox, fortnox), true, Seq<PickUp>(), Seq<SelectRule>(), Seq<SelectRule>(), Seq<SetRule>(), Seq<RowsRule>(), Seq<SelectRule>())),
    };

    public static Row Row(Schema schema, params Value[] values) => Brygga.Engine.Data.Row.Of(schema, values);

    public static Row Row(Schema schema, params string[] values) => Row(schema, [.. values.Select(static text => Value.Of(text))]);

    public static Link Link(string severaId, string fortnoxId, Row severa, Row fortnox) =>
        new("customers", severaId, fortnoxId, new(severa, Rules), new(fortnox, Rules));

    public static Link Link(string severaId, string fortnoxId) => Link(severaId, fortnoxId, Row(Names(Severa), "Kiruna"), Row(Names(Fortnox), "Kiruna"));

    public static Schema Names(EntityRef entity) => Schema(entity, "name");

    public static RuleBook Book() => Book(Names(Severa), Names(Fortnox));

    public static MirrorRow Mirrored(string id, int minutes) =>
        new(id, $$"""{"id":"{{id}}"}""", Row(Names(Severa), id).Memory.ToArray(), At(minutes));

    public static Intent Intent(Hash step, Hash marker) =>
        new(Plan, step, marker, "customers", new(Severa, "s1"), Row(Names(Severa), "Kiruna"), Fortnox, "CustomerNumber", Value.Of("101"), At(1));

    public static Receipt Receipt(Hash step, StepOutcome outcome) => new(Plan, step, outcome, At(2), "101", """{"Name":"Kiruna"}""", "", "");

    public static LogEntry Entry(int minutes, string message) => new(At(minutes), "info", "customers", "severa.customer/s1", message, "", "");

    public static Failure Failure(StepOutcome outcome, bool closesIntent) =>
        new(Receipt(Step, outcome), closesIntent ? Marker : None, None, Entry(2, "not done"));

    public static Confirmation Confirmation(Link link) => new(
        Receipt(Step, StepOutcome.Done),
        link,
        new WrittenRecord(new(Fortnox, link.FortnoxId), Names(Fortnox), new(link.FortnoxId, "{}", link.Fortnox.Row.Memory, At(2))),
        Seq1(new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, "welcome")),
        Marker,
        Seq1(Entry(2, "created")));

    private static FieldType Text { get; } = new("text", ValueKind.Text, None);

    private static SystemCatalogue Catalogue(Side side) => new(side, UpdateStyle.Put, default, None, TimeSpan.Zero, "Europe/Stockholm", default);

    private static Flow Customers(Schema severa, Schema fortnox) => new(
        "customers",
        default,
        new(Severa, severa),
        new(Fortnox, fortnox),
        true,
        Side.Severa,
        Seq1(Side.Fortnox),
        Seq<SelectRule>(),
        Seq<SelectRule>(),
        Seq<LinkWay>(),
        Seq<FieldRule>());
}
