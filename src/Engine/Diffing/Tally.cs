using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Diffing;

/// <summary>Gathers what the pairs of a flow gave; standing differences are counted per rule (MODEL 1).</summary>
internal sealed class Tally(FlowTask task)
{
    private readonly List<Step> _steps = [];
    private readonly List<Note> _notes = [];
    private readonly List<Finding> _findings = [];
    private readonly List<StandingDifference> _standing = [];

    public void Add(PairChanges changes, Bases bases)
    {
        var steps = changes.Refused || !changes.HasWrites ? Seq<Step>() : Steps(changes);
        _findings.AddRange(changes.Findings);
        _standing.AddRange(changes.Standing);
        _steps.AddRange(steps);
        if (!changes.Refused && steps.IsEmpty && changes.Pair.Known.Case is Link link && changes.MovesBase(bases)) _notes.Add(Note(changes, link));
    }

    public FlowPlan ToPlan() => new(
        toSeq(_steps.OrderBy(static s => s.Source.ToString(), StringComparer.Ordinal)).Strict(),
        toSeq(_notes.OrderBy(static n => n.Severa.Record.Id, StringComparer.Ordinal)).Strict(),
        toSeq(_findings.Concat(_standing.GroupBy(static s => (s.Rule.Name, s.Reason)).Select(group => Counted(group.ToArray())))).Strict());

    /// <summary>The records themselves first, then their parts.</summary>
    private Seq<Step> Steps(PairChanges changes)
    {
        var parts = task.Flow.Parts.Bind(part => PartSteps.Of(task, changes, part).ToSeq()).Strict();
        var own = Seq(Side.Severa, Side.Fortnox)
            .Filter(side => !changes.Writes(new(side, None)).IsEmpty)
            .Map(side => Update(changes, side)).Strict();
        return own + parts;
    }

    private Step Update(PairChanges changes, Side target)
    {
        var pair = changes.Pair;
        var record = new WrittenRecord(target, None);
        var fields = changes.Writes(record);
        var (source, written) = (pair[target.Other()], pair[target]);
        return new(
            StepIds.Of(task, Verb.Update, source.Ref, written.Ref.Entity, Some(written.Ref), fields),
            task.Flow.Name,
            fields[0].At,
            Verb.Update,
            source.Ref,
            written.Ref.Entity,
            Some(written.Ref),
            Option<Hash>.None,
            fields,
            Fingerprints.Of(pair.Severa, pair.Fortnox),
            pair.Known.Map(static link => link.Agreed),
            changes.HeldBy(record),
            Seq<After>(),
            fields[0].Reason,
            Cost.In(target, 1))
        {
            Reached = ReachedValues.Of(task, pair, written.Ref, fields),
        };
    }

    private Note Note(PairChanges changes, Link link)
    {
        var prints = Fingerprints.Of(changes.Pair.Severa, changes.Pair.Fortnox);
        return new(task.Flow.Name, prints[0], prints[1], link.Agreed, changes.HeldFields())
        {
            Reached = ReachedValues.Of(task, changes.Pair.Severa, changes.Pair.Fortnox),
        };
    }

    private Finding Counted(StandingDifference[] differences)
    {
        var first = differences[0];
        var records = toSeq(differences.SelectMany(static d => new[] { d.Pair.Severa.Ref, d.Pair.Fortnox.Ref })).Strict();
        var about = new About(task.Flow.Name, first.Rule.Name, first.At, records, Seq<FieldValue>()) { Count = differences.Length };
        return Findings.Standing(about, first.Reason, first.Severa, first.Fortnox);
    }
}
