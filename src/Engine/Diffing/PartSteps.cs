using Brygga.Engine.Data;
using Brygga.Engine.Matching;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>Changes of a part as a step on its own record: made where it is missing, changed where it is there (MODEL 1).</summary>
internal static class PartSteps
{
    public static Option<Step> Of(FlowTask task, PairChanges changes, Part part)
    {
        var record = new WrittenRecord(part.Side, part.Name);
        if (changes.Writes(record).IsEmpty) return None;
        var pair = changes.Pair;
        var found = Found(task, pair, part);
        if (found.IsUnknown || (found.IsSet && task.World.Find(found.Referenced.Record, out _) != Presence.Present)) return Unread(task, changes, part);
        if (found.IsSet && IsShared(task, changes, part, found)) return Shared(changes, part);
        if (!found.IsSet && part.Exists.Exists(exists => !exists.Run(task.Scope(part.Side.Other(), pair[part.Side.Other()].Row)).IsTrue)) return Withdrawn(changes, record);
        return found.IsSet ? Update(task, changes, part, found.Referenced.Record) : Create(task, changes, part);
    }

    /// <summary>A part of a record that is to be made itself, in the step before.</summary>
    public static Option<Step> After(FlowTask task, Step owner, Entry source, Part part, List<Finding> findings)
    {
        if (IsOpen(task, source, part)) return None;
        if (part.Exists.Exists(exists => !exists.Run(task.Scope(source.Ref.Side, source.Row)).IsTrue)) return None;
        var fields = PartFields(task, source, Row.None, part, findings);
        return fields.IsEmpty ? None : Some(Create(task, source, part, fields, new Wanted.Late(owner.Id, task.Rules.Entity(owner.Entity).Id, Conversion.Copy)) with
        {
            After = Seq1(new After(owner.Id, Outcome.Success)),
        });
    }

    private static Value Found(FlowTask task, Pair pair, Part part) =>
        task.Part(part, pair[part.Side], pair.Known.Map(link => link[part.Side].Row).IfNone(Row.None));

    /// <summary>Whether an earlier create of the part was never confirmed: that is settled first (MODEL 2).</summary>
    private static bool IsOpen(FlowTask task, Entry source, Part part) =>
        task.OpenIntents.Exists(intent => intent.Source == source.Ref && intent.Part == part.Name);

    private static Option<Step> Unread(FlowTask task, PairChanges changes, Part part)
    {
        changes.Findings.Add(Findings.Unread(changes.About(part.Name, part.At)));
        return Withdrawn(changes, new(part.Side, part.Name));
    }

    private static Option<Step> Shared(PairChanges changes, Part part)
    {
        changes.Findings.Add(Findings.SharedPart(changes.About(part.Name, part.At), part.Side));
        return Withdrawn(changes, new(part.Side, part.Name));
    }

    private static Option<Step> Withdrawn(PairChanges changes, WrittenRecord record)
    {
        changes.Withdraw(record);
        return None;
    }

    /// <summary>Another part is the same record, and what its rules want of a field is not what these changes give it.</summary>
    private static bool IsShared(FlowTask task, PairChanges changes, Part part, Value found)
    {
        var pair = changes.Pair;
        var others = task.Flow.Parts.Filter(other => other.Name != part.Name && other.Side == part.Side && Found(task, pair, other) == found);
        return others.Exists(other => PartFields(task, pair[part.Side.Other()], pair[part.Side].Row, other, [])
            .Exists(wanted => changes.Writes(new(part.Side, part.Name)).Exists(change => change.Written == wanted.Written && change.WrittenValue != wanted.WrittenValue)));
    }

    private static Step Update(FlowTask task, PairChanges changes, Part part, RecordRef address)
    {
        var (pair, record) = (changes.Pair, new WrittenRecord(part.Side, part.Name));
        var (source, fields) = (pair[part.Side.Other()], changes.Writes(record));
        task.World.Find(address, out var row);
        return new Step(
            StepIds.Of(task, Verb.Update, source.Ref, part.Entity, address, fields),
            task.Flow.Name,
            fields[0].At,
            Verb.Update,
            source.Ref,
            part.Entity,
            address,
            Option<Hash>.None,
            fields,
            Fingerprints.Of(source).Add(new Fingerprint(address, row.Hash)),
            pair.Known.Map(static link => link.Agreed),
            changes.HeldBy(record),
            Seq<After>(),
            fields[0].Reason,
            Cost.In(part.Side, 1))
        {
            Part = part.Name,
            Reached = ReachedValues.Of(task, pair, address, fields),
        };
    }

    private static Option<Step> Create(FlowTask task, PairChanges changes, Part part)
    {
        var (pair, record) = (changes.Pair, new WrittenRecord(part.Side, part.Name));
        var source = pair[part.Side.Other()];
        if (IsOpen(task, source, part)) return Withdrawn(changes, record);
        var fields = PartFields(task, source, pair[part.Side].Row, part, changes.Findings);
        return fields.IsEmpty ? Withdrawn(changes, record) : Create(task, source, part, fields, new Wanted.Known(Value.Reference(pair[part.Side].Ref, Row.None))) with
        {
            Agreed = pair.Known.Map(static link => link.Agreed),
            Held = changes.HeldBy(record),
        };
    }

    private static Step Create(FlowTask task, Entry source, Part part, Seq<FieldChange> values, Wanted owner)
    {
        var by = task.Rules.Entity(part.Entity).PartOf.Map(static p => p.By).IfNone(() => throw new InvalidOperationException($"{part.Entity} belongs to no other record"));
        var place = part.Where.Map(w => Fixed(part, w.Field, new Wanted.Known(w.Value))).Add(Fixed(part, by, owner));
        var fields = toSeq((values + place).OrderBy(static f => f.Field, StringComparer.Ordinal)).Strict();
        return new(
            StepIds.Of(task, Verb.Create, source.Ref, part.Entity, None, fields),
            task.Flow.Name,
            part.At,
            Verb.Create,
            source.Ref,
            part.Entity,
            Option<RecordRef>.None,
            Some(task.Marker(source.Ref, part.Name)),
            fields,
            Fingerprints.Of(source),
            Option<Hash>.None,
            Seq<HeldField>(),
            Seq<After>(),
            Reason.MissingThere,
            Cost.In(part.Side, 2))
        {
            Part = part.Name,
            Reached = (ReachedValues.Of(task, source.Ref.Side, source.Row) + ReachedValues.OfNew(task, part.Side, fields).Filter(static value => !value.Value.IsUnknown)).Strict(),
        };
    }

    private static FieldChange Fixed(Part part, string field, Wanted wanted) =>
        new(field, Value.Unknown, Value.Nothing, wanted, Reason.MissingThere, part.Name, part.At);

    /// <summary>All that the rules have for a part that is to be made; a rule that can't be told leaves its field out, and says so.</summary>
    private static Seq<FieldChange> PartFields(FlowTask task, Entry source, Row target, Part part, List<Finding> findings)
    {
        var fields = new List<FieldChange>();
        var scope = source.Ref.Side == Side.Severa ? task.Scope(source.Row, target) : task.Scope(target, source.Row);
        foreach (var rule in task.Flow.Fields)
        {
            if (rule.To(part.Side).Case is not Assignment assignment || assignment.Target.Bind(static t => t.By) != part.Name) continue;
            Drafts.Add(task, source, rule, assignment, scope, fields, findings);
        }
        return toSeq(fields).Strict();
    }
}
