using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Stores a plan's notes: bases that move without a write. One whose records have changed since waits for the next plan.</summary>
internal static class BaseMoves
{
    private const int Batch = 500;

    public static async Task Store(ApplyRun run)
    {
        foreach (var notes in run.Plan.Notes.Chunk(Batch))
        {
            var links = new List<Link>();
            foreach (var note in notes) (await Moved(run, note)).IfSome(links.Add);
            if (links.Count > 0) await run.State.MoveBases(toSeq(links).Strict(), toSeq(links).Bind(run.Kept).Strict(), CancellationToken.None);
        }
    }

    private static async Task<Option<Link>> Moved(ApplyRun run, Note note)
    {
        var (severa, fortnox) = (await Row(run, note.Severa), await Row(run, note.Fortnox));
        var known = run.Known(note.Flow, note.Severa.Record.Id, note.Fortnox.Record.Id).Filter(link => link.Agreed == note.Agreed);
        return from s in severa
               from f in fortnox
               from _ in known
               select Links.Of(run, note.Flow, note.Severa.Record.Id, note.Fortnox.Record.Id, HashMap((Side.Severa, s), (Side.Fortnox, f)), note.Reached, note.Held);
    }

    private static async Task<Option<Row>> Row(ApplyRun run, Fingerprint print)
    {
        var mirrored = await Checking.Mirrored(run, print.Record);
        return mirrored.Exists && mirrored.Hash == print.Row ? mirrored : Option<Row>.None;
    }
}
