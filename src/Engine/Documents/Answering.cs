using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>
/// <c>when_changed:</c> and <c>when_gone:</c>: what becomes of a document whose source is no longer what it was when the two were last
/// agreed (MODEL 1). What a person has changed is never overwritten.
/// </summary>
/// <param name="Source">As it is, or as it last was.</param>
internal sealed record Answering(DocumentTask Task, Source Source, Link Link, RecordRef Target, Row TargetRow, List<Finding> Findings)
{
    private Scope Scope => Task.Scope(Source.Row, TargetRow);

    private Side To => Target.Side;

    /// <summary>A counter entry whose outcome is open is settled before anything else.</summary>
    public Option<Step> Settled => Task.OpenCounter(Source.Ref).Map(open => Counter(Seq<FieldChange>(), open));

    /// <param name="because">Why it counts as gone, or empty.</param>
    public Seq<Step> Gone(Response response, string because)
    {
        if (response.Do != ResponseKind.CounterEntry || Kept(response).Case is string) return Left(Planning.Findings.SourceGone(About(response.At), Task.From, Kept(response).IfNone(because)));
        var fields = CounterFields(response);
        return fields.IsEmpty ? Seq<Step>() : Seq1(Counter(fields, Task.OpenCounter(Source.Ref)));
    }

    /// <summary>Brings the document in step, unless something stands against it.</summary>
    public FlowPlan Changed(Response response)
    {
        var (document, found) = Composer.Compose(Task, Source);
        Findings.AddRange(found);
        return document.Case is Composition composed ? Changed(response, composed) : FlowPlan.Of(Seq<Step>());
    }

    private FlowPlan Changed(Response response, Composition document)
    {
        var before = Link[Task.From].Row;
        var changed = document.Composed.Filter(now => Was(before, now.Field) is { IsUnknown: false } was && !now.Value.IsUnknown && was != now.Value).Strict();
        var written = Written(document, changed);
        if (written.IsEmpty) return Noted(document, changed);
        var fields = written.Map(static change => change.Field).Strict();
        return Against(response, written).Match(
            because => FlowPlan.Of(Left(Planning.Findings.SourceChanged(About(response.At), fields, because))),
            () => FlowPlan.Of(written.Exists(change => Task.Target.Fields[change.Field].Write != WriteMode.Always)
                ? Moved(response, fields)
                : Seq1(DocumentSteps.Follow(Task, Source, Link, (Target, TargetRow), written, document.Composed))));
    }

    /// <summary>The target's fields that are otherwise than the changed source wants them.</summary>
    private Seq<FieldChange> Written(Composition document, Seq<FieldValue> changed) => toSeq(Task.Flow.Set
        .Filter(rule => changed.Exists(value => value.Field == rule.Composed))
        .GroupBy(static rule => rule.Target.Field, StringComparer.Ordinal)
        .Select(rules => Change(document, rules.First()))
        .Where(static change => !Holds(((Wanted.Known)change.After).Value, change.Before))).Strict();

    private FieldChange Change(Composition document, SetRule rule) => new(
        rule.Target.Field,
        Reacting.ValueOf(Link[To].Row, rule.Target.Field),
        Reacting.ValueOf(TargetRow, rule.Target.Field),
        document.Fields.Find(field => field.Field == rule.Target.Field).Map(static field => field.After).IfNone(new Wanted.Known(Value.Nothing)),
        Task.From == Side.Severa ? Reason.ChangedInSevera : Reason.ChangedInFortnox,
        rule.Name,
        rule.Value.At);

    /// <summary>What stands against a write, in words.</summary>
    private Option<string> Against(Response response, Seq<FieldChange> written)
    {
        if (Kept(response).Case is string because) return because;
        if (Link[Task.From].Rules != Task.Rules.Hash && IsAsItWas) return "only the rules or settings have changed since";
        var touched = Task.Flow.Set.Map(static rule => rule.Target.Field).Distinct(StringComparer.Ordinal).ToSeq().Filter(IsTouched).Strict();
        if (!touched.IsEmpty) return $"a person has changed it in {To.Title()}: {string.Join(", ", touched)}";
        return written.Exists(static change => change.Before.IsUnknown) ? $"it could not be read in {To.Title()}" : Option<string>.None;
    }

    /// <summary>Whether nothing of the source itself is otherwise.</summary>
    private bool IsAsItWas => Source.Row == Link[Task.From].Row.As(Source.Row.Schema!);

    /// <summary>Whether somebody has changed a field since it was written.</summary>
    private bool IsTouched(string field) =>
        Reacting.ValueOf(Link[To].Row, field) is { IsUnknown: false } was && Reacting.ValueOf(TargetRow, field) is { IsUnknown: false } now && was != now;

