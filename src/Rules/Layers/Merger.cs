using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Layers;

/// <summary>
/// One rule file laid over another: maps are merged key by key, all else is replaced, <c>name: off</c> takes away what stands below,
/// and <c>before:</c>/<c>after:</c> say where a rule goes. Every node keeps the place where it was written.
/// </summary>
internal sealed class Merger
{
    private readonly List<Diagnostic> _mistakes = [];

    private Merger()
    {
    }

    public static Validation<YamlNode.Mapping> Merge(YamlNode.Mapping under, YamlNode.Mapping over)
    {
        var merger = new Merger();
        var merged = merger.Maps(Seq<string>(), under, over);
        return merger._mistakes.Count == 0 ? merged : toSeq(merger._mistakes).Strict();
    }

    private YamlNode.Mapping Maps(Seq<string> path, YamlNode.Mapping under, YamlNode.Mapping over)
    {
        var kept = RuleShape.At(path).Match(shape => shape.Without(under, over), () => under);
        var pairs = kept.Pairs.ToList();
        foreach (var pair in over.Pairs) Put(path, pairs, kept, pair);
        return new(toSeq(pairs).Strict(), over.Braced, over.At);
    }

    private void Put(Seq<string> path, List<YamlPair> pairs, YamlNode.Mapping under, YamlPair over)
    {
        var name = over.Key.Text;
        var here = pairs.FindIndex(p => p.Key.Text == name);
        if (RuleShape.IsOff(over.Value)) Remove(pairs, under, over.Key, here);
        else if (Moved.Of(path.Add(name), over.Value).Case is Moved moved) Move(path, pairs, over with { Value = moved.Rest }, moved);
        else if (here >= 0) pairs[here] = new(over.Key, Node(path.Add(name), pairs[here].Value, over.Value));
        else pairs.Add(new(over.Key, Added(path.Add(name), under, over)));
    }

    private void Remove(List<YamlPair> pairs, YamlNode.Mapping under, YamlNode.Scalar name, int here)
    {
        if (here < 0) _mistakes.Add(Mistakes.NothingToSwitchOff(name.At, name.Text, Names(under)));
        else pairs.RemoveAt(here);
    }

    private void Move(Seq<string> path, List<YamlPair> pairs, YamlPair over, Moved moved)
    {
        var whole = new YamlNode.Mapping(toSeq(pairs).Strict(), false, over.Key.At);
        Put(path, pairs, whole, over);
        var from = pairs.FindIndex(p => p.Key.Text == over.Key.Text);
        var rule = pairs[from];
        pairs.RemoveAt(from);
        var beside = pairs.FindIndex(p => p.Key.Text == moved.Beside.Text);
        if (beside < 0) _mistakes.Add(Mistakes.NoRuleToStandBy(moved.Beside.At, moved.Beside.Text, Names(whole)));
        pairs.Insert(beside < 0 ? from : moved.IsAfter ? beside + 1 : beside, rule);
    }

    /// <summary>A rule that is written short stands for its one key, so its other keys stay.</summary>
    private YamlNode Node(Seq<string> path, YamlNode under, YamlNode over)
    {
        var shortKey = RuleShape.At(path).Map(static s => s.Short).Filter(static s => s.Length > 0);
        return (under, over) switch
        {
            (YamlNode.Mapping u, YamlNode.Mapping o) => Maps(path, u, o),
            (YamlNode.Scalar u, YamlNode.Mapping o) when shortKey.Case is string key => Maps(path, Long(key, u), o),
            (YamlNode.Mapping u, YamlNode.Scalar o) when shortKey.Case is string key => Maps(path, u, Long(key, o)),
            _ => over,
        };
    }

    private static YamlNode.Mapping Long(string key, YamlNode.Scalar value) =>
        new(Seq1(new YamlPair(value with { Text = key }, value)), false, value.At);

    private YamlNode Added(Seq<string> path, YamlNode.Mapping under, YamlPair over)
    {
        if (over.Value is not YamlNode.Mapping rule) return over.Value;
        if (RuleShape.At(path).Case is RuleShape shape && !shape.IsMadeBy(rule))
            _mistakes.Add(Mistakes.NoRuleToChange(over.Key.At, over.Key.Text, toSeq(shape.Makes).Strict(), Names(under)));
        return Maps(path, new(Seq<YamlPair>(), false, rule.At), rule);
    }

    private static Seq<string> Names(YamlNode.Mapping map) => map.Pairs.Mapped(static p => p.Key.Text);
}

/// <summary>A rule with its <c>before:</c> or <c>after:</c> taken out.</summary>
internal sealed record Moved(YamlNode.Scalar Beside, bool IsAfter, YamlNode.Mapping Rest)
{
    public static Option<Moved> Of(Seq<string> path, YamlNode node) =>
        node is YamlNode.Mapping rule && RuleShape.At(path).IsSome ? Of(rule, "before", false) | Of(rule, "after", true) : Option<Moved>.None;

    private static Option<Moved> Of(YamlNode.Mapping rule, string key, bool isAfter) => rule.Find(key).Bind(beside =>
        beside is YamlNode.Scalar name
            ? Some(new Moved(name, isAfter, rule with { Pairs = rule.Pairs.Filtered(p => p.Key.Text != key) }))
            : Option<Moved>.None);
}
