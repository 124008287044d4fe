using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>Switching a connection on and off (M37). What there was when it was switched on is the baseline (M20).</summary>
internal static class Activations
{
    /// <summary>Whether the connection may write: it was not switched off, and if its rules ask what was there before, it was switched on.</summary>
    public static async Task<Option<Problem>> Refusal(Company company, CancellationToken stop) => (await company.State.Activation(stop)).Match(
        activation => activation.Off.Map(off => new Problem(
            ExitCode.PersonNeeded, $"'{company.Workspace.Connection}' was switched off at {off:yyyy-MM-dd HH:mm}.\nSwitch it on with: brygga activate")),
        () => AsksWhatWasBefore(company.Rules)
            ? Some(new Problem(ExitCode.PersonNeeded, $"'{company.Workspace.Connection}' was never switched on, and its rules ask what was there before it was.\nLook at the plan with 'brygga plan', then switch it on with: brygga activate"))
            : None);

    /// <summary>Takes the baseline; refused where a register was not listed whole, since what it lacks would later pass for new.</summary>
    public static async Task<Option<Problem>> Switch(Company company, Snapshot snapshot, DateTimeOffset at, CancellationToken stop)
    {
        var registers = Registers(company.Rules);
        if (registers.Find(entity => !snapshot[entity].Coverage.ProvesAbsence(at)).Case is EntityRef broken)
            return new Problem(ExitCode.SafetyStop, $"It was not switched on: {broken} was not listed completely, and what is missing would later count as new.\nRun it again.");
        await company.State.Activate(new(at, toHashMap(registers.Bind(entity => toSeq(snapshot[entity].Records).Map(record => (new RecordRef(entity, record.Id), record.Row))))), stop);
        return None;
    }

    /// <summary>The entities that flows are between: of these it matters what was there before.</summary>
    private static Seq<EntityRef> Registers(RuleBook rules) =>
        toSeq(rules.Flows.Bind(static flow => flow.Severa.Kinds + flow.Fortnox.Kinds).Map(static kind => kind.Entity).Distinct()).Strict();

    private static bool AsksWhatWasBefore(RuleBook rules) =>
        rules.Flows.Exists(static flow => (flow.Select + flow.Creating).Exists(static rule => !rule.Holds.Reads.Facts.IsEmpty));
}
