using Brygga.Rules.Language;
using Brygga.Rules.Reading;
using static Brygga.Rules.Tests.Language.Catalogues;

namespace Brygga.Rules.Tests.Language;

/// <summary>A generated catalogue with records: three entities a side, fields of every kind, references, a relation, a setting, a table, links.</summary>
internal sealed class Generated
{
    private static readonly string[] Names = ["a", "b", "c"];

    private readonly Random _random;

    public Generated(Random random)
    {
        _random = random;
        var entities = Refs.Select(Entity).ToList();
        var registers = entities.Select(Register).ToList();
        var settings = HashMap(
            ("s.text", new DeclaredSetting("s.text", ExprType.Text, Value.Of("x"))), ("s.number", new DeclaredSetting("s.number", ExprType.Number with { MayBeNothing = true }, Number())),
            ("s.ranges", new DeclaredSetting("s.ranges", ExprType.Ranges, Ranges.Read("1-3, 7").IfNone(Value.Nothing))));
        var bare = new Ground(entities, registers, settings);
        var lexicon = bare.Lexicon with
        {
            Tables = HashMap(("t", new LookupTable("t", Seq(("x", "1"), ("Ada", "y"), ("7", "x"))))),
            Flows = HashMap(("partners", new FlowEnds(Seq1(Refs[0]), Seq1(Refs[3])))),
        };
        var own = NamedFunctions.Read(lexicon, Seq1((YamlNodes.Scalar("own"), Ground.TextOf("(it | upper | left(2)) ?? 'none'")))).Match(static f => f, static _ => NamedFunctions.None);
        Ground = new(entities, registers, settings) { Lexicon = lexicon with { Functions = own }, Links = toSeq(Enumerable.Range(0, 3).Select(i => ($"i{i}", $"i{_random.Next(5)}"))).Strict() };
    }

    public Ground Ground { get; }

    public static EntityRef[] Refs { get; } = [.. Names.Select(static n => new EntityRef(Side.Severa, n)), .. Names.Select(static n => new EntityRef(Side.Fortnox, n))];

    public Dictionary<string, Value> Row(EntityRef entity, string id) => Ground.Entities[entity].Fields.Values.ToDictionary(
        static f => f.Name, f => f.Name == "id" ? Value.Of(id) : AnyOf(f.Type), StringComparer.Ordinal);

    private EntityType Entity(EntityRef entity)
    {
        var other = Refs.Where(r => r.Side == entity.Side).ElementAt(_random.Next(3));
        var two = Refs.Where(r => r.Side == entity.Side).Take(2).ToArray();
        return Catalogues.Entity(entity.Side, entity.Name, "id", Field("id", Type(ValueKind.Text)),
            Field("text", Type(ValueKind.Text)), Field("other", Type(ValueKind.Text)), Field("number", Type(ValueKind.Number)), Field("truth", Type(ValueKind.Boolean)),
            Field("day", Type(ValueKind.Date)), Field("ref", Reference(other)), Field("two", Reference(two)), Field("texts", List(Type(ValueKind.Text))),
            Field("refs", List(Reference(other))), Field("inner", Members(Field("text", Type(ValueKind.Text)), Field("number", Type(ValueKind.Number)))),
            Field("rows", List(Members(Field("text", Type(ValueKind.Text)), Field("number", Type(ValueKind.Number)))))) with
        {
            Relations = HashMap(("many", new Engine.Data.Relation(other, true, "ref", Seq1("text"))), ("one", new Engine.Data.Relation(other, false, "two", Seq1("text")))),
        };
    }

    private Registered Register(EntityType entity) => new(
        entity.Ref,
        Enumerable.Range(0, _random.Next(5)).Select(i => ($"i{i}", entity.Fields.Values.OrderBy(static f => f.Name, StringComparer.Ordinal).ToDictionary(
            static f => f.Name, f => f.Name == "id" ? Value.Of($"i{i}") : AnyOf(f.Type), StringComparer.Ordinal))).ToList(),
        _random.Next(5) > 0);

    private Value AnyOf(FieldType type) => _random.Next(12) switch
    {
        0 => Value.Unknown,
        1 or 2 => Value.Nothing,
        _ => Set(type),
    };

    private Value Set(FieldType type) => type.Kind switch
    {
        ValueKind.Text => Value.Of(((string[])["Ada", "Bo, Eva", " x ", "7", "-1.50", "åÄ ö", "x", "i1"])[_random.Next(8)]),
        ValueKind.Number => Number(),
        ValueKind.Boolean => Value.Of(_random.Next(2) == 0),
        ValueKind.Date => Value.Of(new DateOnly(2024, 1, 1).AddDays(_random.Next(400))),
        ValueKind.Reference => Value.Reference(new(type.RefersTo[_random.Next(type.RefersTo.Count)], $"i{_random.Next(5)}"), Engine.Data.Row.None),
        ValueKind.List => Value.List(Enumerable.Range(0, _random.Next(4)).Select(_ => Set(type.Item.IfNone(type)))),
        _ => Value.Record(type.Members.Values.OrderBy(static m => m.Name, StringComparer.Ordinal).Select(m => new Member(m.Name, AnyOf(m.Type)))),
    };

    private Value Number() => Value.Of(((decimal[])[0, 1, 7, -2.5m, 0.005m, 2.345m, 1000])[_random.Next(7)]);
}
