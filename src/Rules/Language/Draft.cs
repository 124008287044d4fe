namespace Brygga.Rules.Language;

/// <summary>
/// Something checked that is compiled once the schemas are known. Which fields a rule book reads decides the ordinals, so all of it
/// is checked before any of it is compiled.
/// </summary>
internal sealed record Draft<T>(Seq<FieldName> Fields, Func<Schemas, T> Compile)
{
    public Draft<R> Map<R>(Func<T, R> f)
    {
        var compile = Compile;
        return new(Fields, schemas => f(compile(schemas)));
    }
}

internal static class Drafts
{
    public static Draft<Formula> ToDraft(this Typed typed, ExprText text) =>
        new(typed.Fields, schemas => typed.ToFormula(text, schemas));

    public static Formula ToFormula(this Typed typed, ExprText text, Schemas schemas) =>
        new(Compiler.Compile(typed, schemas), ReadSetOf(typed, schemas), typed.Type.Public, text.At, text.Text);

    public static Draft<Seq<T>> Gather<T>(this Seq<Draft<T>> drafts) =>
        new(drafts.Bind(static d => d.Fields).Strict(), schemas => drafts.Map(d => d.Compile(schemas)).Strict());

    /// <summary>A field of a record at hand stands among the fields of its side; where the side has several entities, and elsewhere, by entity.</summary>
    private static ReadSet ReadSetOf(Typed typed, Schemas schemas)
    {
        var fields = typed.Fields.Distinct().ToList();
        var atHand = typed.FieldsAtHand.Distinct().ToList();
        var sides = atHand.GroupBy(static f => f.Side).Where(static g => g.Select(static f => f.Entity).Distinct().Take(2).Count() == 1).SelectMany(static g => g).ToHashSet();
        var here = from f in sides from o in schemas.Find(f) select new FieldRead(f.Side, o);
        var others = from f in fields.Except(sides) from o in schemas.Find(f) select new EntityRead(f.Entity, o);
        return new(
            toSeq(here.Distinct().OrderBy(static f => f.Side).ThenBy(static f => f.Ordinal)).Strict(),
            toSeq(typed.Settings.Distinct(StringComparer.Ordinal)).Strict())
        {
            Others = toSeq(others.Distinct().OrderBy(static f => f.Entity).ThenBy(static f => f.Ordinal)).Strict(),
            Facts = toSeq(typed.Facts.Distinct().Order()).Strict(),
            Flows = toSeq(typed.Flows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Strict(),
        };
    }
}
