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
        var checkedRows = await Checking.Rows(run, step);
        if (checkedRows.Case is Receipt ended) return ended;
        if (LateValues.Writes(run, step).Case is not Seq<FieldWrite> writes)
            return await run.Fail(step, StepOutcome.Blocked, "late", "A value that an earlier step was to give is not there.");
        var (side, schema) = (step.Entity.Side, run.Schema(step.Entity));
        var target = step.Target.IfNone(() => throw new InvalidOperationException("an update step has a target"));
        var answer = await run.Systems.Writer(side).Update(run.Rules.Entity(step.Entity), schema, target.Id, writes, CancellationToken.None);
        if (answer.Case is not Received received) return await run.Fail(step, (Fault)answer.Case);
        var rows = checkedRows.IfLeft(HashMap<Side, Row>());
        var expected = Expected(rows[side], received.Row, schema, writes);
        var link = step.Part.IsSome ? Links.OfPart(run, step, rows) : Links.Of(run, step, target.Id, rows.AddOrUpdate(side, expected));
        return await run.Confirm(step, StepOutcome.Done, link, Mirroring.Record(step, schema, received, run.Clock), expected, Answers.Ignored(schema, writes, received));
    }

    /// <summary>
    /// The record as checked, with the written fields as answered. What else the answer brings, a person has changed in the
    /// meantime: it does not become part of what was agreed.
    /// </summary>
    private static Row Expected(Row before, Row answered, Schema schema, Seq<FieldWrite> writes) => before.Keeping(
        answered,
        writes.Bind(write => schema.Ordinal(write.Field.Name).ToSeq()).Filter(ordinal => !answered[ordinal].IsUnknown).ToHashSet());
}

/// <summary>Compares an answer with what was asked for: a field that was ignored is said, not passed over (Severa FACTS 8.7).</summary>
internal static class Answers
{
    public static string Ignored(Schema schema, Seq<FieldWrite> writes, Received received) => string.Join("; ", writes.Bind(write =>
        schema.Ordinal(write.Field.Name)
            .Filter(ordinal => received.Row[ordinal] != write.Field.Type.Normalise(write.Value))
            .Map(ordinal => $"{write.Field.Name} was sent as '{write.Value}' and answered as '{received.Row[ordinal]}'")
            .ToSeq()));
}
