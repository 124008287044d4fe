using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Worlds;

/// <summary>The obvious interpreter of a plan, on worlds that are values: what applying means, without any effect.</summary>
public static class Model
{
    public static (World World, Memory Memory) Apply(RuleBook book, World world, Memory memory, Plan plan) =>
        ApplyNotes(book, plan, ApplySteps(book, plan.Steps, (world, memory)));

    public static (World World, Memory Memory) ApplySteps(RuleBook book, IEnumerable<Step> steps, (World World, Memory Memory) state) =>
        steps.Aggregate(state, (s, step) => Apply(book, s.World, s.Memory, step));

    private static (World, Memory) ApplyNotes(RuleBook book, Plan plan, (World World, Memory Memory) state) =>
        plan.Notes.Fold(state, (s, note) => (s.World, Remember(book, s.World, s.Memory, note.Flow, note.Severa.Record, note.Fortnox.Record, note.Held)));

    private static (World World, Memory Memory) Apply(RuleBook book, World world, Memory memory, Step step)
    {
        switch (step.Verb)
        {
            case Verb.Link:
                return (world, Remember(book, world, memory, step, Target(step)));
            case Verb.Update:
                var changed = world.Update(Target(step), Written(step));
                return (changed, Marked(Remember(book, changed, memory, step, Target(step)), step));
            case Verb.Create:
                return world.Create(step.Entity.Side, Written(step)).Match(
                    made => (made.World, Remember(book, made.World, memory, step, new RecordRef(step.Entity, made.Id))),
                    () => (world, memory));
            case Verb.Act or Verb.Attach:
                return (world, Marked(memory, step));
            default:
                throw new UnreachableException(step.Verb.ToString());
        }
    }

    /// <summary>These worlds show no trace of an action or a file; state remembers that it was done.</summary>
    private static Memory Marked(Memory memory, Step step) =>
        (from mark in step.Mark
         from link in memory.Links.Find(link => link.Flow == step.Flow && link.Id(step.Source.Side) == step.Source.Id)
         select memory with { Done = memory.Done.Add(new(link.Flow, link.SeveraId, link.FortnoxId, mark)) }).IfNone(memory);

    private static RecordRef Target(Step step) => step.Target.IfNone(() => throw new UnreachableException("a step without a target"));

    private static IEnumerable<(string, Value)> Written(Step step) =>
        step.Fields.Select(static change => (change.Field, ((Wanted.Known)change.After).Value));

    private static Memory Remember(RuleBook book, World world, Memory memory, Step step, RecordRef target) => step.Source.Side == Side.Severa
        ? Remember(book, world, memory, step.Flow, step.Source, target, step.Held)
        : Remember(book, world, memory, step.Flow, target, step.Source, step.Held);

    private static Memory Remember(RuleBook book, World world, Memory memory, string flow, RecordRef severa, RecordRef fortnox, Seq<HeldField> held)
    {
        var known = memory.Links.Find(link => link.SeveraId == severa.Id && link.FortnoxId == fortnox.Id);
        var link = new Link(flow, severa.Id, fortnox.Id, Moved(severa), Moved(fortnox));
        return memory with { Links = memory.Links.Filter(l => known != l).Add(link).Strict() };

        Base Moved(RecordRef record)
        {
            var schema = book.Flows[0][record.Side].Schema;
            var row = world.Row(book, record).IfNone(() => throw new UnreachableException("a linked record that is gone"));
            var keep = held.Filter(h => h.Side == record.Side).Map(h => schema.Ordinal(h.Field).IfNone(-1)).ToHashSet();
            return new(known.Match(k => row.Keeping(k[record.Side].Row, keep), () => row), book.Hash);
        }
    }
}
