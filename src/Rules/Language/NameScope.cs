using Brygga.Rules.Diagnostics;
using Brygga.Rules.Reading;

namespace Brygga.Rules.Language;

/// <summary>Which names an expression may use.</summary>
/// <param name="Here">The entity whose fields are bare names: the record at hand.</param>
/// <param name="ByPrefix">The entities of which <c>severa.x</c> and <c>fortnox.x</c> speak; empty where only one record exists.</param>
/// <param name="It">The type of <c>it</c>, in a <c>normal:</c>.</param>
internal sealed record NameScope(Option<DeclaredEntity> Here, Seq<DeclaredEntity> ByPrefix, Option<ExprType> It, DeclaredSettings Settings)
{
    public Validation<Diagnostic, Typed> Resolve(ExprText text, Expr.Path path)
    {
        var first = path.Names.Head;
        return Words.Roots.Contains(first.Text)
            ? Root(text, first, path.Names.Tail)
            : Here.Match(entity => Field(text, entity, path.Names), () => NotVisible(text, first));
    }

    private Validation<Diagnostic, Typed> Root(ExprText text, Name root, Seq<Name> rest) => root.Text switch
    {
        "it" when It.Case is ExprType type => rest.IsEmpty ? new Typed.It(type) : Mistakes.NoMembers(text.Place(rest.Head.At), root.Text),
        "settings" => Setting(text, root, rest),
        "severa" or "fortnox" when !rest.IsEmpty => ByPrefix
            .Find(e => string.Equals(e.Entity.Ref.Side.Word(), root.Text, StringComparison.Ordinal))
            .Match(entity => Field(text, entity, rest), () => NotVisible(text, root)),
        _ => NotVisible(text, root),
    };

    private static Validation<Diagnostic, Typed> Field(ExprText text, DeclaredEntity entity, Seq<Name> names)
    {
        var name = names.Head;
        if (entity.Entity.Fields.Find(name.Text).Case is not Field field)
            return Mistakes.UnknownField(text.Place(name.At), entity.Entity.Ref.ToString(), name.Text, entity.FieldNames);
        return names.Tail.IsEmpty
            ? new Typed.Read(new(entity.Entity.Ref.Side, field.Name), entity.TypeOf(field))
            : Mistakes.RelationNotSupported(text.Place(name.At), name.Text);
    }

    private Validation<Diagnostic, Typed> Setting(ExprText text, Name root, Seq<Name> rest)
    {
        var at = rest.IsEmpty ? root.At : rest.Head.At.To(rest.Last.At);
        var name = string.Join('.', rest.Map(static n => n.Text));
        return Settings.All.Find(name).Match(
            declared => Success<Diagnostic, Typed>(new Typed.Setting(name, declared.Value, declared.Type)),
            () => Mistakes.UnknownSetting(text.Place(at), name, Settings.Names));
    }

    private Diagnostic NotVisible(ExprText text, Name name) => Mistakes.NotVisible(text.Place(name.At), name.Text,
        Seq1("settings.x.y")
        + Here.Map(static e => $"a field of {e.Entity.Ref}").ToSeq()
        + ByPrefix.Map(static e => $"{e.Entity.Ref.Side.Word()}.x")
        + It.Map(static _ => "it").ToSeq());
}
