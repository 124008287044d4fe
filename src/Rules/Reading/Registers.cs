using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A side of a flow with the schemas that are known once all flows are checked.</summary>
internal static class Registers
{
    public static Register Of(Seq<EntityType> entities, Schemas schemas)
    {
        var kinds = entities.Map(e => (e.Ref, schemas[e.Ref].IfNone(() => new Schema(e.Ref, [])))).Strict();
        return new(kinds.Head.Item1, kinds.Head.Item2) { Kinds = kinds };
    }

    /// <summary>One schema for each entity: the fields that any flow reads or writes.</summary>
    public static Schemas Schemas(Lexicon lexicon, Seq<FieldName> fields) => new(fields
        .GroupBy(static f => f.Entity)
        .Select(g => new Schema(g.Key, g.Select(static f => f.Name).Distinct(StringComparer.Ordinal).Select(name => lexicon.Entities[g.Key].Fields[name]))));
}
