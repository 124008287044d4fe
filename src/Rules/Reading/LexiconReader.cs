using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>tables:</c> and <c>functions:</c>, of settings.yaml and of a flow that has some of its own.</summary>
internal static class LexiconReader
{
    public static MapKey TablesKey { get; } = MapKey.May("tables", Shape.NamesOf(Shape.NamesOf(Shape.Text)), "Tables for lookup: name, then left: right.");

    public static MapKey FunctionsKey { get; } = MapKey.May("functions", Shape.NamesOf(Shape.Expression), "Functions of your own: name: expression over it.");

    public static Validation<Lexicon> Read(Lexicon lexicon, YamlNode.Mapping settings) => Extend(lexicon, Seq1(settings));

    /// <summary>What a flow adds; its functions may use those of settings.yaml.</summary>
    public static Validation<Lexicon> Own(Lexicon lexicon, YamlNode.Mapping settings, YamlNode.Mapping flow) =>
        flow.Find("tables").IsNone && flow.Find("functions").IsNone
            ? lexicon
            : Extend(lexicon with { Tables = HashMap<string, LookupTable>() }, Seq(settings, flow));

    private static Validation<Lexicon> Extend(Lexicon lexicon, Seq<YamlNode.Mapping> files) =>
        (files.Each(f => f.EachOf("tables", Table)).Bind(Once),
         files.Each(f => f.EachOf("functions", Function)).Bind(Once))
        .Apply(static (tables, functions) => (tables, functions))
        .Bind(own =>
        {
            var withTables = lexicon with { Tables = toHashMap(own.tables.Map(static t => (t.Value.Name, t.Value))) };
            return NamedFunctions.Read(withTables, own.functions.Mapped(static f => (f.Name, f.Value)))
                .Map(functions => withTables with { Functions = functions });
        });

    private static Validation<(YamlNode.Scalar, LookupTable)> Table(YamlPair pair) => pair.Value.AsMapping().Bind(rows =>
        rows.Each(static row => row.Value.AsText().Map(right => (row.Key.Text, right)))
            .Map(all => (pair.Key, new LookupTable(pair.Key.Text, all))));

    private static Validation<(YamlNode.Scalar, ExprText)> Function(YamlPair pair) =>
        pair.Value.AsScalar().Map(body => (pair.Key, Expressions.TextOf(body)));

    /// <summary>A flow's own table or function never replaces one of all flows: nothing shadows.</summary>
    private static Validation<Seq<(YamlNode.Scalar Name, T Value)>> Once<T>(Seq<Seq<(YamlNode.Scalar Name, T Value)>> files)
    {
        var all = files.Bound(static f => f);
        var mistakes = toSeq(all.GroupBy(static n => n.Name.Text, StringComparer.Ordinal)
            .SelectMany(static g => g.Skip(1).Select(static n => Mistakes.NameTwice(n.Name.At, n.Name.Text)))).Strict();
        return mistakes.IsEmpty ? all : Invalid<Seq<(YamlNode.Scalar, T)>>(mistakes);
    }
}
