using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>
/// What a person knows a record by: the fields that its flow's ways to link and comparisons read. First what links, then what is compared as
/// a text: its number and its name.
/// </summary>
internal sealed class ShownFields(Flow flow, ScoreRules rules)
{
    private readonly int[][] _ordinals = new[] { Side.Severa, Side.Fortnox }.Select(side =>
        (flow.Link.Bind(static way => way.Pairs) + toSeq(rules.Compare.OrderByDescending(static comparison => IsOfTexts(comparison.By))).Map(static comparison => comparison.Values))
            .Bind(pair => pair[side].Reads.Fields).Filter(read => read.Side == side).Map(static read => read.Ordinal).Distinct().ToArray()).ToArray();

    /// <summary>Also those that are empty: of every record the same ones, in the same places.</summary>
    public Seq<FieldValue> Of(Side side, Row row) => row.Schema is { } schema
        ? toSeq(System.Array.ConvertAll(_ordinals[(int)side], ordinal => new FieldValue(side, schema[ordinal].Name, row[ordinal]))).Strict()
        : Seq<FieldValue>();

    private static bool IsOfTexts(Similarity similarity) => similarity is not (Similarity.Exact or Similarity.Date or Similarity.Number);
}
