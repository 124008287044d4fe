using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>What happens to one document besides being written.</summary>
/// <param name="Target">The document on the other side.</param>
/// <param name="TargetRow">That document; what is not known yet of one that is to be written is unknown.</param>
internal sealed record Reacting(DocumentTask Task, Source Source, Subject Target, Row TargetRow, List<Finding> Findings)
{
    private Scope Scope => Task.Scope(Source.Row, TargetRow);

    /// <summary>
    /// The once-only steps, each under its mark, in the order of the rules. Each waits for the one before, so that behind a rule that can't be
    /// told nothing is done.
    /// </summary>
    public Seq<Step> OnCreated
    {
        get
        {
            var steps = new List<Step>();
            foreach (var reaction in Task.Flow.OnCreated.TakeWhile(_ => CanBeTold)) steps.AddRange(Steps(reaction, "on_created").Map(static step => step.Step with { Mark = step.Mark }));
            return toSeq(steps).Strict();
        }
    }

    /// <summary>Whether nothing was found that stands in the way.</summary>
    public bool CanBeTold => Findings.TrueForAll(static finding => finding.Kind == FindingKind.Report);

    /// <summary>What is written into the source when it could not be transferred.</summary>
    public Seq<Step> OnFailed => Task.Flow.OnFailed.Bind(reaction => Steps(reaction, "on_failed")).Map(static step => step.Step).Strict();

    /// <summary>Each step waits for the one before; the first for what is given.</summary>
    public static Seq<Step> Chained(Seq<Step> steps, Seq<After> first) => steps.Fold(
        (Steps: Seq<Step>(), After: first),
        static (chain, step) => (chain.Steps.Add(step with { After = chain.After }), Seq1(new After(step.Id, Outcome.Success)))).Steps;

    private Seq<(Step Step, string Mark)> Steps(Reaction reaction, string section)
    {
        var mark = $"{section}.{reaction.Name}";
        var happens = reaction.When.Case is Formula when ? when.Run(Scope) : Value.True;
        if (happens.IsUnknown) return Unread(reaction);
        if (!happens.IsTrue) return Seq<(Step, string)>();
        return reaction.Effect switch
        {
            Effect.Write write => Writes(reaction, write.Set, mark),
            Effect.Act act => Seq1((DocumentSteps.Act(Task, Source, act.Entity == Source.Ref.Entity ? Subject.Of(Source.Ref, Source.Row) : Target, act.Action, mark) with { Rule = reaction.At }, mark)),
            Effect.Attach attach => new Filing(Task, Source, Target, Scope).Steps(reaction, attach, mark).IfNone(() => Unread(reaction)),
            _ => throw new System.Diagnostics.UnreachableException(reaction.Effect.GetType().Name),
        };
    }

    /// <summary>One step for each record that is written.</summary>
    private Seq<(Step, string)> Writes(Reaction reaction, Seq<SetRule> rules, string mark)
    {
        var groups = rules.GroupBy(static rule => (rule.Target.Entity, rule.Target.By)).ToArray();
        return toSeq(groups).Bind(group => SubjectOf(group.Key.Entity, group.Key.By).Match(
            Some: subject => Changes(subject, toSeq(group.ToArray()), Reason.ByRule) is { IsEmpty: false } changes
                ? Seq1(Marked(subject, changes, groups.Length > 1 ? $"{mark} {subject.Entity}" : mark))
                : Seq<(Step, string)>(),
            None: () => Unread(reaction))).Strict();

        (Step, string) Marked(Subject subject, Seq<FieldChange> changes, string own) => (DocumentSteps.Update(Task, Source, subject, changes, own), own);
    }

    /// <summary>The written record: either document, or the only one that is related to it.</summary>
    public Option<Subject> SubjectOf(EntityRef entity, Option<string> by)
    {
        if (by.Case is not string relation) return entity == Source.Ref.Entity ? Subject.Of(Source.Ref, Source.Row) : Target;
        var owner = entity.Side == Source.Ref.Side ? Some(Source.Ref) : Target.Known;
        return owner.Map(record => Task.World.Related(record.Entity, relation, record.Id))
            .Filter(static related => related.Kind == ValueKind.Reference)
            .Map(static related => Subject.Of(related.Referenced.Record, related.Referenced.Row));
    }

    /// <summary>What the rules put into the fields of a record.</summary>
    public Seq<FieldChange> Changes(Subject subject, Seq<SetRule> rules, Reason reason)
    {
        var setting = new Setting(Task, Source, Findings);
        return rules.Bind(rule =>
        {
            var field = Task.Rules.Entity(subject.Entity).Fields[rule.Target.Field];
            return Wants(setting, field, rule).Map(wanted => new FieldChange(field.Name, Value.Unknown, ValueOf(subject.Row, field.Name), wanted, reason, rule.Name, rule.Value.At)).ToSeq();
        }).Strict();
    }

    /// <summary>A copy of what the target will be given comes late, with the answer of the step that makes it (MODEL 2).</summary>
    private Option<Wanted> Wants(Setting setting, Field field, SetRule rule) =>
        Target.MadeBy.Case is Hash made && rule.CopyOf.Case is (Side side, string copied) && side != Task.From && rule.Value.Run(Scope).IsUnknown
            ? new Wanted.Late(made, copied, Converted(field, Task.Target.Fields[copied]))
            : setting.Of(field, rule, Scope).Map(static Wanted (value) => new Wanted.Known(value));

    private static Conversion Converted(Field to, Field from) =>
        to.Type.Kind == from.Type.Kind ? Conversion.Copy : to.Type.Kind == ValueKind.Number ? Conversion.ToNumber : Conversion.ToText;

    private Seq<(Step, string)> Unread(Reaction reaction)
    {
        Findings.Add(Planning.Findings.Unread(new About(Task.Name, reaction.Name, reaction.At, Seq1(Source.Ref), Seq<FieldValue>())));
        return Seq<(Step, string)>();
    }

    public static Value ValueOf(Row row, string field) => row.Schema is { } schema && schema.Ordinal(field).Case is int ordinal ? row[ordinal] : Value.Unknown;
}
