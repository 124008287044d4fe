using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>
/// The link of a document after a step on one of its two records. Unlike those of registers its bases are not brought in step with
/// one another: only what was written has moved, so that what people change stays visible as a change.
/// </summary>
internal static class DocumentLinks
{
    /// <summary>None for a document without a partner; as it was for a step on another record than the two.</summary>
    /// <param name="fields">The fields that the step wrote.</param>
    public static Option<Link> Written(ApplyRun run, Step step, RecordRef record, Row answered, Seq<string> fields) =>
        Moved(run, step, record, before => before.Exists ? before.Taking(answered, fields) : answered);

    /// <summary>The document was brought in step with its source: so that one's base moves too.</summary>
    /// <param name="source">The source as it was checked.</param>
    public static Option<Link> Followed(ApplyRun run, Step step, Row source, Option<Link> written) => step.Reached.IsEmpty || !source.Exists
        ? written
        : written.Map(link => link.With(step.Source.Side, new(AgreedRow.Of(run.Register(step.Flow, step.Source.Side), step.Source.Side, source, step.Reached), run.Rules.Hash)));

    /// <summary>An action may change any field.</summary>
    public static Option<Link> Acted(ApplyRun run, Step step, RecordRef record, Row answered) => Moved(run, step, record, _ => answered);

    private static Option<Link> Moved(ApplyRun run, Step step, RecordRef record, Func<Row, Row> row) => run.Owner(step).Map(link =>
        link.Id(record.Side) == record.Id && run.Register(step.Flow, record.Side).Entity == record.Entity
            ? link.With(record.Side, new(row(link[record.Side].Row), run.Rules.Hash))
            : link);
}
