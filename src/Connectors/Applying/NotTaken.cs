using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>
/// A write of fields that nobody knows the system to take (<c>unverified</c>), and that it ignored or refused: said with what was
/// sent, what it has, and what a person can do (MODEL 7). Nothing is taken to have worked.
/// </summary>
internal static class NotTaken
{
    private const string Ignored = "ignored";

    public static async Task<Receipt> Fail(ApplyRun run, Step step, RecordRef target, Seq<(FieldWrite Write, Value Has)> ignored)
    {
        var parts = new List<string>();
        foreach (var (write, has) in ignored)
            parts.Add($"{write.Field.Name} was sent as '{await Shown(run, write.Value)}', and {target} has '{await Shown(run, has)}'");
        return await run.Fail(step, StepOutcome.Failed, Ignored, $"{Title(step)} ignored it: {string.Join("; ", parts)}.", remedy: Remedy(step));
    }

    public static async Task<Receipt> Fail(ApplyRun run, Step step, Fault fault, Seq<FieldWrite> unsure)
    {
        if (fault.Kind != FaultKind.Data || unsure.IsEmpty) return await run.Fail(step, fault);
        var parts = new List<string>();
        foreach (var write in unsure) parts.Add($"{write.Field.Name} as '{await Shown(run, write.Value)}'");
        return await run.Fail(step, fault, said: $"; sent was {string.Join(", ", parts)}.", remedy: Remedy(step));
    }

    private static string Remedy(Step step) => $"Enter it by hand in {Title(step)}; if it never takes it, switch this write-back off in the settings.";

    private static string Title(Step step) => step.Entity.Side.Title();

    /// <summary>A record by the key that people know it by, where it was read.</summary>
    private static async Task<string> Shown(ApplyRun run, Value value)
    {
        if (value.Kind != ValueKind.Reference) return value.ToString();
        var record = value.Referenced.Record;
        var entity = run.Rules.Entity(record.Entity);
        var mirrored = await run.State.FindMirrorRow(record, CancellationToken.None);
        return mirrored.Bind(row => Records.Field(run.Systems.Reader(record.Side), entity, row.Json, entity.KeyField)).Match(static key => key.Name(), () => record.Id);
    }
}
