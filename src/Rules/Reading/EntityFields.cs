using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The fields of an entity that is being read: other parts of it name them.</summary>
internal sealed record EntityFields(EntityRef Entity, HashMap<string, Field> All)
{
    public Validation<string> Name(YamlNode node) => Find(node).Map(static f => f.Name);

    public Validation<Field> Find(YamlNode node) => node.AsScalar().Bind(s =>
        All.Find(s.Text).OrMistake(() => Unknown(s.At, s.Text)));

    /// <summary>A field, or one inside a record: <c>unitCost.amount</c>.</summary>
    public Validation<string> Path(YamlNode node) => node.AsScalar().Bind(s =>
    {
        var names = toSeq(s.Text.Split('.'));
        var found = names.Tail.Fold(All.Find(names.Head), static (field, name) => field.Bind(f => f.Type.Members.Find(name)));
        return found.IsSome ? Valid<string>(s.Text) : Unknown(s.At, s.Text);
    });

    public Validation<Seq<string>> Names(YamlNode node) =>
        node.AsItems(Name);

    public Validation<Seq<string>> Paths(YamlNode node) =>
        node.AsItems(Path);

    public Diagnostic Unknown(Origin at, string name) => Mistakes.UnknownField(at, Entity.ToString(), name, toSeq(All.Keys));
}
