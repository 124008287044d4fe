using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>A record that is to be created on the other side.</summary>
internal sealed record Draft(Entry Source, Seq<FieldChange> Fields);

/// <summary>Works out the fields of a record that is to be created, or the findings that keep it from being created.</summary>
internal static class Drafts
{
    public static Option<Draft> Of(FlowTask task, Entry source, List<Finding> findings)
    {
        var target = source.Ref.Side.Other();
        var (fields, own) = (new List<FieldChange>(), new List<Finding>());
        var scope = task.Scope(source.Ref.Side, source.Row);
        foreach (var rule in task.Flow.Fields)
            if (rule.IsAbout(source.Ref.Entity, task.Created(target)) && rule.To(target).Case is Assignment assignment && !IsOfPart(assignment))
                Add(task, source, rule, assignment, scope, fields, own);
        Complete(task, source, fields, own);
        findings.AddRange(own);
        return own.TrueForAll(static finding => finding.Kind == FindingKind.Report)
            ? Some(new Draft(source, toSeq(fields.OrderBy(static f => f.Field, StringComparer.Ordinal)).Strict()))
            : None;
    }

    private static bool IsOfPart(Assignment assignment) => assignment.Target.Exists(static target => target.By.IsSome);

    /// <summary>What a rule gives a record that is to be created.</summary>
    public static void Add(FlowTask task, Entry source, FieldRule rule, Assignment assignment, in Scope scope, List<FieldChange> fields, List<Finding> findings)
    {
        var target = source.Ref.Side.Other();
        var field = task.Flow[target].Schema[assignment.Ordinal];
        if (field.Write == WriteMode.Never) return;
        var applies = WantedValue.Applies(assignment, scope);
        if (applies is { IsTrue: false, IsUnknown: false }) return;
        var (value, missing) = applies.IsUnknown ? default : WantedValue.Of(task, field, assignment, scope);
        var about = new About(task.Flow.Name, rule.Name, assignment.Value.At, Seq1(source.Ref), Values.Read(assignment.Value, source.Ref.Side, source.Row));
        if (missing.Case is Value key) findings.Add(Findings.NoSuchRecord(about, target, field.Name, key));
        else if (value.IsUnknown) findings.Add(Findings.Unread(about));
        else if (value.IsNothing) AddEmpty(assignment, about, findings);
        else if (Fitting.IsTooLong(field, value, out var most)) findings.Add(Findings.TooLong(about, assignment.TooLong == WhenTooLong.Refuse, value, most));
        else if (Fitting.IsNotDigits(field, value)) findings.Add(Findings.NotDigits(about, value));
        else WantedValue.Sent(task, assignment, value).Match(
            Right: sent => fields.Add(new(field.Name, Value.Unknown, Value.Nothing, new Wanted.Known(value), Reason.MissingThere, rule.Name, assignment.Value.At) { Sent = sent }),
            Left: unknown => findings.Add(Findings.NoSuchRecord(about, target, field.Name, unknown)));
    }

    /// <summary>That nothing becomes of nothing is no news.</summary>
    private static void AddEmpty(Assignment assignment, About about, List<Finding> findings)
    {
        if (assignment.Empty == WhenEmpty.Refuse || (assignment.Empty == WhenEmpty.Report && about.Values.Exists(static read => read.Value.IsSet)))
            findings.Add(Findings.Empty(about, assignment.Empty == WhenEmpty.Refuse));
    }

    /// <summary>What the target wants of every record, and what recovery wants of every create.</summary>
    private static void Complete(FlowTask task, Entry source, List<FieldChange> fields, List<Finding> findings)
    {
        var target = source.Ref.Side.Other();
        var entity = task.Rules.Entity(task.Created(target));
        var about = new About(task.Flow.Name, task.Flow.Name, task.Flow.At, Seq1(source.Ref), Seq<FieldValue>());
        var written = fields.Select(static f => f.Written).ToHashSet(StringComparer.Ordinal);
        foreach (var field in entity.Fields.Values.OrderBy(static f => f.Name, StringComparer.Ordinal))
            if (field is { Required: true, Given: false } && !written.Contains(field.Name))
                findings.Add(Findings.RequiredEmpty(about, target, field.Name));
        entity.RecoverKey.Filter(key => !written.Contains(key)).IfSome(key => findings.Add(Findings.NoRecoverKey(about, target, key)));
    }
}
