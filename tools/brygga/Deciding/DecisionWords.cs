using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>Decisions in the words of the command line and of CSV files.</summary>
internal static class DecisionWords
{
    private static readonly Seq<(string Word, Judgement Judgement)> Known = Seq(
        ("accept", Judgement.Accept), ("reject", Judgement.Reject), ("new", Judgement.CreateNew), ("defer", Judgement.Defer));

    public static string All => string.Join(", ", Known.Map(static known => known.Word));

    public static string Of(Judgement judgement) => Known.Find(known => known.Judgement == judgement).Map(static known => known.Word).IfNone("");

    public static Option<Judgement> Read(string word) =>
        Known.Find(known => string.Equals(known.Word, word, StringComparison.OrdinalIgnoreCase)).Map(static known => known.Judgement);
}
