using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The formulas of an entity, once all fields of its system are known: when it may be changed, what will be worked out.</summary>
internal static class CatalogueFormulas
{
    public static Validation<EntityType> Add(EntityHead head, EntityType entity, Lexicon lexicon)
    {
        var names = NameScope.Of(lexicon, Seq1(entity));
        var schemas = new Schemas(Seq1(entity.Whole));
        return (While(head, names, schemas), Actions(head, entity, names, schemas), Computed(head, names, schemas))
            .Apply((@while, actions, computed) => entity with
            {
                Write = entity.Write.Map(w => w with { While = @while }),
                Actions = actions,
                Computed = computed,
            });
    }

    private static Validation<Option<Formula>> While(EntityHead head, NameScope names, Schemas schemas) =>
        head.Map.Find("write").Case is YamlNode.Mapping write ? Condition(write, "while", names, schemas) : Option<Formula>.None;

    private static Validation<HashMap<string, RemoteAction>> Actions(
        EntityHead head, EntityType entity, NameScope names, Schemas schemas) =>
        head.Map.Find("actions").Case is YamlNode.Mapping actions
            ? actions.Each(pair => Action(pair, entity.Actions[pair.Key.Text], names, schemas)).Map(static all => toHashMap(all))
            : entity.Actions;

    private static Validation<(string, RemoteAction)> Action(YamlPair pair, RemoteAction action, NameScope names, Schemas schemas) =>
        pair.Value.AsMapping().Bind(map =>
            (Condition(map, "may", names, schemas), Condition(map, "done", names, schemas))
            .Apply((may, done) => (pair.Key.Text, action with { May = may, Done = done })));

    private static Validation<Option<Formula>> Condition(YamlNode.Mapping map, string key, NameScope names, Schemas schemas) =>
        map.Optional(key, node => Expressions.Condition(node, names).Map(e => e.Draft.Compile(schemas)));

    /// <summary>What the system will work out from what is written; it is a field of the record.</summary>
    private static Validation<HashMap<string, Formula>> Computed(EntityHead head, NameScope names, Schemas schemas) =>
        head.Map.Optional("computed", Seq<(string, Formula)>(), node => node.AsMapping().Bind(map => map.Each(pair =>
            (head.Fields.Find(pair.Key), Expressions.Read(pair.Value, names))
            .Apply(static (field, value) => (field, value))
            .Bind(c => c.field.Type.Kind == c.value.Type.Kind
                ? Valid<(string, Formula)>((c.field.Name, c.value.Draft.Compile(schemas)))
                : Mistakes.WrongKind(c.value.At, c.field.Name, c.field.Type.Kind.Word(), c.value.Type.Word, "")))))
        .Map(static all => toHashMap(all));
}
