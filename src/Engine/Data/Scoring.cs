using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>How alike two records are that no way links; it never links by itself.</summary>
/// <param name="Candidates">Only records that are equal in one of these are compared.</param>
/// <param name="Likely">From so many points two records are likely the same.</param>
/// <param name="Gap">So much better than the second best a pair must be.</param>
public sealed record Scoring(Seq<Comparison> Compare, Seq<LinkPair> Candidates, decimal Likely, decimal Possible, decimal Gap, Origin At);

/// <summary>What one comparison of a score reads, and the points it gives.</summary>
/// <param name="Points">For two values that are equal.</param>
/// <param name="From">Similarity from which points are given, in proportion.</param>
/// <param name="Levels">Points by similarity, instead of a proportion.</param>
/// <param name="Differs">Points where both are set and the comparison gives none.</param>
/// <param name="Veto">Two values that differ rule the pair out.</param>
public sealed record Comparison(
    LinkPair Values, Similarity By, decimal Points, Option<decimal> From, Seq<(decimal From, decimal Points)> Levels, decimal Differs, bool Veto, Origin At)
{
    public Seq<EntityRef> For { get; init; }
}

/// <summary>How two values are compared.</summary>
public enum Similarity
{
    Exact,
    JaroWinkler,
    TokenSort,
    Levenshtein,
    Trigram,
}

/// <summary>Records of their own on one side, groups of fields on the other.</summary>
/// <param name="Side">The side that has the records.</param>
/// <param name="Relation">The relation that leads to them.</param>
/// <param name="Where">What finds the record among its siblings, and is set on one that is created.</param>
/// <param name="Found">Which of a record's related ones it is when nothing was agreed yet: a reference.</param>
/// <param name="Exists">On the other side's record: whether there is such a group at all.</param>
/// <param name="Pin">The field of the flow's view of the owner that tells the part's id: as it was last agreed, it pins the part.</param>
public sealed record Part(
    string Name, Side Side, string Relation, EntityRef Entity, Seq<(string Field, Value Value)> Where, Formula Found, Option<Formula> Exists, string Pin, Origin At);

/// <summary>A setting as the rules declare it.</summary>
/// <param name="Type">boolean, text, number, choice, ranges, or the name of an entity.</param>
/// <param name="Of">The words of a choice.</param>
public sealed record SettingDeclaration(
    string Name, string Type, Seq<string> Of, Value Default, bool Required, Option<decimal> Min, Option<decimal> Max, string Label, Seq<string> Docs, Origin At);
