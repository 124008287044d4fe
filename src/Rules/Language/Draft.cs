namespace Brygga.Rules.Language;

/// <summary>
/// Something checked that is compiled once the schemas are known. Which fields a flow reads decides the ordinals, so all of a flow
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

    public static Formula ToFormula(this Typed typed, ExprText text, Schemas schemas)
    {
        var fields = typed.Fields.Map(f => new FieldRead(f.Side, schemas.Ordinal(f))).Distinct().OrderBy(static f => f.Side).ThenBy(static f => f.Ordinal);
        var reads = new ReadSet(toSeq(fields).Strict(), toSeq(typed.Settings.Distinct(StringComparer.Ordinal)).Strict());
        return new(Compiler.Compile(typed, schemas), reads, typed.Type.Public, text.At, text.Text);
    }

    public static Draft<Seq<T>> Gather<T>(this Seq<Draft<T>> drafts) =>
        new(drafts.Bind(static d => d.Fields).Strict(), schemas => drafts.Map(d => d.Compile(schemas)).Strict());
}
