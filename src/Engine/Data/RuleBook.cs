using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>All rules, checked and compiled, with the settings they were compiled under.</summary>
/// <param name="Hash">Over the merged rule texts and the effective settings: a plan made under other rules is refused.</param>
public sealed record RuleBook(Hash Hash, SystemCatalogue Severa, SystemCatalogue Fortnox, Settings Settings, Seq<Flow> Flows)
{
    /// <summary>Every entity of which a rule reads a field, each with the fields that are read: what a snapshot has to hold.</summary>
    public Seq<Schema> Schemas { get; init; }

    /// <summary>The flows of documents, one way.</summary>
    public Seq<DocumentFlow> Documents { get; init; }

    /// <summary>What can be set, in the order of the files.</summary>
    public Seq<SettingDeclaration> Declared { get; init; }

    /// <summary>What works, and was probably not meant.</summary>
    public Seq<Diagnostic> Warnings { get; init; }

    public SystemCatalogue this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public EntityType Entity(EntityRef entity) => this[entity.Side].Entities[entity.Name];

    /// <summary>How a flow, be it of registers or of documents, sees a side.</summary>
    public Option<Register> Register(string flow, Side side) =>
        Flows.Find(f => f.Name == flow).Map(f => f[side]) || Documents.Find(f => f.Name == flow).Map(f => f[side]);
}

