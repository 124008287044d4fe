using Brygga.Engine.Seeing;
using Brygga.Rules.Language;
using Brygga.Rules.Reading;

namespace Brygga.Rules.Tests.Language;

/// <summary>Two catalogues, records of both, and links: what expressions of the tests are checked against and run on.</summary>
internal sealed class Ground
{
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Ground(IEnumerable<EntityType> entities, IEnumerable<Registered> registers, HashMap<string, DeclaredSetting> settings)
    {
        Entities = toHashMap(entities.Select(static e => (e.Ref, e)));
        Registers = registers.ToDictionary(static r => r.Entity);
        Schemas = Entities.Map(static e => new Schema(e.Ref, e.Fields.Values));
        Lexicon = new(new(settings), Entities);
    }

    public HashMap<EntityRef, EntityType> Entities { get; }

    public Dictionary<EntityRef, Registered> Registers { get; }

    public HashMap<EntityRef, Schema> Schemas { get; }

    public Lexicon Lexicon { get; init; }

    /// <summary>The links of the flow <c>partners</c>, from Severa's id to Fortnox's.</summary>
    public Seq<(string Severa, string Fortnox)> Links { get; init; }

    public IWorld World => new SnapshotWorld(
        new(toSeq(Registers.Values.Select(Table)).Strict()), Book(), new(Links.Map(static l => new Link("partners", l.Severa, l.Fortnox, default, default)).Strict(), default, default), Start);

    public Row RowOf(EntityRef entity, Dictionary<string, Value> fields) =>
        Row.Of(Schemas[entity], Schemas[entity].Fields.Select(f => fields.TryGetValue(f.Name, out var value) ? value : Value.Nothing).ToArray());

    public Eval Compile(Typed typed) => Compiler.Compile(typed, new(Schemas.Values));

    public static ExprText TextOf(string text) => new(text, static span => new("test.yaml", 1, span.Start + 1, span.Length));

    public static Validation<Typed> Check(string expression, NameScope scope)
    {
        var text = TextOf(expression);
        return ExprReader.Read(text).Bind(e => Checker.Check(text, scope, e));
    }

    private Table Table(Registered register) => new(
        register.Entity,
        register.Records.Select(r => new Engine.Data.Record(r.Id, RowOf(register.Entity, r.Fields))).ToArray(),
        register.IsWhole ? new(Start, Start, Seq<string>()) : Coverage.NothingRead);

    private RuleBook Book()
    {
        var book = Small.Book;
        var flow = book.Flows.Find(static f => f.Name == "customers").IfNone(book.Flows.Head);
        return book with
        {
            Severa = book.Severa with { Entities = Of(Side.Severa) },
            Fortnox = book.Fortnox with { Entities = Of(Side.Fortnox) },
            Flows = Seq1(flow with { Name = "partners", Severa = End(Side.Severa), Fortnox = End(Side.Fortnox) }),
        };
    }

    private Register End(Side side) => Lexicon.Flows.Find("partners").Match(
        ends => new Register(ends[side].Head, Schemas[ends[side].Head]),
        () => new Register(Entities.Keys.First(e => e.Side == side), Schemas[Entities.Keys.First(e => e.Side == side)]));

    private HashMap<string, EntityType> Of(Side side) =>
        toHashMap(Entities.Values.Where(e => e.Ref.Side == side).Select(static e => (e.Ref.Name, e)));
}

/// <summary>One register of the tests.</summary>
/// <param name="IsWhole">What is not in it is not there.</param>
internal sealed record Registered(EntityRef Entity, List<(string Id, Dictionary<string, Value> Fields)> Records, bool IsWhole);

internal static class Catalogues
{
    public static readonly ReadAccess Read = new("/x", Option<string>.None, Paging.None, Option<string>.None, HashMap<string, string>(), Option<HashMap<string, string>>.None, Seq<Tell>());

    public static EntityType Entity(Side side, string name, string id, params Field[] fields) => new(
        new(side, name), id, Seq<NaturalKey>(), Option<Envelope>.None, Read, Option<WriteAccess>.None, Option<string>.None,
        toHashMap(fields.Select(static f => (f.Name, f))), default);

    public static Field Field(string name, FieldType type, params string[] words) =>
        new(name, type, Option<int>.None, false, WriteMode.Always, false, Option<Value>.None, default) { OneOf = toSeq(words.Select(Value.Of)).Strict() };

    public static FieldType Type(ValueKind kind) => new(kind.ToString(), kind, Option<Formula>.None);

    public static FieldType Reference(params EntityRef[] to) => Type(ValueKind.Reference) with { RefersTo = toSeq(to).Strict() };

    public static FieldType List(FieldType item) => Type(ValueKind.List) with { Item = item };

    public static FieldType Members(params Field[] members) => Type(ValueKind.Record) with { Members = toHashMap(members.Select(static m => (m.Name, m))) };
}
