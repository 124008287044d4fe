using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>A rule of <c>fields:</c> before the flow's master is known, with the fields that it writes.</summary>
internal sealed record FieldRuleDraft(Seq<Target> Targets, Option<Side> OwnMaster, Draft<FieldRule> Rule)
{
    public Draft<FieldRule> Under(Side master)
    {
        var own = OwnMaster.IfNone(master);
        return Rule.Map(rule => rule with { Master = own });
    }
}

/// <summary>A field that a rule writes, and where that is said.</summary>
internal sealed record Target(string Rule, FieldName Field, Origin At);

/// <summary><c>fields:</c>: pairs kept in step. Two names are copied to each other; to_severa and to_fortnox replace a copy.</summary>
internal static class FieldRuleReader
{
    private static readonly string[] Keys = ["severa", "fortnox", "to_severa", "to_fortnox", "update", "master", "empty", "too_long"];

    private static readonly (string, UpdateMode)[] Updates = [("continuous", UpdateMode.Continuous), ("once", UpdateMode.Once)];

    public static Validation<Diagnostic, Seq<FieldRuleDraft>> Read(FlowSides sides, YamlNode node) =>
        node.AsMapping().Bind(map => map.Each(pair => Rule(sides, pair))).Bind(OneWriterEach);

    private static Validation<Diagnostic, FieldRuleDraft> Rule(FlowSides sides, YamlPair pair) => pair.Value.AsMappingOf(Keys).Bind(map =>
        (map.Optional("update", UpdateMode.Continuous, static node => node.AsWord(Updates)),
         map.Optional("master", static node => node.AsWord(("severa", Side.Severa), ("fortnox", Side.Fortnox))))
        .Apply(static (update, master) => (update, master))
        .Bind(head => (AssignmentReader.Read(sides, map, Side.Severa, head.update), AssignmentReader.Read(sides, map, Side.Fortnox, head.update))
            .Apply(static (severa, fortnox) => (severa, fortnox))
            .Bind(to => to.severa.IsNone && to.fortnox.IsNone
                ? Mistakes.NothingToWrite(pair.Key.At, pair.Key.Text)
                : Success<Diagnostic, FieldRuleDraft>(Draft(pair.Key, head.update, head.master, to.severa, to.fortnox)))));

    private static FieldRuleDraft Draft(
        YamlNode.Scalar name, UpdateMode update, Option<Side> master, Option<AssignmentDraft> severa, Option<AssignmentDraft> fortnox)
    {
        var both = severa.ToSeq() + fortnox.ToSeq();
        return new(
            both.Map(a => new Target(name.Text, a.Target, a.At)).Strict(),
            master,
            new(both.Bind(static a => a.Draft.Fields).Strict(), schemas => new FieldRule(
                name.Text, name.At, severa.Map(a => a.Draft.Compile(schemas)), fortnox.Map(a => a.Draft.Compile(schemas)), default, update)));
    }

    /// <summary>Two rules that write one field would take turns for ever.</summary>
    private static Validation<Diagnostic, Seq<FieldRuleDraft>> OneWriterEach(Seq<FieldRuleDraft> rules)
    {
        var mistakes = toSeq(rules.Bind(static r => r.Targets)
            .GroupBy(static t => t.Field)
            .SelectMany(static g => g.Skip(1).Select(t => Mistakes.WrittenTwice(t.At, t.Field.Name, g.First().Rule)))).Strict();
        return mistakes.IsEmpty ? rules : mistakes;
    }
}
