using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A rule of <c>fields:</c> before the flow's master is known, with the fields that it writes.</summary>
internal sealed record FieldRuleDraft(Seq<FieldRuleDraft.Written> Targets, Option<Side> OwnMaster, Draft<FieldRule> Rule)
{
    public Draft<FieldRule> Under(Side master)
    {
        var own = OwnMaster.IfNone(master);
        return Rule.Map(rule => rule with { Master = own });
    }

    /// <summary>A field that the rule writes, and where that is said.</summary>
    internal sealed record Written(string Rule, Goal Goal, Origin At, Seq<EntityRef> For)
    {
        /// <summary>A rule for one entity and a rule for another don't meet.</summary>
        public bool Meets(Written other) => For.IsEmpty || other.For.IsEmpty || For.Exists(f => other.For.Contains(f));
    }
}

/// <summary><c>fields:</c>: pairs kept in step. Two names are copied to each other; to_severa and to_fortnox replace a copy.</summary>
internal static class FieldRuleReader
{
    /// <summary>Without one of these it is no rule.</summary>
    public static readonly string[] Makes = ["severa", "fortnox", "to_severa", "to_fortnox"];

    private static readonly (string, UpdateMode)[] Updates = [("continuous", UpdateMode.Continuous), ("once", UpdateMode.Once)];

    public static MapShape Keys { get; } = MapShape.Of(
        "field rule",
        MapKey.May("severa", Shape.Path, "The field in Severa."),
        MapKey.May("fortnox", Shape.Path, "The field in Fortnox."),
        MapKey.May("to_severa", Shape.Expression, "What Severa's field gets, in place of a copy.").Only("severa"),
        MapKey.May("to_fortnox", Shape.Expression, "What Fortnox's field gets, in place of a copy.").Only("fortnox"),
        MapKey.May("update", Shape.Word(Updates), "Whether the field is kept in step, or set once when the record is created."),
        MapKey.May("master", Masters.Shape, "Whose change wins for this rule, in place of the flow's master."),
        AssignmentReader.EmptyKey,
        AssignmentReader.TooLongKey,
        AssignmentReader.WhenKey,
        FlowScopes.ForKey,
        Docs.Key)
        .With(KeyChoice.Some(Makes)).AsRule();

    public static Validation<Seq<FieldRuleDraft>> Read(FlowScopes flow, YamlNode node) =>
        node.AsMapping().Bind(map => map.Each(pair => Rule(flow, pair))).Bind(OneWriterEach);

    private static Validation<FieldRuleDraft> Rule(FlowScopes flow, YamlPair pair) => pair.Value.AsMappingOf(Keys).Bind(map =>
        (map.Optional("update", UpdateMode.Continuous, static node => node.AsWord(Updates)),
         map.Optional("master", node => Masters.Read(flow, node)),
         flow.For(map),
         map.Optional("docs", Seq<string>(), Docs.Read))
        .Apply(static (update, master, only, _) => (update, master, only))
        .Bind(head =>
            (AssignmentReader.Read(flow, map, Side.Severa, head.update, head.only), AssignmentReader.Read(flow, map, Side.Fortnox, head.update, head.only))
            .Apply(static (severa, fortnox) => (severa, fortnox))
            .Bind(to => to.severa.IsNone && to.fortnox.IsNone
                ? Mistakes.NothingToWrite(pair.Key.At, pair.Key.Text)
                : Valid<FieldRuleDraft>(Draft(pair.Key, head.update, head.master, head.only, to.severa, to.fortnox)))));

    private static FieldRuleDraft Draft(
        YamlNode.Scalar name, UpdateMode update, Option<Side> master, Seq<EntityRef> only, Option<AssignmentDraft> severa, Option<AssignmentDraft> fortnox)
    {
        var both = severa.ToSeq() + fortnox.ToSeq();
        return new(
            both.Mapped(a => new FieldRuleDraft.Written(name.Text, a.Goal, a.At, only)),
            master,
            new(both.Bound(static a => a.Draft.Fields), schemas => new FieldRule(
                name.Text, name.At, severa.Map(a => a.Draft.Compile(schemas)), fortnox.Map(a => a.Draft.Compile(schemas)), default, update)
            {
                For = only,
            })
            {
                Reached = both.Bound(static a => a.Draft.Reached),
            });
    }

    /// <summary>Two rules that write one field would take turns for ever.</summary>
    private static Validation<Seq<FieldRuleDraft>> OneWriterEach(Seq<FieldRuleDraft> rules)
    {
        var mistakes = toSeq(rules.Bind(static r => r.Targets)
            .GroupBy(static t => t.Goal.Place, StringComparer.Ordinal)
            .SelectMany(static g => Clashes(toSeq(g).Strict()))).Strict();
        return mistakes.IsEmpty ? rules : Invalid<Seq<FieldRuleDraft>>(mistakes);
    }

    private static IEnumerable<Diagnostic> Clashes(Seq<FieldRuleDraft.Written> writers) => writers.SelectMany((writer, i) =>
        writers.Take(i).Find(writer.Meets).Map(first => Mistakes.WrittenTwice(writer.At, writer.Goal.Field.Name, first.Rule)).ToSeq());
}
