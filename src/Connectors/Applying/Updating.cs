using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Changes the fields of a record that exists. Doing it twice does no harm, so a lost answer needs no intent.</summary>
internal static class Updating
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is not Checked rows) return (Receipt)looked.Case;
        if (LateValues.Writes(run, step).Case is not Seq<FieldWrite> writes)
            return await run.Fail(step, StepOutcome.Blocked, "late", "A value that an earlier step was to give is not there.");
        if (run.Target(step).Case is not RecordRef target)
            return await run.Fail(step, StepOutcome.Blocked, "late", "The record that an earlier step was to make is not there.");
        var unsure = run.IsOfDocuments(step) ? writes.Filter(static write => write.Field.Unverified).Strict() : Seq<FieldWrite>();
        var answer = await Write(run, target, writes, unsure);
        if (answer.Case is not Received received) return await NotTaken.Fail(run, step, (Fault)answer.Case, unsure);
        var ignored = Answers.NotTaken(run, run.Rules.Entity(step.Entity), unsure, received);
        return ignored.IsEmpty ? await Confirm(run, step, target, rows, writes, received) : await NotTaken.Fail(run, step, target, ignored);
    }

    /// <summary>Writes, and reads the record where the answer does not tell whether it was taken.</summary>
    /// <param name="unsure">The writes that may not be.</param>
    private static async Task<Either<Fault, Received>> Write(ApplyRun run, RecordRef target, Seq<FieldWrite> writes, Seq<FieldWrite> unsure)
    {
        var (entity, schema) = (run.Rules.Entity(target.Entity), run.Schema(target.Entity));
        var answer = await run.Systems.Writer(target.Side).Update(entity, schema, target.Id, writes, CancellationToken.None);
        if (answer.Case is not Received received) return answer;
        if (!Answers.IsSilent(run, entity, unsure, received)) return await Records.Whole(run, target, schema, received);
        var read = await Records.Read(run, target, schema);
        return read.Map(found => found.IfNone(received));
    }

    private static Task<Receipt> Confirm(ApplyRun run, Step step, RecordRef target, Checked rows, Seq<FieldWrite> writes, Received received)
    {
        var schema = run.Schema(step.Entity);
        var expected = Expected(rows[target], received.Row, schema, writes);
        return run.Confirm(step, new Ending(StepOutcome.Done, Moved(run, step, target, rows, writes, expected), target)
        {
            Remark = Answers.Remarks(run, step, writes, received),
        }.Wrote(run, received, expected));
    }

    private static Option<Link> Moved(ApplyRun run, Step step, RecordRef target, Checked rows, Seq<FieldWrite> writes, Row expected) =>
        run.IsOfDocuments(step) ? DocumentLinks.Followed(run, step, rows[step.Source], DocumentLinks.Written(run, step, target, expected, writes.Map(static write => write.Field.Name)))
        : step.Part.IsSome ? Links.OfPart(run, step, rows.BySide)
        : Links.Of(run, step, target.Id, rows.BySide.AddOrUpdate(target.Side, expected));

    /// <summary>
    /// The record as checked, with the written fields as answered. What else the answer brings, a person has changed in the
    /// meantime: it does not become part of what was agreed.
    /// </summary>
    private static Row Expected(Row before, Row answered, Schema schema, Seq<FieldWrite> writes) => !before.Exists ? answered : before.Keeping(
        answered,
        writes.Bind(write => schema.Ordinal(write.Field.Name).ToSeq()).Filter(ordinal => !answered[ordinal].IsUnknown).ToHashSet());
}
