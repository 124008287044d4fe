using System.Collections.Immutable;
using Brygga.Engine.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Brygga.Worlds;

/// <summary>FsCheck's source of scenarios; a failing one shrinks to fewer records and edits.</summary>
public static class Generated
{
    private static readonly string[] Keys = ["", "1", "1", "2", "3", " 2 ", "K4"];
    private static readonly string[] Texts = ["", "x", "y", " x ", "å", "longer than six"];

    public static Arbitrary<Scenario> Scenarios() => Arb.From(Scenario(), Shrink);

    /// <summary>Registers that are in step, and edits of single fields on both sides: pairs that are written, some of them in both directions.</summary>
    public static Gen<Scenario> InStep() =>
        from scenario in Scenario()
        from things in Things().ArrayOf(2)
        from edits in FieldEdits().ArrayOf(4)
        let same = things.Select(static (thing, i) => thing with { Key = $"{i + 1}", Active = true })
        select scenario with { Severa = [.. same], Fortnox = [.. same], Edits = [.. edits] };

    /// <summary>Registers of which people have decided: pairs that no rule links, pairs that one does, records without a partner.</summary>
    public static Gen<Scenario> Decided() =>
        from scenario in Scenario()
        from rulings in Rulings().ArrayOf(4)
        from count in Gen.Choose(1, 4)
        select scenario with { Rulings = [.. rulings.Take(count)] };

    private static Gen<Ruling> Rulings() =>
        from severa in Gen.Choose(0, 4)
        from fortnox in Gen.Choose(0, 4)
        from judgement in Gen.Frequency((4, Gen.Constant(Judgement.Accept)), (3, Gen.Constant(Judgement.Reject)), (2, Gen.Constant(Judgement.CreateNew)), (1, Gen.Constant(Judgement.Defer)))
        from side in Gen.Elements(Side.Severa, Side.Fortnox)
        select new Ruling(severa, fortnox, judgement, side);

    private static Gen<Scenario> Scenario() =>
        from shape in Shapes()
        from severa in Things().ArrayOf(5)
        from fortnox in Things().ArrayOf(5)
        from edits in Edits().ArrayOf(4)
        from severaCount in Gen.Choose(0, 5)
        from fortnoxCount in Gen.Choose(0, 5)
        select new Scenario(shape, [.. severa.Take(severaCount)], [.. fortnox.Take(fortnoxCount)], [.. edits]);

    private static Gen<Shape> Shapes() =>
        from master in Gen.Elements(Side.Severa, Side.Fortnox)
        from masterOfB in Gen.Elements(Side.Severa, Side.Fortnox)
        from flags in Gen.Elements(true, false).ArrayOf(8)
        from empty in Gen.Elements(WhenEmpty.Clear, WhenEmpty.Keep, WhenEmpty.Report, WhenEmpty.Refuse)
        select new Shape(master, masterOfB, flags[0] || flags[1], flags[0] || !flags[1], flags[2], flags[3], empty, flags[4], flags[5], flags[6], flags[7]);

    private static Gen<Thing> Things() =>
        from key in Gen.Elements(Keys)
        from a in Gen.Elements(Texts)
        from b in Gen.Elements(Texts)
        from c in Gen.Elements(Texts)
        from active in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Thing(key, a, b, c, active);

    private static Gen<Edit> Edits() =>
        from side in Gen.Elements(Side.Severa, Side.Fortnox)
        from index in Gen.Choose(0, 7)
        from field in Gen.Frequency((6, Gen.Choose(0, 2)), (3, Gen.Choose(3, 6)))
        from value in field is 4 or 6 ? Gen.Elements(Keys) : Gen.Elements(Texts)
        select new Edit(side, index, field, value);

    private static Gen<Edit> FieldEdits() =>
        from side in Gen.Elements(Side.Severa, Side.Fortnox)
        from index in Gen.Choose(0, 1)
        from field in Gen.Choose(0, 2)
        from value in Gen.Elements(Texts)
        select new Edit(side, index, field, value);

    public static IEnumerable<Scenario> Shrink(Scenario scenario) =>
        Without(scenario.Edits).Select(edits => scenario with { Edits = edits })
            .Concat(Without(scenario.Rulings).Select(rulings => scenario with { Rulings = rulings }))
            .Concat(Without(scenario.Severa).Select(severa => scenario with { Severa = severa }))
            .Concat(Without(scenario.Fortnox).Select(fortnox => scenario with { Fortnox = fortnox }));

    private static IEnumerable<ImmutableArray<T>> Without<T>(ImmutableArray<T> items) =>
        Enumerable.Range(0, items.Length).Select(items.RemoveAt);
}
