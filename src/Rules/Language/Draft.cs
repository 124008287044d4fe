namespace Brygga.Rules.Language;

/// <summary>
/// Something checked that is compiled once the schemas are known. Which fields a rule book reads decides the ordinals, so all of it
/// is checked before any of it is compiled.
/// </summary>
internal sealed record Draft<T>(Seq<FieldName> Fields, Func<Schemas, T> Compile)
{
    /// <summary>What its expressions reach from the records at hand.</summary>
    public Seq<Typed> Reached { get; init; }

    public Draft<R> Map<R>(Func<T, R> f)
    {
        var compile = Compile;
        return new(Fields, schemas => f(compile(schemas))) { Reached = Reached };
    }
}

internal static class Drafts
{
    public static Draft<Formula> ToDraft(this Typed typed, ExprText text) =>
        new(typed.Fields, schemas => typed.ToFormula(text, schemas)) { Reached = Reaching.In(typed) };

    public static Formula ToFormula(this Typed typed, ExprText text, Schemas schemas)
    {
        var seen = schemas.Views ? Reaching.Replaced(typed, schemas.Reached) : typed;
        return new(Compiler.Compile(seen, schemas), ReadSetOf(seen, schemas), typed.Type.Public, text.At, text.Text);
    }

    public static Draft<Seq<T>> Gather<T>(this Seq<Draft<T>> drafts) =>
        new(drafts.Bound(static d => d.Fields), schemas => drafts.Mapped(d => d.Compile(schemas)))
        {
            Reached = drafts.Bound(static d => d.Reached),
        };

    /// <summary>A field of a record at hand stands among the fields of its side, elsewhere by entity; so where the side has several and no row that they share.</summary>
    private static ReadSet ReadSetOf(Typed typed, Schemas schemas)
    {
        var atHand = typed.FieldsAtHand.Distinct().GroupBy(static f => f.Side)
            .Where(g => schemas.Views || g.Select(static f => f.Entity).Distinct().Take(2).Count() == 1)
            .SelectMany(static g => g).ToList();
        var here = from f in atHand from o in schemas.FindAtHand(f) select new FieldRead(f.Side, o);
        var others = from f in typed.Fields.Except(atHand) from o in schemas.Find(f) select new EntityRead(f.Entity, o);
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
