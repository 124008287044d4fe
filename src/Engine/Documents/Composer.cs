using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>A document as it is to be written.</summary>
/// <param name="Fields">What is written, header and rows.</param>
/// <param name="Result">The record as it will be, as far as that is known, with what the target will work out.</param>
internal sealed record Composition(Source Source, Seq<FieldChange> Fields, Row Result)
{
    /// <summary>What the target will have worked out, by its catalogue, and what the source says of the same.</summary>
    public Seq<FieldValue> Expected { get; init; }

    /// <summary>What each rule of the head made of the source, where that is kept.</summary>
    public Seq<FieldValue> Composed { get; init; }
}

/// <summary>Writes a document by the rules, works out what the target will make of it, and checks that (ENGINE 9, law 20).</summary>
internal static class Composer
{
    /// <summary>The document, or findings that keep it from being sent; remarks may come with either.</summary>
    public static (Option<Composition> Document, Seq<Finding> Findings) Compose(DocumentTask task, Source source)
    {
        var findings = new List<Finding>();
        var setting = new Setting(task, source, findings);
        var fields = Header(task, setting) + RowLists.Of(task, setting);
        var result = findings.Exists(static finding => finding.Reason == Reason.Unread) ? Unread(task) : Result(task, source, fields);
        findings.AddRange(Required(task, source, fields));
        findings.AddRange(task.Flow.Check.Bind(rule => Conditions.Broken(task, source.Ref, source.Row, rule, task.Scope(source.Row, result)).Map(static breach => breach.Finding).ToSeq()));
        var sendable = findings.TrueForAll(static finding => finding.Kind == FindingKind.Report);
        return (sendable ? Some(new Composition(source, fields, result) { Expected = (Expected(task, result) + HeldAgainst(task, source)).Strict(), Composed = ComposedValues.Of(task, source) }) : None, toSeq(findings).Strict());
    }

    /// <summary>The record as it would stand on the other side, whether it may be sent or not.</summary>
    public static Row Result(DocumentTask task, Source source)
    {
        var setting = new Setting(task, source, []);
        return Result(task, source, Header(task, setting) + RowLists.Of(task, setting));
    }

    private static Seq<FieldChange> Header(DocumentTask task, Setting setting)
    {
        var scope = task.Scope(setting.About.Ref, setting.About.Row);
        var written = new List<(SetRule Rule, Value Value)>();
        foreach (var rule in task.Flow.Set)
            if (Inner(task.Target.Fields[rule.Target.Field], rule.Target.Members) is var field && setting.Of(field, rule, scope).Case is Value { IsSet: true } value)
                written.Add((rule, value));
        return toSeq(written.GroupBy(static w => w.Rule.Target.Field, StringComparer.Ordinal).Select(static group => Change(group.Key, [.. group]))).Strict();
    }

    /// <summary>The field, or the one inside it, that the members lead to.</summary>
    public static Field Inner(Field field, Seq<string> members) => members.Fold(field, static (inner, member) => inner.Type.Members[member]);

    private static FieldChange Change(string field, (SetRule Rule, Value Value)[] written) =>
        new(field, Value.Unknown, Value.Nothing, new Wanted.Known(Joined(written)), Reason.MissingThere, written[0].Rule.Name, written[0].Rule.Value.At);

    /// <summary>Fields inside a record make one value of it.</summary>
    private static Value Joined((SetRule Rule, Value Value)[] written) => written is [{ Rule.Target.Members.IsEmpty: true } only]
        ? only.Value
        : Value.Record(written.Select(static w => new Member(w.Rule.Target.Members[0], w.Value)));

    /// <summary>A field that the system fills in by itself is not known; any other that is not written is empty.</summary>
    private static Row Result(DocumentTask task, Source source, Seq<FieldChange> fields)
    {
        var written = fields.ToDictionary(static change => change.Field, static change => ((Wanted.Known)change.After).Value, StringComparer.Ordinal);
        var values = task.Whole.Fields.Select(field => written.TryGetValue(field.Name, out var value) ? value : field.Given || field.Write == WriteMode.Never ? Value.Unknown : Value.Nothing).ToArray();
        var scope = task.Scope(source.Row, Row.Of(task.Whole, values));
        foreach (var (name, formula) in task.Target.Computed)
            if (task.Whole.Ordinal(name).Case is int ordinal) values[ordinal] = task.Whole[ordinal].Type.Normalise(formula.Run(scope));
        return Row.Of(task.Whole, values);
    }

    /// <summary>Where something was not read, no sum of it is known either: nothing is refused for sums that nobody has.</summary>
    private static Row Unread(DocumentTask task) => Row.Of(task.Whole, new Value[task.Whole.Count]);

    private static Seq<FieldValue> Expected(DocumentTask task, Row result) => toSeq(task.Target.Computed.Keys.Order(StringComparer.Ordinal))
        .Bind(name => task.Whole.Ordinal(name).Map(ordinal => new FieldValue(task.Target.Ref.Side, name, result[ordinal])).ToSeq())
        .Filter(static expected => expected.Value.IsSet)
        .Strict();

    /// <summary>What the source says of the same: the values that checks hold against what the target works out.</summary>
    private static Seq<FieldValue> HeldAgainst(DocumentTask task, Source source) => task.Flow.Check
        .Filter(rule => rule.Holds.Reads.Fields.Exists(read => read.Side == task.Target.Ref.Side && task.Target.Computed.ContainsKey(task.Flow.To.Schema[read.Ordinal].Name)))
        .Bind(rule => Values.Read(rule.Holds, source.Ref.Side, source.Row))
        .Distinct();

    private static Seq<Finding> Required(DocumentTask task, Source source, Seq<FieldChange> fields)
    {
        var about = new About(task.Name, task.Name, task.At, Seq1(source.Ref), Seq<FieldValue>());
        var written = fields.Map(static change => change.Field).ToHashSet(StringComparer.Ordinal);
        return toSeq(task.Target.Fields.Values.OrderBy(static field => field.Name, StringComparer.Ordinal))
            .Filter(field => field is { Required: true, Given: false } && !written.Contains(field.Name) && !task.Flow.Set.Exists(rule => rule.Target.Field == field.Name))
            .Map(field => Findings.RequiredEmpty(about, task.Target.Ref.Side, field.Name))
            .Strict();
    }
}