/// <summary>One declared synchronisation of two registers (DESIGN 4).</summary>
/// <param name="Enabled">Off: still links, never writes a record.</param>
/// <param name="Master">The side whose changes win.</param>
/// <param name="CreatesIn">The sides in which the flow may create records.</param>
public sealed record Flow(
    string Name,
    Origin At,
    Register Severa,
    Register Fortnox,
    bool Enabled,
    Side Master,
    Seq<Side> CreatesIn,
    Seq<SelectRule> Select,
    Seq<SelectRule> Creating,
    Seq<LinkWay> Link,
    Seq<FieldRule> Fields)
{
    /// <summary>Records of their own on one side that are groups of fields on the other.</summary>
    public Seq<Part> Parts { get; init; }

    /// <summary>About the companies and the settings: a refusal stops the flow.</summary>
    public Seq<SelectRule> Preflight { get; init; }

    public Option<ScoreRules> Score { get; init; }

    /// <summary>The entity in which the flow creates records of a side that has several.</summary>
    public HashMap<Side, EntityRef> Creates { get; init; }

    /// <summary>What the flow uses that the engine can't do yet: planning refuses such a flow by name.</summary>
    public Seq<(string Construct, Origin At)> NotYet { get; init; }

    public Register this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>One side of a flow, as its rules see a record of it.</summary>
/// <param name="Entity">The first of its entities.</param>
/// <param name="Schema">The fields of all its entities, and what the rules reach from a record: of one entity alone, simply that one's schema.</param>
public sealed record Register(EntityRef Entity, Schema Schema)
{
    /// <summary>The schema of each entity's own records.</summary>
    public Seq<Schema> Kinds { get; init; } = LanguageExt.Prelude.Seq1(Schema);

    /// <summary>
    /// What the rules reach from a record through references, relations and links. It is kept with the record, so that a change there
    /// is a change of the record (MODEL 5).
    /// </summary>
    public Seq<Reached> Reached { get; init; }

    /// <summary>Whether the rules see a record just as it stands in its register.</summary>
    public bool IsPlain => Reached.IsEmpty && Kinds.Count == 1;
}

/// <summary>A value that is reached from a record, as a field of it.</summary>
/// <param name="Name">The expression's text, which names the field.</param>
/// <param name="Value">Run on the record's own row.</param>
public sealed record Reached(string Name, Formula Value)
{
    /// <summary>The same in two steps, where it goes through a part that other values are reached through too.</summary>
    public Option<Through> Through { get; init; }

    /// <summary>Where it stands already in the form in which it is kept, if it does.</summary>
    public Option<StoredField> Stored { get; init; }
}

/// <summary>How a value is reached through a part of the record, which is then found once for all that go through it.</summary>
/// <param name="Part">The part's name, unique on its side of the flow.</param>
/// <param name="Find">Run on the record's own row.</param>
/// <param name="Take">Run on the same, with what was found as the element.</param>
public sealed record Through(string Part, Eval Find, Eval Take);

/// <summary>A field of another record that has the type of the value that is reached: its bytes are taken as they are.</summary>
/// <param name="Record">Run as the last step to the value is, yields the record.</param>
public sealed record StoredField(Eval Record, Schema Schema, int Ordinal);

/// <summary>A condition under which a record of one side takes part, or would be created on the other.</summary>
/// <param name="Holds">True when the record passes; its negation is the verdict.</param>
/// <param name="Because">A message template; yields text.</param>
public sealed record SelectRule(string Name, Side Side, Verdict Verdict, Formula Holds, Formula Because, Origin At)
{
    /// <summary>A record that was once let through stays so.</summary>
    public bool Remember { get; init; }

    /// <summary>The entities that the rule is about; empty = all of its side.</summary>
    public Seq<EntityRef> For { get; init; }

    /// <summary>The requirements behind the rule: <c>M13</c>.</summary>
    public Seq<string> Docs { get; init; }
}

/// <summary>What a <see cref="SelectRule"/> says of a record that does not pass.</summary>
public enum Verdict
{
    /// <summary>Takes no part, and that is as it should be.</summary>
    Skip,

    /// <summary>Takes no part, and someone should look at it.</summary>
    Refuse,

    /// <summary>Goes on, with a finding.</summary>
    Report,

    /// <summary>As good as deleted (documents).</summary>
    Gone,
}

/// <summary>A way to link: all pairs must be equal, an empty key never links.</summary>
public sealed record LinkWay(string Name, Seq<LinkPair> Pairs, Origin At);

/// <summary>What a way to link compares on each side.</summary>
public sealed record LinkPair(string Name, Formula Severa, Formula Fortnox)
{
    /// <summary>What it means that this pair is equal and another of its way is not.</summary>
    public Alone Alone { get; init; }

    public Formula this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>What a pair that is equal alone says.</summary>
public enum Alone
{
    /// <summary>Nothing: the records are not the same.</summary>
    Ignore,

    /// <summary>A finding; the record is created all the same.</summary>
    Report,

    /// <summary>A clash: the record is refused.</summary>
    Refuse,
}

/// <summary>A pair of fields kept in step.</summary>
/// <param name="Master">The flow's master unless the rule names its own.</param>
public sealed record FieldRule(string Name, Origin At, Option<Assignment> ToSevera, Option<Assignment> ToFortnox, Side Master, UpdateMode Update)
{
    /// <summary>The entities that the rule is about, where a side has several; empty = all.</summary>
    public Seq<EntityRef> For { get; init; }

    /// <summary>Whether the rule is about records of these two kinds.</summary>
    public bool IsAbout(EntityRef one, EntityRef other) => For.IsEmpty || For.Contains(one) || For.Contains(other);

    public Option<Assignment> To(Side side) => side == Side.Severa ? ToSevera : ToFortnox;
}

/// <summary>How often a rule writes.</summary>
public enum UpdateMode
{
    Continuous,

    /// <summary>Set when the record is created, never again.</summary>
    Once,
}

/// <summary>What a rule writes into one field of the other side.</summary>
/// <param name="Ordinal">The written field, in the target side's schema.</param>
public sealed record Assignment(int Ordinal, Formula Value, WhenEmpty Empty, WhenTooLong TooLong)
{
    /// <summary>The rule writes only while this holds.</summary>
    public Option<Formula> When { get; init; }

    /// <summary>Where the value goes, when that is not simply a field of the record: into a part, a record inside it, or a reference by its key.</summary>
    public Option<Target> Target { get; init; }

    /// <summary>The field refers to a record, or the value is a reference: one becomes the other by the record's key.</summary>
    public bool IsReference { get; init; }
}

/// <summary>Where a value goes.</summary>
/// <param name="Entity">The entity of the written field.</param>
/// <param name="Field">The written field.</param>
/// <param name="Path">As it is written in the rules.</param>
public sealed record Target(EntityRef Entity, string Field, string Path)
{
    /// <summary>The part, or the relation to one record, that leads to the entity.</summary>
    public Option<string> By { get; init; }

    /// <summary>The members that lead from the field to the written one: <c>amount</c>.</summary>
    public Seq<string> Members { get; init; }

    /// <summary>The written field refers to a record, and the value is its key of this name: <c>currency.code</c>.</summary>
    public Option<string> Key { get; init; }
}

/// <summary>What to do where the expression yields nothing.</summary>
public enum WhenEmpty
{
    Clear,
    Keep,

    /// <summary>Keep, and a finding.</summary>
    Report,

    /// <summary>The record is refused.</summary>
    Refuse,
}

/// <summary>What to do where a text is longer than the field holds.</summary>
public enum WhenTooLong
{
    /// <summary>The field is not written, a finding says so.</summary>
    Hold,

    /// <summary>The record is refused.</summary>
    Refuse,
}
