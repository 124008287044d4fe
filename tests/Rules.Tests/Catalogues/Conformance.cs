namespace Brygga.Rules.Tests.Catalogues;

/// <summary>A whole catalogue against a whole document.</summary>
internal static class Conformance
{
    public static Seq<Difference> Differences(ApiDocument document, CatalogueFile file) =>
        file.Entities.Filter(static e => !e.Provided).Bind(e => Of(document, file, e)).Strict();

    private static Seq<Difference> Of(ApiDocument document, CatalogueFile file, CatalogueEntity entity) =>
        CallComparison.Of(document, file, entity) + CallComparison.Answered(document, file, entity).Match(
            answered => FieldComparison.Of(file, entity, answered, CallComparison.Taken(document, entity)),
            () => Seq1(new Difference(file.System, entity.Name, "", About.Path, "no call answers it")));
}
