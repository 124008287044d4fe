using Brygga.Rules.Diagnostics;
using Brygga.Rules.Reading;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Testing;

/// <summary>A file of rule tests, with the same nodes and diagnostics as a file of rules.</summary>
internal static class TestFileReader
{
    private static readonly MapKey SettingsKey = MapKey.May("settings", Shape.Settings, "Settings under which it runs: { customers.master: fortnox }.");

    private static readonly MapShape TestKeys = MapShape.Of(
        "test",
        [
            .. GivenReader.Keys,
            SettingsKey,
            MapKey.May("covers", Shape.OneOrList(Shape.Text), "The rules that it tries out; it is warned of when they are never reached."),
            MapKey.Must("expect", ExpectReader.Keys, "What the plan must say."),
        ]);

    public static MapShape Keys { get; } = MapShape.Of(
        "rule tests",
        RuleFileHeads.Key,
        MapKey.Must("flow", Shape.Text, "The flow under test."),
        MapKey.Must("now", Shape.OfForm(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", "2026-03-01T08:00:00Z"), "The tests' clock, which stands still."),
        SettingsKey,
        MapKey.May("given", GivenReader.Map, "Records and links that every test has; a test's own fields come over theirs."),
        MapKey.May("every", GivenReader.EveryKeys, "What every record of an entity has unless a test says otherwise."),
        MapKey.Must("tests", Shape.NamesOf(TestKeys), "The tests, each under a sentence that says what it shows."));

    public static Validation<TestFile> Read(RuleFile file, Func<Seq<SettingValue>, Validation<RuleBook>> compile) =>
        YamlReader.Read(file).Bind(YamlShapes.AsMapping).Bind(map =>
            (map.Only(Keys),
             RuleFileHeads.Check(map),
             map.Required("now", Now),
             map.Optional("settings", Seq<SettingValue>(), Settings))
            .Apply(static (_, _, now, settings) => (now, settings))
            .Bind(head => compile(head.settings).Bind(book => map.Required("flow", node => Flow(book, node))
                .Bind(flow => Tests(new(book, flow, HashMap<EntityRef, HashMap<string, Value>>()), map))
                .Map(tests => new TestFile(file.Name, tests.Flow, head.now, head.settings, tests.Tests)))));

    private static Validation<(string Flow, Seq<TestCase> Tests)> Tests(TestScope scope, YamlNode.Mapping map) =>
        map.Optional("every", scope.Every, node => GivenReader.Every(scope, node)).Map(every => scope with { Every = every })
            .Bind(filled => map.Optional("given", filled, node => node.AsMappingOf(GivenReader.Map).Bind(given => GivenReader.Read(filled, given)).Map(shared => filled with { Shared = shared }))).Bind(filled =>
            map.Required("tests", node => node.AsMapping().Bind(tests => tests.Each(test => Test(filled, test)))).Map(tests => (scope.Flow.Name, tests)));

    private static Validation<TestCase> Test(TestScope scope, YamlPair pair) => pair.Value.AsMappingOf(TestKeys).Bind(map =>
        (map.Optional("settings", Seq<SettingValue>(), Settings),
         map.Optional("covers", Seq<Covered>(), node => Covers(scope.Flow, node)),
         GivenReader.Read(scope, map).Bind(given => map.Required("expect", node => ExpectReader.Read(scope, given.Known, node)).Map(expected => (given, expected))))
        .Apply((settings, covers, body) => new TestCase(pair.Key.Text, pair.Key.At, settings, covers, body.given, body.expected)));

    private static Validation<TestedFlow> Flow(RuleBook book, YamlNode node) => node.AsScalar().Bind(name =>
        TestedFlow.Find(book, name.Text).OrMistake(
            () => Mistakes.NoFlowToTest(name.At, name.Text, (book.Flows.Map(static f => f.Name) + book.Documents.Map(static f => f.Name)).Strict())));

    /// <summary>One name, or a list of them.</summary>
    private static Validation<Seq<Covered>> Covers(TestedFlow flow, YamlNode node) =>
        (node is YamlNode.Sequence list ? list.Items : Seq1(node))
        .Each(item => item.AsScalar().Bind(name => TestScope.Rules(flow, name).Map(rules => new Covered(name.Text, name.At, rules))));

    private static Validation<Seq<SettingValue>> Settings(YamlNode node) => node.AsMapping().Bind(static map =>
        map.Each(static pair => pair.Value.AsScalar().Map(value => new SettingValue(pair.Key.Text, value.Text, value.At))));

    private static Validation<DateTimeOffset> Now(YamlNode node) => node.AsScalar().Bind(static s =>
        TestValues.Instant(s.Text).OrMistake(() => Mistakes.NotOfForm(s.At, s.Text, "a time (2026-03-01T08:00:00Z)")));
}
