using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>
/// <c>while_linked:</c>, looked at on every run. Of rules that set one field the first that holds counts; behind one that can't be told
/// none does. What a person has changed since it was written stays, until the other document says something new (MODEL 1).
/// </summary>
internal static class Following
{
    public static Seq<Step> Of(Reacting reacting, Link link)
    {
        var judged = reacting.Task.Flow.WhileLinked.Map(reaction => (Reaction: reaction, Holds: Judged(reacting, reaction))).Filter(static rule => rule.Holds.IsTrue || rule.Holds.IsUnknown).Strict();
        var acts = judged.Filter(static rule => rule.Holds.IsTrue).Bind(rule => rule.Reaction.Effect is Effect.Act act ? Act(reacting, rule.Reaction, act) : Seq<Step>());
        var rules = judged.Bind(static rule => rule.Reaction.Effect is Effect.Write write ? write.Set.Map(set => (Set: set, rule.Holds)) : Seq<(SetRule Set, Value Holds)>())
            .DistinctBy(static rule => (rule.Set.Target.Entity, rule.Set.Target.By, rule.Set.Target.Field))
            .Where(static rule => rule.Holds.IsTrue).Select(static rule => rule.Set);
        var writes = toSeq(rules.GroupBy(static rule => (rule.Target.Entity, rule.Target.By)).OrderByDescending(static group => group.Key.By.IsSome))
            .Bind(group => reacting.SubjectOf(group.Key.Entity, group.Key.By).ToSeq().Bind(subject => Write(reacting, link, subject, toSeq(group.ToArray()))));
        return Reacting.Chained((acts + writes).Strict(), Seq<After>());
    }

    private static Value Judged(Reacting reacting, Reaction reaction)
    {
        var holds = reaction.When.Case is Formula when ? when.Run(reacting.Task.Scope(reacting.Source.Row, reacting.TargetRow)) : Value.True;
        if (holds.IsUnknown) reacting.Findings.Add(Findings.Unread(new About(reacting.Task.Name, reaction.Name, reaction.At, Seq1(reacting.Source.Ref), Seq<FieldValue>())));
        return holds;
    }

    /// <summary>An action that is done already is not done again.</summary>
    private static Seq<Step> Act(Reacting reacting, Reaction reaction, Effect.Act act)
    {
        var subject = act.Entity == reacting.Source.Ref.Entity ? Subject.Of(reacting.Source.Ref, reacting.Source.Row) : reacting.Target;
        var done = reacting.Task.Rules.Entity(act.Entity).Actions[act.Action].Done.Exists(formula => formula.Run(Scope.Of(act.Entity.Side, subject.Row, Settings.None)).IsTrue);
        return done ? Seq<Step>() : Seq1(DocumentSteps.Act(reacting.Task, reacting.Source, subject, act.Action, $"while_linked.{reaction.Name}") with { Rule = reaction.At });
    }

    private static Seq<Step> Write(Reacting reacting, Link link, Subject subject, Seq<SetRule> rules)
    {
        var reason = subject.Entity.Side == Side.Severa ? Reason.ChangedInFortnox : Reason.ChangedInSevera;
        var changes = reacting.Changes(subject, rules, reason)
            .Map(change => change with { Base = Agreed(reacting, link, subject, change.Field) })
            .Filter(static change => change.After is Wanted.Known wanted && wanted.Value != change.Before && (change.Base.IsUnknown || wanted.Value != change.Base))
            .Filter(change => IsRead(reacting, change)).Strict();
        return changes.IsEmpty ? Seq<Step>() : Seq1(DocumentSteps.Update(reacting.Task, reacting.Source, subject, changes, "while_linked"));
    }

    /// <summary>A field that was not read may hold already what it would get, so it is left as it is.</summary>
    private static bool IsRead(Reacting reacting, FieldChange change)
    {
        if (change.Before.IsUnknown) reacting.Findings.Add(Findings.Unread(new About(reacting.Task.Name, change.Rule, change.At, Seq1(reacting.Source.Ref), Seq<FieldValue>())));
        return !change.Before.IsUnknown;
    }

    /// <summary>What the field last got, or held when the two were linked; of a related record that is not remembered.</summary>
    private static Value Agreed(Reacting reacting, Link link, Subject subject, string field) =>
        subject.Known == Some(reacting.Source.Ref) || subject.Known == reacting.Target.Known ? Reacting.ValueOf(link[subject.Entity.Side].Row, field) : Value.Unknown;
}
