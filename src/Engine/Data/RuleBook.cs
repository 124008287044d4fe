using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>All rules, checked and compiled, with the settings they were compiled under.</summary>
/// <param name="Hash">Over the merged rule texts and the effective settings: a plan made under other rules is refused.</param>
public sealed record RuleBook(Hash Hash, SystemCatalogue Severa, SystemCatalogue Fortnox, Settings Settings, Seq<Flow> Flows)
{
    public SystemCatalogue this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public EntityType Entity(EntityRef entity) => this[entity.Side].Entities[entity.Name];
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
    public Register this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>One side of a flow: its entity, and the fields of it that the flow reads.</summary>
public sealed record Register(EntityRef Entity, Schema Schema);

/// <summary>A condition under which a record of one side takes part, or would be created on the other.</summary>
/// <param name="Holds">True when the record passes; its negation is the verdict.</param>
/// <param name="Because">A message template; yields text.</param>
public sealed record SelectRule(string Name, Side Side, Verdict Verdict, Formula Holds, Formula Because, Origin At);

/// <summary>What a <see cref="SelectRule"/> says of a record that does not pass.</summary>
public enum Verdict
{
    /// <summary>Takes no part, and that is as it should be.</summary>
    Skip,

    /// <summary>Takes no part, and someone should look at it.</summary>
    Refuse,

    /// <summary>Goes on, with a finding.</summary>
    Report,
}

/// <summary>A way to link: all pairs must be equal, an empty key never links.</summary>
public sealed record LinkWay(string Name, Seq<LinkPair> Pairs, Origin At);

public sealed record LinkPair(string Name, Formula Severa, Formula Fortnox)
{
    public Formula this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>A pair of fields kept in step.</summary>
/// <param name="Master">The flow's master unless the rule names its own.</param>
public sealed record FieldRule(string Name, Origin At, Option<Assignment> ToSevera, Option<Assignment> ToFortnox, Side Master, UpdateMode Update)
{
    public Option<Assignment> To(Side side) => side == Side.Severa ? ToSevera : ToFortnox;
}

public enum UpdateMode
{
    Continuous,

    /// <summary>Set when the record is created, never again.</summary>
    Once,
}

/// <summary>What a rule writes into one field of the other side.</summary>
/// <param name="Ordinal">The written field, in the target side's schema.</param>
public sealed record Assignment(int Ordinal, Formula Value, WhenEmpty Empty, WhenTooLong TooLong);

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
