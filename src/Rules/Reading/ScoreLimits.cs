using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>How many points make two records one, and how many make them worth a look.</summary>
internal sealed record ScoreLimits((decimal Points, Origin At) Likely, (decimal Points, Origin At) Possible, decimal Gap)
{
    private const decimal Highest = 10_000;

    public static Validation<ScoreLimits> Read(YamlNode.Mapping map) =>
        (map.Required("likely", static node => Limit(node, 1)), map.Required("possible", static node => Limit(node, 0)),
         map.Optional("gap", 0m, static node => node.AsNumberOf(0, Highest)))
        .Apply(static (likely, possible, gap) => new ScoreLimits(likely, possible, gap))
        .Bind(static limits => limits.Likely.Points > limits.Possible.Points
            ? Valid<ScoreLimits>(limits)
            : Mistakes.LikelyBelowPossible(limits.Likely.At));

    /// <summary>A limit that no two records of some kinds can reach is a slip; kinds without a key in common are never compared.</summary>
    public Validation<Unit> Reachable(FlowScopes flow, Seq<ScoredComparison> compare, Seq<ComparedPair> candidates)
    {
        var kinds = toSeq(
            from severa in flow.Head.Severa
            from fortnox in flow.Head.Fortnox
            where candidates.Exists(key => key.IsAbout(flow, severa, fortnox))
            let about = compare.Filtered(c => c.Pair.IsAbout(flow, severa, fortnox))
            let most = about.Fold(0m, static (sum, c) => sum + c.Most)
            where most > 0 || !about.Exists(static c => c.IsSure)
            orderby most
            select (Who: $"A {severa.Ref} and a {fortnox.Ref}", Most: most));
        return kinds.HeadOrNone().Match(
            least => least.Most < Possible.Points ? Mistakes.NeverPossible(Possible.At, least.Who, Possible.Points.Shown(), least.Most.Shown())
                : least.Most < Likely.Points ? Mistakes.NeverLikely(Likely.At, least.Who, Likely.Points.Shown(), least.Most.Shown())
                : Valid<Unit>(unit),
            static () => unit);
    }

    private static Validation<(decimal, Origin)> Limit(YamlNode node, decimal least) => node.AsNumberOf(least, Highest).Map(points => (points, node.At));
}
