using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Reading;

/// <summary>
/// What has to be read for the rules that are planned, and how each entity is had (MODEL 4). Registers come first, and an owner
/// before what is had through it.
/// </summary>
public sealed record ReadPlan(Seq<EntityReading> Entities)
{
    public static ReadPlan Of(RuleBook rules) => new(new Needs(rules).Readings());

    public Option<EntityReading> Find(EntityRef entity) => Entities.Find(reading => reading.Entity.Ref == entity);
}
