using Brygga.Engine.Planning;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary><c>expect:</c>: what the plan must say. What it does not name is not compared.</summary>
internal static class ExpectReader
{
    /// <summary>In place of a value: the field is not written.</summary>
    private const string Unchanged = "unchanged";

    /// <summary>In place of a value: what an earlier step will be answered.</summary>
    private const string Late = "late";

    private static readonly (string, FindingKind)[] Kinds =
    [
        ("skip", FindingKind.Skip), ("hold", FindingKind.Hold), ("refuse", FindingKind.Refuse), ("conflict", FindingKind.Conflict),
        ("tie", FindingKind.Tie), ("drift", FindingKind.Drift), ("report", FindingKind.Report),
    ];

    private static readonly MapShape FindingKeys = MapShape.Of(
        "expected finding",
        MapKey.May("rule", Shape.Text, "The rule that gives it; the flow's name where no single rule does."),
        MapKey.May("kind", Shape.Word(Kinds), "What kind of finding it is."),
        MapKey.May("code", Shape.Text, "Its code."),
        MapKey.May("of", Shape.Text, "The record that it is about."),
        MapKey.May("says", Shape.Text, "Words of its message."));

    private static readonly MapShape FilingKeys = MapShape.Of(
        "expected attachment",
        MapKey.May("files", Shape.OneOrList(Shape.Text), "All files of which it is made, in their order."),
        MapKey.May("to", Shape.Text, "The record to which it is attached."),
        MapKey.May("as", Shape.Text, "What is made of the files."),
        MapKey.May("name", Shape.Text, "What that is called."),
        MapKey.May("also_for", Shape.OneOrList(Shape.Text), "All other documents for which it is done."));

    public static MapShape Keys { get; } = MapShape.Of(
        "expectation",
        MapKey.May("nothing", Shape.Boolean, "No step, and no finding beside those named."),
        MapKey.May("create", Shape.NamesOf(Shape.NamesOf(Shape.Anything)), "By the record that it is made for: fields of the record to be created."),
        MapKey.May("update", Shape.NamesOf(Shape.NamesOf(Shape.Anything)), "By the record that is written: its fields; unchanged means not written."),
        MapKey.May("counter", Shape.NamesOf(Shape.NamesOf(Shape.Anything)), "By the document that is gone: fields of the record that undoes its own."),
        MapKey.May("do", Shape.NamesOf(Shape.OneOrList(Shape.Text)), "By the document: actions that are done for it."),
        MapKey.May("attach", Shape.NamesOf(Shape.OneOrList(Shape.Text).Or(FilingKeys)), "By the document: files that are attached, or what is made of them and to what it goes."),
        MapKey.May("link", Shape.NamesOf(Shape.Text), "Severa's record: Fortnox's record."),
        MapKey.May("findings", Shape.ListOf(FindingKeys), "Findings that must be there."),
        MapKey.May("untouched", Shape.ListOf(Shape.Text), "Records that no step is about."));

    public static Validation<Expected> Read(TestScope scope, Seq<RecordRef> known, YamlNode node) =>
        node.AsMappingOf(Keys).Bind(map =>
            (map.Optional("nothing", false, YamlShapes.AsBoolean),
             Steps(map, "create", pair => Create(scope, known, pair)),
             (Steps(map, "update", pair => Update(scope, known, pair)), Steps(map, "counter", pair => Create(scope, known, pair).Map(static step => step with { IsCounter = true })))
                .Apply(static (updates, counters) => updates + counters),
             (Deeds(known, map, "do", Verb.Act), Deeds(known, map, "attach", Verb.Attach)).Apply(static (acts, files) => acts + files),
             Filings(known, map),
             map.Optional("link", Seq<ExpectedLink>(), links => links.AsMapping().Bind(m => m.Each(pair => Link(known, pair)))),
             map.Optional("findings", Seq<ExpectedFinding>(), list => list.AsSequence().Bind(l => l.Items.Each(f => Finding(scope, known, f)))),
             map.Optional("untouched", Seq<RecordRef>(), list => list.AsSequence().Bind(l => l.Items.Each(r => RecordNames.Find(known, r)))))
            .Apply(static (nothing, creates, others, deeds, filings, links, findings, untouched) =>
                new Expected(nothing, (creates + others).Strict(), deeds.Strict(), filings, links, findings, untouched))
            .Bind(expected => expected.IsEmpty ? Mistakes.ExpectsNothing(node.At) : Valid<Expected>(expected)));

    private static Validation<Seq<ExpectedStep>> Steps(YamlNode.Mapping map, string key, Func<YamlPair, Validation<ExpectedStep>> read) =>
        map.Optional(key, Seq<ExpectedStep>(), node => node.AsMapping().Bind(steps => steps.Each(read)));

