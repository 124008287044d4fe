using System.Collections.Immutable;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Documents;

/// <summary>Both systems and what is remembered of them, as one value, under the rules of <see cref="Bills"/>.</summary>
internal sealed record Desk
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private ImmutableSortedDictionary<string, (RecordRef Ref, ImmutableDictionary<string, Value> Fields)> Records { get; init; } =
        ImmutableSortedDictionary.Create<string, (RecordRef, ImmutableDictionary<string, Value>)>(StringComparer.Ordinal);

    private HashMap<EntityRef, Coverage> Read { get; init; }

    public Memory Memory { get; init; } = Memory.Blank;

    public static Desk Empty { get; } = new();

    /// <summary>A bill that waits.</summary>
    public static Desk Ready(string bill = "b1", params (string Field, object Value)[] fields) => Empty.Known("u1", "1").Bill(bill, fields);

    public static RecordRef Bill(string id) => new(Bills.Bill, id);

    public static RecordRef Sent(string number) => new(Bills.Sent, number);

    /// <summary>The mark that the bill's document carries.</summary>
    public static Hash Mark(string bill, string flow = "bills") => Hash.OfParts(["test", flow, Bill(bill).ToString()]);

    /// <summary>A buyer on both sides, linked.</summary>
    public Desk Known(string guid, string number) => Put(new(Bills.Buyer, guid), ("number", number)).Put(new(Bills.Client, number)).Linked("buyers", new(Bills.Buyer, guid), new(Bills.Client, number));

    /// <summary>A bill that waits, of the buyer whom both sides know.</summary>
    public Desk Bill(string id, params (string Field, object Value)[] fields) =>
        Put(Bill(id), [("status", Bills.Ready), ("amount", 100m), ("buyer", new RecordRef(Bills.Buyer, "u1")), .. fields]);

    public Desk File(string id, string bill) => Put(new(Bills.File, id), ("bill", Bill(bill)));

    /// <summary>The document in Fortnox.</summary>
    public Desk Document(string number, params (string Field, object Value)[] fields) => Put(Sent(number), [("Amount", 100m), ("Client", new RecordRef(Bills.Client, "1")), ("Booked", false), ("Settled", false), .. fields]);

    /// <summary>A bill that was sent, with its document.</summary>
    public Desk Transferred(string id, string number, params string[] owed) =>
        Bill(id, ("status", Bills.Done)).Document(number, ("Mark", Mark(id).ToString())).Linked("bills", Bill(id), Sent(number))
            .Marked(id, number, [.. owed.Select(static mark => $"owed {mark}")]);

    /// <summary>Changes some fields of a record, or makes it.</summary>
    public Desk Put(RecordRef record, params (string Field, object Value)[] fields) => this with
    {
        Records = Records.SetItem(record.ToString(), (record, (Records.TryGetValue(record.ToString(), out var before) ? before.Fields : Blank(record)).SetItems(fields.Select(static f => KeyValuePair.Create(f.Field, Of(f.Value)))))),
    };

    /// <summary>The record is not among what was read.</summary>
    public Desk Forget(RecordRef record) => this with { Records = Records.Remove(record.ToString()) };

    /// <summary>Linked as both stand now.</summary>
    public Desk Linked(string flow, RecordRef severa, RecordRef fortnox) => this with
    {
        Memory = Memory with { Links = Memory.Links.Add(new(flow, severa.Id, fortnox.Id, new(Row(severa), default), new(Row(fortnox), default))) },
    };

    public Desk Marked(string bill, string number, params string[] marks) => this with
    {
        Memory = Memory with { Done = Memory.Done + toSeq(marks).Map(mark => new DoneMark("bills", bill, number, mark)).Strict() },
    };

    /// <summary>A create was begun and never confirmed.</summary>
    public Desk Open(string bill, string flow = "bills") => this with
    {
        Memory = Memory with { Intents = Memory.Intents.Add(new(Hash.Of("plan"), Hash.Of("step"), Mark(bill, flow), flow, Bill(bill), Row(Bill(bill)), Bills.Sent, "Mark", Value.Of(Mark(bill, flow).ToString()), Now)) },
    };

    /// <summary>How far the listing of an entity came.</summary>
    public Desk Listed(EntityRef entity, Coverage coverage) => this with { Read = Read.AddOrUpdate(entity, coverage) };

    public Desk Unread(EntityRef entity) => Listed(entity, Coverage.NothingRead);

    public Plan Plan(RuleBook? book = null) => Pipeline.Compute(book ?? Bills.Book(), Snapshot(), Memory, new("test", Now));

    private Snapshot Snapshot() => new(toSeq(new[] { Bills.Bill, Bills.Buyer, Bills.File, Bills.Sent, Bills.Client }).Map(entity => new Table(
        entity,
        [.. Records.Values.Where(record => record.Ref.Entity == entity).Select(record => new Record(record.Ref.Id, Row(record.Ref)))],
        Read.Find(entity).IfNone(new Coverage(Now, Now, Seq<string>())))).Strict());

    private Row Row(RecordRef record)
    {
        var (schema, fields) = (Bills.SchemaOf(record.Entity), Records[record.ToString()].Fields);
        return Engine.Data.Row.Of(schema, schema.Fields.Select(field => fields.GetValueOrDefault(field.Name, Value.Nothing)).ToArray());
    }

    private static ImmutableDictionary<string, Value> Blank(RecordRef record) =>
        ImmutableDictionary<string, Value>.Empty.Add(record.Side == Side.Severa ? "guid" : "Number", Value.Of(record.Id));

    private static Value Of(object value) => value switch
    {
        Value known => known,
        string text => Value.Of(text),
        decimal number => Value.Of(number),
        bool truth => Value.Of(truth),
        RecordRef record => Value.Reference(record, Engine.Data.Row.None),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
