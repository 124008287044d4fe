using Brygga.Engine.Data;

namespace Brygga.Engine.Reading;

/// <summary>A rule that needs a field of an entity to have been read.</summary>
/// <param name="Rule">Its full name: <c>customers.score.business id</c>.</param>
public sealed record FieldUse(string Rule, Origin At, EntityRef Entity, string Field);
