using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>
/// What the rules that are planned need to have been read, rule by rule. A flow that planning refuses by name, and a flow of documents
/// that is switched off, need nothing.
/// </summary>
internal static class UsedFields
{
    public static Seq<FieldUse> Of(RuleBook rules, Schemas schemas) =>
        (rules.Flows.Filter(IsPlanned).Bind(flow => Of(rules, schemas, flow))
        + rules.Documents.Filter(IsPlanned).Bind(flow => DocumentUses.Of(rules, schemas, flow))).Strict();

    public static bool IsPlanned(Flow flow) => flow.NotYet.IsEmpty;

    public static bool IsPlanned(DocumentFlow flow) => flow.Enabled && flow.NotYet.IsEmpty;

    public static Seq<FieldUse> Of(RuleBook rules, Schemas schemas, Flow flow)
    {
        var uses = new Uses(rules, schemas, flow.Name, side => flow[side]);
        return uses.Conditions("preflight", flow.Preflight)
            + uses.Conditions("select", flow.Select)
            + uses.Conditions("creating", flow.Creating)
            + flow.Link.Bind(way => way.Pairs.Bind(pair => uses.Of($"link.{way.Name}", pair.Severa, pair.Fortnox)))
            + flow.Score.ToSeq().Bind(score => Of(uses, score))
            + flow.Fields.Bind(rule => (rule.ToSevera.ToSeq() + rule.ToFortnox.ToSeq()).Bind(assignment => uses.Written(rule, assignment)))
            + flow.Parts.Bind(part => Of(uses, part));
    }

    private static Seq<FieldUse> Of(Uses uses, ScoreRules score) =>
        score.Compare.Bind(comparison => uses.Of($"score.{comparison.Values.Name}", comparison.Values.Severa, comparison.Values.Fortnox))
        + score.Candidates.Bind(key => uses.Of($"score.candidates.{key.Values.Name}", key.Values.Severa, key.Values.Fortnox));

    private static Seq<FieldUse> Of(Uses uses, Part part) => uses.Of($"parts.{part.Name}", part.Found.Cons(part.Exists.ToSeq()))
        + part.Where.Map(where => uses.Of($"parts.{part.Name}", part.At, part.Entity, where.Field));
}

/// <summary>The fields that the formulas of one flow read, by the names of its rules.</summary>
internal sealed record Uses(RuleBook Rules, Schemas Schemas, string Flow, Func<Side, Register> Register)
{
    public FieldUse Of(string rule, Origin at, EntityRef entity, string field) => new($"{Flow}.{rule}", at, entity, field);

    public Seq<FieldUse> Of(string rule, params ReadOnlySpan<Formula> formulas) => Of(rule, toSeq(formulas.ToArray()));

    public Seq<FieldUse> Of(string rule, Seq<Formula> formulas) => formulas.Bind(formula =>
        formula.Reads.Fields.Bind(read => Seen(rule, formula.At, Register(read.Side), Register(read.Side).Schema[read.Ordinal].Name))
        + formula.Reads.Others.Map(read => Of(rule, formula.At, read.Entity, Schemas[read.Entity][read.Ordinal].Name))
        + formula.Reads.Settings.Bind(setting => OfSetting(rule, formula.At, setting)));

    /// <summary>A record that a setting names is found by its key.</summary>
    private Seq<FieldUse> OfSetting(string rule, Origin at, string setting) => Rules.Settings.Values.Find(setting)
        .Filter(static value => value.Kind == ValueKind.Reference)
        .Map(value => Key(rule, at, value.Referenced.Record.Entity)).ToSeq();

    private FieldUse Key(string rule, Origin at, EntityRef entity) => Of(rule, at, entity, Rules.Entity(entity).KeyField);

    /// <summary>A field of a record as the flow sees it: of each kind that has it, or what it is reached through.</summary>
    private Seq<FieldUse> Seen(string rule, Origin at, Register register, string field) => register.Reached.Find(reached => reached.Name == field).Match(
        reached => Of(rule, reached.Value).Map(use => use with { At = at }),
        () => register.Kinds.Filter(kind => kind.Ordinal(field).IsSome).Map(kind => Of(rule, at, kind.Entity, field)));

    public Seq<FieldUse> Conditions(string section, Seq<SelectRule> rules) => rules.Bind(rule => Of($"{section}.{rule.Name}", rule.Holds, rule.Because));

    /// <summary>A field that is kept in step is read before it is written; one that is written once, with its new record, is not.</summary>
    public Seq<FieldUse> Written(FieldRule rule, Assignment assignment)
    {
        var (name, value) = ($"fields.{rule.Name}", assignment.Value);
        var side = rule.ToSevera.Exists(to => ReferenceEquals(to, assignment)) ? Side.Severa : Side.Fortnox;
        var own = assignment.Target.Match(
            target => Seq1(Of(name, value.At, target.Entity, target.Field)),
            () => Seen(name, value.At, Register(side), Register(side).Schema[assignment.Ordinal].Name));
        var kept = rule.Update == UpdateMode.Continuous ? own : Seq<FieldUse>();
        var keys = assignment.IsReference ? Register(side).Schema[assignment.Ordinal].Type.RefersTo.Map(entity => Key(name, value.At, entity)) : Seq<FieldUse>();
        return (kept + keys + Of(name, value.Cons(assignment.When.ToSeq())) + assignment.Target.ToSeq().Bind(target => Named(name, value.At, target))).Strict();
    }

    /// <summary>A reference that is written by the key of its record is found in the register.</summary>
    public Seq<FieldUse> Named(string rule, Origin at, Target target) =>
        from key in target.Key.ToSeq()
        from entity in Rules.Entity(target.Entity).Fields.Find(target.Field).ToSeq().Bind(static field => field.Type.RefersTo)
        where Rules.Entity(entity).Fields.ContainsKey(key)
        select Of(rule, at, entity, key);
}

/// <summary>The schemas that the rules were compiled under.</summary>
internal sealed class Schemas(RuleBook rules)
{
    private readonly Dictionary<EntityRef, Schema> _schemas = rules.Flows
        .Bind(static flow => flow.Severa.Kinds + flow.Fortnox.Kinds)
        .Concat(rules.Schemas)
        .DistinctBy(static schema => schema.Entity)
        .ToDictionary(static schema => schema.Entity);

    public Schema this[EntityRef entity] => _schemas.TryGetValue(entity, out var schema) ? schema : new(entity, []);
}
