using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>The record that a reaction is about: one that there is, or one that an earlier step of the plan makes.</summary>
internal sealed record Subject(EntityRef Entity, Option<RecordRef> Known, Option<Hash> MadeBy)
{
    /// <summary>Its fields as they are; none where it is yet to be made.</summary>
    public Row Row { get; init; }

    public static Subject Of(RecordRef record, Row row) => new(record.Entity, Some(record), None) { Row = row };

    public static Subject Coming(EntityRef entity, Hash step) => new(entity, None, Some(step));
}

/// <summary>The steps of which the transfer of a document consists.</summary>
internal static class DocumentSteps
{
    /// <summary>Under this state remembers that a document that an action made has got its fields.</summary>
    public const string ContentMark = "create_by";

    /// <summary>By this name a counter entry is told from the record that it undoes.</summary>
    public const string CounterPart = "counter entry";

    public static Step Create(DocumentTask task, Composition document, Option<Intent> open, Seq<After> after)
    {
        var source = document.Source;
        var verb = open.IsSome ? Verb.Resolve : Verb.Create;
        var marker = task.Marker(source.Ref);
        var fields = (document.Fields + task.Target.Marker.Map(carrier => Marked(task, carrier, marker)).ToSeq()).Strict();
        return Blank(task, verb, source, task.Target.Ref, open.IsSome ? Reason.OpenIntent : Reason.MissingThere) with
        {
            Id = StepIds.Of(task, verb, source.Ref, task.Target.Ref, None, fields),
            Marker = marker,
            Fields = fields,
            Check = Seq1(new Fingerprint(source.Ref, source.Row.Hash)),
            After = after,
            Expected = document.Expected,
            Cost = Cost.In(task.Target.Ref.Side, open.IsSome ? 3 : 1),
            Reached = document.Composed,
        };
    }

    /// <summary>A second record that undoes the first; with it the two are no longer linked.</summary>
    /// <param name="target">The first one, as it stands.</param>
    public static Step Counter(DocumentTask task, Source source, Link link, (RecordRef Ref, Row Row) target, Seq<FieldChange> fields, Option<Intent> open)
    {
        var verb = open.IsSome ? Verb.Resolve : Verb.Create;
        return Blank(task, verb, source, target.Ref.Entity, open.IsSome ? Reason.OpenIntent : Reason.SourceGone) with
        {
            Id = Hash.OfParts([$"{StepIds.Of(task, verb, source.Ref, target.Ref.Entity, Some(target.Ref), fields)}", CounterPart]),
            Marker = CounterMarker(task, source.Ref, target.Ref),
            Fields = fields,
            Check = Seq1(new Fingerprint(target.Ref, target.Row.Hash)),
            Agreed = link.Agreed,
            Part = CounterPart,
            EndsLink = true,
            Cost = Cost.In(target.Ref.Side, open.IsSome ? 3 : 2),
        };
    }

    /// <summary>The document is brought in step with its source, whose base moves with it.</summary>
    public static Step Follow(DocumentTask task, Source source, Link link, (RecordRef Ref, Row Row) target, Seq<FieldChange> fields, Seq<FieldValue> composed) =>
        Blank(task, Verb.Update, source, target.Ref.Entity, fields[0].Reason) with
        {
            Id = StepIds.Of(task, Verb.Update, source.Ref, target.Ref.Entity, Some(target.Ref), fields),
            Rule = fields[0].At,
            Target = target.Ref,
            Fields = fields,
            Check = Seq(new Fingerprint(source.Ref, source.Row.Hash), new Fingerprint(target.Ref, target.Row.Hash)),
            Agreed = link.Agreed,
            Reached = composed,
            Cost = Cost.In(target.Ref.Side, 1),
        };

    private static Hash CounterMarker(DocumentTask task, RecordRef source, RecordRef target) => Hash.OfParts([task.Marker(source).ToString(), CounterPart, target.ToString()]);

    /// <summary>The document comes of an action on another record; what it holds is written into it by the step behind.</summary>
    public static Step CreateBy(DocumentTask task, Composition document, CreateBy by, RecordRef from, Option<Intent> open, Seq<After> after) =>
        Create(task, document with { Fields = Seq<FieldChange>(), Expected = Seq<FieldValue>() }, open, after) is var create && create.Id is var id
            ? create with { Id = Hash.OfParts([id.ToString(), by.Action, from.ToString()]), Fields = Seq<FieldChange>(), Action = by.Action, From = from, Cost = Cost.In(task.Target.Ref.Side, 3) }
            : create;

