using Brygga.Engine.Data;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>The id of a wish: connection, flow, verb, source, target and the intended values; the same in every plan that wants it.</summary>
internal static class StepIds
{
    public static Hash Of(PlanningTask task, Verb verb, RecordRef source, EntityRef entity, Option<RecordRef> target, Seq<FieldChange> fields) =>
        Hash.OfParts(Seq(task.Run.Connection, task.Name, verb.ToString(), source.ToString(), entity.ToString(), target.Match(static t => t.Id, static () => ""))
            .Concat(fields.Bind(static change => Seq(change.Field, Intended(change.After)))));

    private static string Intended(Wanted wanted) => wanted switch
    {
        Wanted.Known known => $"{known.Value.Kind} {known.Value}",
        Wanted.Late late => $"{late.Step} {late.Field} {late.As}",
        _ => throw new System.Diagnostics.UnreachableException(wanted.GetType().Name),
    };
}

internal static class Fingerprints
{
    public static Seq<Fingerprint> Of(params ReadOnlySpan<Entry> entries)
    {
        var prints = new List<Fingerprint>(entries.Length);
        foreach (var entry in entries) prints.Add(new(entry.Ref, entry.Own.Hash));
        return toSeq(prints).Strict();
    }
}
