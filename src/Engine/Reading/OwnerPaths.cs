using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>The lists that a system has of what belongs to one owner.</summary>
internal static class OwnerPaths
{
    /// <summary>By paths of their own, or by a list of all that can be filtered by its owner.</summary>
    public static Seq<OwnerPath> Of(EntityType entity) =>
        ((entity.Read.Of.ToSeq() + entity.Read.AlsoOf).Bind(path => InPath(entity, path))
        + toSeq(entity.Read.Filter.OrderBy(static filter => filter.Key, StringComparer.Ordinal)).Bind(filter => ByFilter(entity, filter.Key, filter.Value))).Strict();

    /// <summary>What stands in braces is the field that names the owner.</summary>
    private static Seq<OwnerPath> InPath(EntityType entity, string path) =>
        path.IndexOf('{', StringComparison.Ordinal) is var open and >= 0 && path.IndexOf('}', open) is var close and > 0
            ? Owners(entity, path[(open + 1)..close], path)
            : Seq<OwnerPath>();

    private static Seq<OwnerPath> ByFilter(EntityType entity, string field, string parameter) =>
        Owners(entity, field, entity.Read.List).Map(path => path with { Parameter = parameter });

    private static Seq<OwnerPath> Owners(EntityType entity, string by, string path) =>
        entity.Fields.Find(by).ToSeq().Bind(field => field.Type.RefersTo.Map(owner => new OwnerPath(owner, field.Name, path)));
}
