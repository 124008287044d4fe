using Brygga.Engine.Data;
using Brygga.Worlds;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>Small companies for single cases. Severa is master of all but b, and takes twins; Fortnox refuses a used key.</summary>
internal static class Scenes
{
    public static Shape Shape { get; } = new(
        Side.Severa, Side.Fortnox, CreateInSevera: true, CreateInFortnox: true, BOneWay: false, COnce: false, WhenEmpty.Clear, Short: false, Cut: false, SecondWay: false, Asked: true);

    public static Thing Thing(string key, string a = "a", string b = "b") => new(key, a, b, "c", true);

    public static Company Of(Thing[] severa, Thing[] fortnox, TimeSpan settle = default)
    {
        var book = Books.Of(Shape);
        return new(
            Variant.Real,
            book with { Severa = book.Severa with { Settle = settle }, Fortnox = book.Fortnox with { Settle = settle } },
            new Scenario(Shape, [.. severa], [.. fortnox], []).Start());
    }

    /// <summary>A company where records 1 and 2 are linked and nothing is left to do.</summary>
    public static async Task<Company> AtRest()
    {
        var company = Of([Thing("1"), Thing("2")], []);
        await company.Sync();
        return company;
    }

    public static void Edit(this Company company, Side side, string id, string field, string value) => company.Outside.World =
        company.Outside.World.Update(new(side == Side.Severa ? Books.Left : Books.Right, id), [(field, Value.Of(value))]);

    public static string Field(this Company company, Side side, string id, string field) => company.Outside.World[side][id][field].ToString();

    /// <summary>A person makes a record with a key in Severa, which takes it whatever there is.</summary>
    public static void MakeInSevera(this Company company, string id, string key) => company.Outside.World =
        company.Outside.World.Put(Side.Severa, id, company.Outside.World.Create(Side.Severa, [("key", Value.Of(key)), ("a", Value.Of("by hand"))])
            .Match(static made => made.World.Severa[made.Id], () => throw new InvalidOperationException(id)));
}