    /// <summary>A field that only a create can set wants another record: this one counts as gone, the next run makes the other.</summary>
    private Seq<Step> Moved(Response response, Seq<string> fields) => Task.Flow.WhenGone.Case is Response { Do: ResponseKind.CounterEntry } gone
        ? Gone(gone, "")
        : Left(Planning.Findings.SourceChanged(About(response.At), fields, $"{To.Title()} can't change {string.Join(", ", fields)}"));

    /// <summary>Nothing is to be written: the bases move to what is, under the rules that are in force; what a person has changed stays a change.</summary>
    private FlowPlan Noted(Composition document, Seq<FieldValue> changed)
    {
        if (changed.IsEmpty && Link[Task.From].Rules == Task.Rules.Hash) return FlowPlan.Of(Seq<Step>());
        var held = Task.Flow.Set.Map(static rule => rule.Target.Field).Distinct(StringComparer.Ordinal).ToSeq().Filter(IsTouched).Map(field => new HeldField(To, field));
        var prints = HashMap((Task.From, new Fingerprint(Source.Ref, Source.Row.Hash)), (To, new Fingerprint(Target, TargetRow.Hash)));
        var note = new Note(Task.Name, prints[Side.Severa], prints[Side.Fortnox], Link.Agreed, held.Strict()) { Reached = document.Composed };
        return FlowPlan.Of(Seq<Step>()) with { Notes = Seq1(note) };
    }

    /// <summary>The first record's fields, but for those that the rules give the second.</summary>
    private Seq<FieldChange> CounterFields(Response response)
    {
        var setting = new Setting(Task, Source, Findings);
        var own = response.Counter.Map(rule => (Rule: rule, Value: setting.Of(Composer.Inner(Task.Target.Fields[rule.Target.Field], rule.Target.Members), rule, Scope))).Strict();
        var names = Task.Flow.Set.Map(static rule => rule.Target.Field).Concat(own.Map(static set => set.Rule.Target.Field)).Distinct(StringComparer.Ordinal);
        var fields = toSeq(names.Select(name => (Name: name, Value: own.Filter(set => set.Rule.Target.Field == name).Fold(Reacting.ValueOf(TargetRow, name), With)))).Strict();
        if (own.Exists(static set => set.Value.IsNone) || fields.Exists(static field => field.Value.IsUnknown))
        {
            Findings.Add(Planning.Findings.Unread(About(response.At)));
            return Seq<FieldChange>();
        }
        return fields.Filter(static field => field.Value.IsSet)
            .Map(field => new FieldChange(field.Name, Value.Unknown, Value.Nothing, new Wanted.Known(field.Value), Reason.SourceGone, Task.Name, response.At)).Strict();
    }

    private static Value With(Value value, (SetRule Rule, Option<Value> Value) set) => set.Rule.Target.Members.IsEmpty
        ? set.Value.IfNone(value)
        : Value.Record(value.Members.ToArray().Where(member => member.Name != set.Rule.Target.Members[0]).Append(new Member(set.Rule.Target.Members[0], set.Value.IfNone(Value.Nothing))));

    private Step Counter(Seq<FieldChange> fields, Option<Intent> open) => DocumentSteps.Counter(Task, Source, Link, (Target, TargetRow), fields, open);

    /// <summary>Why it is left as it is, where the rule's <c>unless:</c> says so.</summary>
    private Option<string> Kept(Response response) => response.Unless.Map(unless => unless.Run(Scope)).Case switch
    {
        Value { IsTrue: true } => response.Because.Map(because => because.Run(Scope).ToString()).IfNone("the rule says so"),
        Value { IsUnknown: true } => $"it could not be read in {To.Title()} whether it may be changed",
        _ => None,
    };

    private Seq<Step> Left(Finding finding)
    {
        Findings.Add(finding);
        return Seq<Step>();
    }

    private About About(Origin at) => new(Task.Name, Task.Name, at, Seq(Source.Ref, Target), Seq<FieldValue>());

    private static Value Was(Row before, string field) => Reacting.ValueOf(before, field);

    /// <summary>Of a record only the wanted members count: a system may add some of its own.</summary>
    private static bool Holds(Value wanted, Value there) => (wanted.Kind, there.Kind) switch
    {
        (ValueKind.Record, ValueKind.Record) => wanted.Members.ToArray().All(member => there.Members.ToArray().Any(other => other.Name == member.Name && other.Value == member.Value)),
        _ => wanted == there,
    };
}