    /// <summary>The fields of a document that an action has made, its mark among them.</summary>
    public static Step Content(DocumentTask task, Composition document, Subject subject)
    {
        var marked = task.Target.Marker.Map(carrier => Marked(task, carrier, task.Marker(document.Source.Ref))).ToSeq();
        var fields = (document.Fields.Filter(change => task.Target.Fields[change.Field].Write == WriteMode.Always) + marked).Strict();
        return Update(task, document.Source, subject, fields, ContentMark) with
        {
            Rule = task.At,
            Mark = ContentMark,
            Expected = document.Expected,
            Check = Seq1(new Fingerprint(document.Source.Ref, document.Source.Row.Hash)),
        };
    }

    /// <summary>A create of an earlier run whose document is no longer wanted, or whose source is gone, is still looked up.</summary>
    public static Step Resolve(DocumentTask task, Intent open) => Blank(task, Verb.Resolve, new(open.Source, open.SourceRow), open.Target, Reason.OpenIntent) with
    {
        Id = StepIds.Of(task, Verb.Resolve, open.Source, open.Target, None, Seq<FieldChange>()),
        Marker = open.Marker,
        Cost = Cost.In(open.Target.Side, 3),
    };

    /// <summary>The target that carries the source's mark is its document, whoever forgot it.</summary>
    public static Step Link(DocumentTask task, Source source, RecordRef target) => Blank(task, Verb.Link, source, target.Entity, Reason.KeysEqual) with
    {
        Id = StepIds.Of(task, Verb.Link, source.Ref, target.Entity, target, Seq<FieldChange>()),
        Target = target,
        Check = Seq1(new Fingerprint(source.Ref, source.Row.Hash)),
    };

    public static Step Update(DocumentTask task, Source source, Subject subject, Seq<FieldChange> fields, string mark) => OnSubject(task, Verb.Update, source, subject, mark, fields) with
    {
        Rule = fields[0].At,
        Fields = fields,
        Check = subject.Known.Filter(known => known.Side == source.Ref.Side).Map(known => new Fingerprint(known, subject.Row.Hash)).ToSeq(),
        Reason = fields[0].Reason,
        Cost = Cost.In(subject.Entity.Side, 1),
    };

    public static Step Act(DocumentTask task, Source source, Subject subject, string action, string mark) => OnSubject(task, Verb.Act, source, subject, $"{mark} {action}", Seq<FieldChange>()) with
    {
        Action = action,
        Cost = Cost.In(subject.Entity.Side, 1),
    };

    /// <summary>Files are fetched, looked for among those that are there, sent, and connected.</summary>
    public static Step Attach(DocumentTask task, Source source, Subject subject, FileSet files, string mark) => OnSubject(task, Verb.Attach, source, subject, mark, Seq<FieldChange>()) with
    {
        Files = files,
        Cost = Cost.In(source.Ref.Side, files.Of.Count) + Cost.In(subject.Entity.Side, 3),
    };

    private static Step OnSubject(DocumentTask task, Verb verb, Source source, Subject subject, string mark, Seq<FieldChange> fields) =>
        Blank(task, verb, source, subject.Entity, Reason.ByRule) with
        {
            Id = Hash.OfParts([$"{StepIds.Of(task, verb, source.Ref, subject.Entity, subject.Known, fields)}", mark]),
            Target = subject.Known,
            On = subject.MadeBy,
        };

    private static Step Blank(DocumentTask task, Verb verb, Source source, EntityRef entity, Reason reason) => new(
        default, task.Name, task.At, verb, source.Ref, entity, None, None, Seq<FieldChange>(), Seq<Fingerprint>(), None, Seq<HeldField>(), Seq<After>(), reason, default);

    private static FieldChange Marked(DocumentTask task, Marker carrier, Hash marker) =>
        new(carrier.Field, Value.Unknown, Value.Nothing, new Wanted.Known(Value.Of(marker.ToString())), Reason.MissingThere, task.Name, task.At);
}
