using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>Records of their own on one side, groups of fields on the other.</summary>
/// <param name="Side">The side that has the records.</param>
/// <param name="Relation">The relation that leads to them.</param>
/// <param name="Where">What finds the record among its siblings, and is set on one that is created.</param>
/// <param name="Found">Which of a record's related ones it is when nothing was agreed yet: a reference.</param>
/// <param name="Exists">On the other side's record: whether there is such a group at all.</param>
/// <param name="Pin">The field of the flow's view of the owner that tells the part's id: as it was last agreed, it pins the part.</param>
public sealed record Part(
    string Name, Side Side, string Relation, EntityRef Entity, Seq<(string Field, Value Value)> Where, Formula Found, Option<Formula> Exists, string Pin, Origin At);
