using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reading;

/// <summary>
/// The documents of which a run reads what belongs to them: those at work, and the linked ones that have changed. The latter are stored
/// only after what belongs to them, so that a run that breaks off in between sees them changed again.
/// </summary>
internal sealed class OpenDocuments(AtWork atWork)
{
    private readonly SortedDictionary<string, Received> _open = new(StringComparer.Ordinal);

    public AtWork AtWork => atWork;

    public Seq<Received> All => toSeq(_open.Values).Strict();

    /// <summary>Those that are stored last.</summary>
    public Seq<Received> Waiting => All.Filter(record => atWork.IsLinked(record.Id)).Strict();

    /// <summary>Takes note of a record that came; says whether it is to be stored last.</summary>
    /// <param name="before">The record as it was known.</param>
    public bool Waits(Received record, Option<EncodedRow> before)
    {
        var linked = atWork.IsLinked(record.Id);
        if (linked ? _open.ContainsKey(record.Id) || before.ForAll(row => !row.Row.Span.SequenceEqual(record.Row.Bytes)) : atWork.IsPickedUp(record.Row)) _open[record.Id] = record;
        else _open.Remove(record.Id);
        return linked && _open.ContainsKey(record.Id);
    }
}
