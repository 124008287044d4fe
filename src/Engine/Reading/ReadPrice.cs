using System.Diagnostics;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Reading;

/// <summary>What reading costs, in calls.</summary>
public sealed record ReadPrice(Seq<EntityPrice> Entities)
{
    /// <summary>Of the first load.</summary>
    public int First => Entities.Sum(static entity => entity.First);

    /// <summary>Of a run before which nothing has changed.</summary>
    public int Still => Entities.Sum(static entity => entity.Still);

    /// <summary>How long the first load takes when the rate limits are what bounds: the systems are read one after the other.</summary>
    public TimeSpan FirstTime => Entities.Fold(TimeSpan.Zero, static (sum, entity) => sum + (entity.First * Pace.ACall(entity.Entity.Side)));
}

/// <summary>What reading an entity costs, in calls.</summary>
/// <param name="First">Of the first load.</param>
/// <param name="Still">Of a run before which nothing has changed.</param>
/// <param name="Each">Of each record that has changed, besides the pages that it fills; of what belongs to documents, of each document.</param>
public sealed record EntityPrice(EntityRef Entity, int First, int Still, int Each);

/// <summary>Prices a <see cref="ReadPlan"/>.</summary>
public static class ReadPrices
{
    /// <param name="count">How many records an entity has, or is thought to have.</param>
    public static ReadPrice Price(this ReadPlan plan, Func<EntityRef, int> count) =>
        new(plan.Entities.Map(reading => Price(reading, count)).Strict());

    private static EntityPrice Price(EntityReading reading, Func<EntityRef, int> count)
    {
        var entity = reading.Entity.Ref;
        return reading.Way switch
        {
            Way.Made or Way.Inside => new(entity, 0, 0, 0),
            Way.Sole => new(entity, 1, 1, 0),
            Way.OfOwners => new(entity, 0, 0, 1),
            Way.Listed { PickedUpOnly: true } listed => new(entity, listed.PickUps, listed.PickUps + 1, listed.By.OneByOne ? 1 : 0),
            Way.Listed listed => Listed(reading.Entity, listed, count(entity)),
            _ => throw new UnreachableException(reading.Way.GetType().Name),
        };
    }

    private static EntityPrice Listed(EntityType entity, Way.Listed listed, int records)
    {
        var lists = listed.By.Told.Map(static tell => tell.Lists.Count).IfNone(1);
        var told = listed.By.Told.IsSome ? 1 : 0;
        var pages = told + lists - 1 + Pages(entity, records);
        var each = listed.By.OneByOne ? 1 : 0;
        return new(entity.Ref, pages + (each * records), (listed.Incremental ? lists : pages) + listed.PickUps, each);
    }

    /// <summary>Where neither a token nor a total ends a listing, an empty page does.</summary>
    private static int Pages(EntityType entity, int records)
    {
        var size = Pace.PageSize(entity.Ref.Side);
        var full = Math.Max(1, (records + size - 1) / size);
        return entity.Read.Paging switch
        {
            Paging.None => entity.Ref.Side == Side.Severa ? 1 : full,
            Paging.FirstRow => records == 0 ? 1 : full + 1,
            _ => full,
        };
    }
}