    /// <summary>By the record that it is made for, with fields of the record to be created on the other side.</summary>
    private static Validation<ExpectedStep> Create(TestScope scope, Seq<RecordRef> known, YamlPair pair) => RecordNames.Find(known, pair.Key).Bind(source =>
        Fields(scope, scope.Created(source.Side.Other()), pair.Value).Map(fields => new ExpectedStep(Verb.Create, source, fields)));

    /// <summary>By the record that is written.</summary>
    private static Validation<ExpectedStep> Update(TestScope scope, Seq<RecordRef> known, YamlPair pair) => RecordNames.Find(known, pair.Key).Bind(target =>
        Fields(scope, scope.Book.Entity(target.Entity), pair.Value).Map(fields => new ExpectedStep(Verb.Update, target, fields)));

    /// <summary><c>attach: { row: { to: project, as: one_pdf } }</c>.</summary>
    private static Validation<Seq<ExpectedFiling>> Filings(Seq<RecordRef> known, YamlNode.Mapping map) =>
        map.Optional("attach", Seq<ExpectedFiling>(), node => node.AsMapping().Bind(documents => documents.Pairs
            .Filter(static document => document.Value is YamlNode.Mapping)
            .Each(document => RecordNames.Find(known, document.Key).Bind(source => document.Value.AsMappingOf(FilingKeys).Bind(filing => Filing(known, source, filing))))));

    private static Validation<ExpectedFiling> Filing(Seq<RecordRef> known, RecordRef source, YamlNode.Mapping map) =>
        (map.Optional("files", static node => OneOrMore(node, static item => item.AsScalar().Map(static name => name.Text))),
         map.Optional("to", record => RecordNames.Find(known, record)),
         map.Optional("as", YamlShapes.AsText),
         map.Optional("name", YamlShapes.AsText),
         map.Optional("also_for", node => OneOrMore(node, record => RecordNames.Find(known, record))))
        .Apply((files, to, how, name, others) => new ExpectedFiling(source, files, to, how, name, others));

    private static Validation<Seq<T>> OneOrMore<T>(YamlNode node, Func<YamlNode, Validation<T>> read) =>
        (node is YamlNode.Sequence list ? list.Items : Seq1(node)).Each(read);

    private static Validation<Seq<ExpectedDeed>> Deeds(Seq<RecordRef> known, YamlNode.Mapping map, string key, Verb verb) =>
        map.Optional(key, Seq<ExpectedDeed>(), node => node.AsMapping().Bind(documents => documents.Pairs
            .Filter(document => verb != Verb.Attach || document.Value is not YamlNode.Mapping)
            .Each(document => RecordNames.Find(known, document.Key).Bind(source => OneOrMore(document.Value, static item => item.AsScalar()).Map(names => names.Map(name => new ExpectedDeed(verb, source, name.Text)))))).Map(static all => all.Bound(static deeds => deeds)));

    /// <summary>Fields of the record, and what the rules write through it: <c>currency.code</c>, <c>billing.city</c>.</summary>
    private static Validation<Seq<ExpectedField>> Fields(TestScope scope, EntityType entity, YamlNode node) => node.AsMapping().Bind(map => map.Each(pair =>
        GivenReader.Field(scope.WithReached(entity), pair.Key).Bind(field => TestValues.IsWord(pair.Value, Unchanged)
            ? new ExpectedField(field, None)
            : TestValues.IsWord(pair.Value, Late) ? new ExpectedField(field, None) { IsLate = true }
            : TestValues.Read(field, pair.Value).Map(value => new ExpectedField(field, field.Type.Normalise(value))))));

    private static Validation<ExpectedLink> Link(Seq<RecordRef> known, YamlPair pair) =>
        (RecordNames.Find(known.Filtered(static r => r.Side == Side.Severa), pair.Key),
         RecordNames.Find(known.Filtered(static r => r.Side == Side.Fortnox), pair.Value))
        .Apply(static (severa, fortnox) => new ExpectedLink(severa, fortnox));

    private static Validation<ExpectedFinding> Finding(TestScope scope, Seq<RecordRef> known, YamlNode node) =>
        node.AsMappingOf(FindingKeys).Bind(map =>
            (map.Optional("rule", name => Rule(scope, name)),
             map.Optional("kind", static word => word.AsWord(Kinds)),
             map.Optional("code", YamlShapes.AsText),
             map.Optional("of", record => RecordNames.Find(known, record)),
             map.Optional("says", YamlShapes.AsText))
            .Apply(static (rule, kind, code, of, says) => new ExpectedFinding(rule, kind, code, of, says)));

    /// <summary>A rule's name; the flow's own name is that of what no single rule said.</summary>
    private static Validation<string> Rule(TestScope scope, YamlNode node) => node.AsScalar().Bind(name => name.Text == scope.Flow.Name
        ? Valid<string>(name.Text)
        : TestScope.Rules(scope.Flow, name).Map(static rules => rules.Head.Name));

    public static string Word(FindingKind kind) => Kinds.First(k => k.Item2 == kind).Item1;
}
