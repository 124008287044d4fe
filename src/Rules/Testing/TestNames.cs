using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>What a test file speaks of: the rules, one flow of them, and what every record has unless it says otherwise.</summary>
internal sealed record TestScope(RuleBook Book, TestedFlow Flow, HashMap<EntityRef, HashMap<string, Value>> Every)
{
    /// <summary>What every test of the file has, besides its own.</summary>
    public Given Shared { get; init; } = new(Seq<GivenRecord>(), Seq<GivenLink>(), Seq<EntityRef>());

    /// <summary>The fields that a record has before a test says anything of them.</summary>
    public HashMap<string, Value> Fields(RecordRef record) =>
        Every.Find(record.Entity).IfNone(HashMap<string, Value>()).AddOrUpdateRange(Shared.Find(record).Map(static shared => shared.Fields).IfNone(HashMap<string, Value>()));

    public Validation<EntityType> Entity(Side side, YamlNode.Scalar name) =>
        Book[side].Entities.Find(name.Text).OrMistake(() => Mistakes.UnknownEntity(name.At, side.Title(), name.Text, toSeq(Book[side].Entities.Keys)));

    /// <summary>The entities of the flow's side.</summary>
    public Seq<EntityRef> Kinds(Side side) => Flow[side].Kinds.Map(static k => k.Entity);

    /// <summary>The entity in which a record of the side is created.</summary>
    public EntityType Created(Side side) => Book.Entity(Flow.Created(side));

    /// <summary>An entity with what the flow's rules reach from a record of its side, which tests may name like its own fields.</summary>
    public EntityType WithReached(EntityType entity)
    {
        var register = Flow[entity.Ref.Side];
        var reached = register.Reached.Bind(r => toSeq(register.Schema.Fields).Filter(field => field.Name == r.Name));
        return entity with { Fields = entity.Fields.AddOrUpdateRange(reached.Map(static field => (field.Name, field))) };
    }

    public static Validation<Seq<NamedRule>> Rules(TestedFlow flow, YamlNode.Scalar name)
    {
        var all = flow.Rules;
        var called = all.Filtered(rule => rule.IsCalled(name.Text));
        return called.IsEmpty
            ? Mistakes.NoRuleToTest(name.At, name.Text, flow.Name, toSeq(all.Map(static r => r.Name).Distinct(StringComparer.Ordinal)).Strict())
            : called;
    }
}

/// <summary>The records of one test: by id, or by <c>severa.customer/ID</c> where two have the same.</summary>
internal static class RecordNames
{
    public static Validation<RecordRef> Find(Seq<RecordRef> known, YamlNode node) => node.AsScalar().Bind(name =>
    {
        var called = known.Filtered(record => IsCalled(record, name.Text));
        return called.Count switch
        {
            0 => Mistakes.NoRecordInTest(name.At, name.Text, known.Mapped(static r => r.Id)),
            1 => Valid<RecordRef>(called.Head),
            _ => Mistakes.SeveralRecords(name.At, name.Text, called.Mapped(static r => r.ToString())),
        };
    });

    /// <summary>A record of one of these entities; one that the test does not give is gone, and is of the first.</summary>
    public static RecordRef OfLink(Seq<GivenRecord> records, Seq<EntityRef> kinds, string id) =>
        records.Map(static r => r.Ref).Find(r => r.Id == id && kinds.Contains(r.Entity)).IfNone(new RecordRef(kinds.Head, id));

    private static bool IsCalled(RecordRef record, string name) =>
        name == record.Id || name == record.ToString() || name == $"{record.Entity.Name}/{record.Id}";
}
