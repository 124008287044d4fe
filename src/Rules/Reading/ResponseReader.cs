using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>when_changed:</c> and <c>when_gone:</c>: what to do when the source of a linked document is no longer what it was.</summary>
internal static class ResponseReader
{
    private static readonly Seq<(string Word, ResponseKind Kind)> OfChanged = Seq(("report", ResponseKind.Report), ("update", ResponseKind.Update));

    private static readonly Seq<(string Word, ResponseKind Kind)> OfGone = Seq(("report", ResponseKind.Report), ("counter_entry", ResponseKind.CounterEntry));

    private static readonly Shape Setting = Shape.OfForm(@"settings\..+", "settings.invoices.when_changed");

    private static readonly MapShape Keys = MapShape.Of(
        "response",
        MapKey.Must("do", Shape.Word([.. OfChanged]).Or(Shape.Word([.. OfGone])).Or(Setting), "What happens: a word, or a setting that is one of the words."),
        MapKey.May("unless", Shape.Condition, "It does not happen while this holds."),
        MapKey.May("because", Shape.Message, "What a person reads; {Field} shows a value."),
        MapKey.May("counter", SetReader.Shape, "What the second record has instead, where do is counter_entry."));

    public static Shape ChangedShape { get; } = Shape.Word([.. OfChanged]).Or(Setting).Or(Keys);

    public static Shape GoneShape { get; } = Shape.Word([.. OfGone]).Or(Setting).Or(Keys);

    public static Validation<Option<Draft<Response>>> Changed(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("when_changed", node => Read(flow, from, node, "when_changed", OfChanged));

    public static Validation<Option<Draft<Response>>> Gone(FlowScopes flow, YamlNode.Mapping file, Side from) =>
        file.Optional("when_gone", node => Read(flow, from, node, "when_gone", OfGone));

    /// <summary>A word, or a map whose <c>do:</c> is a word or a setting.</summary>
    private static Validation<Draft<Response>> Read(
        FlowScopes flow, Side from, YamlNode node, string when, Seq<(string Word, ResponseKind Kind)> words) =>
        node is YamlNode.Scalar
            ? Kind(flow, node, when, words).Map(kind => new Draft<Response>(Seq<FieldName>(), _ => new(kind, None, None, Seq<SetRule>(), node.At)))
            : node.AsMappingOf(Keys).Bind(map =>
                (map.Required("do", n => Kind(flow, n, when, words)),
                 map.Optional("unless", n => flow.Condition(n, flow.Both(from)).Map(static e => e.Draft)),
                 map.Optional("because", n => flow.Message(n, flow.Both(from))),
                 map.Optional("counter", Seq<Draft<SetRule>>(), n => Counter(flow, from, n, words)))
                .Apply((kind, unless, because, counter) => Draft(node.At, kind, unless, because, counter.Gather())));

    private static Draft<Response> Draft(
        Origin at, ResponseKind kind, Option<Draft<Formula>> unless, Option<Draft<Formula>> because, Draft<Seq<SetRule>> counter) =>
        new(
            counter.Fields + (unless.ToSeq() + because.ToSeq()).Bind(static d => d.Fields),
            schemas => new(kind, unless.In(schemas), because.In(schemas), counter.Compile(schemas), at));

    private static Validation<ResponseKind> Kind(
        FlowScopes flow, YamlNode node, string when, Seq<(string Word, ResponseKind Kind)> words) =>
        node.AsScalar().Bind(s =>
            words.Find(w => w.Word == s.Text).Match(
                static w => Valid<ResponseKind>(w.Kind),
                () => s.Text.StartsWith("settings.", StringComparison.Ordinal)
                    ? flow.Expression(node, flow.NoRecord).Bind(e => OfSetting(e, when, words))
                    : Mistakes.ResponseOf(s.At, s.Text, when, words.Mapped(static w => w.Word) + Seq1("a setting with these words"))));

    private static Validation<ResponseKind> OfSetting(CheckedExpr setting, string when, Seq<(string Word, ResponseKind Kind)> words) =>
        !setting.Type.Words.IsEmpty && !setting.Type.MayBeNothing && setting.Type.Words.ForAll(word => words.Exists(w => w.Word == word))
            ? words.Filter(w => w.Word == setting.Now.Text).Head.Kind
            : Mistakes.ResponseOf(setting.At, setting.Text.Text, when, words.Mapped(static w => w.Word));

    /// <summary>What the second record has instead; its fields may be those that only a create can set.</summary>
    private static Validation<Seq<Draft<SetRule>>> Counter(
        FlowScopes flow, Side from, YamlNode node, Seq<(string Word, ResponseKind Kind)> words) =>
        words.Exists(static w => w.Kind == ResponseKind.CounterEntry)
            ? SetReader.Read(new(flow, flow.One(from.Other()), flow.Both(from), Creates: true), node)
            : Mistakes.ResponseOf(node.At, "counter", "when_changed", words.Mapped(static w => w.Word));
}
