using Brygga.Engine.Diffing;
using Brygga.Engine.Seeing;

namespace Brygga.Laws;

/// <summary>Both systems and what is remembered, after some steps.</summary>
internal sealed record State(Systems World, Memory Memory)
{
    /// <summary>How each step ended; one that was not done is not among them.</summary>
    public IReadOnlyDictionary<Hash, Outcome> Ended { get; init; } = new Dictionary<Hash, Outcome>();
}

/// <summary>
/// The obvious interpreter of a plan, on systems that are values: what applying means, without any effect. It is told which creates
/// lose their answer.
/// </summary>
internal sealed class Applied
{
    private readonly RuleBook _book;
    private readonly Plan _plan;
    private readonly Func<Step, bool> _loses;
    private readonly Dictionary<Hash, RecordRef> _made = [];
    private readonly Dictionary<Hash, Outcome> _ended = [];
    private readonly Dictionary<RecordRef, Hash> _written = [];
    private readonly System.Collections.Generic.HashSet<(string Flow, string SeveraId)> _moved = [];
    private Systems _world;
    private Memory _memory;

    private Applied(RuleBook book, State state, Plan plan, Func<Step, bool> loses) => (_book, _plan, _loses, _world, _memory) = (book, plan, loses, state.World, state.Memory);

    public static State Of(RuleBook book, State state, Plan plan) => Of(book, state, plan, static _ => false);

    public static State Of(RuleBook book, State state, Plan plan, Func<Step, bool> loses)
    {
        var run = new Applied(book, state, plan, loses);
        foreach (var step in plan.Steps)
            if (run.Do(step) is { } outcome) run._ended[step.Id] = outcome;
        foreach (var note in plan.Notes) run.Store(note);
        run._memory = run._memory with { Passes = toSeq(run._memory.Passes.Concat(plan.Passes).Distinct()).Strict() };
        return new(run._world, run._memory) { Ended = run._ended };
    }

    /// <summary>Null where nothing was done, and nothing failed.</summary>
    private Outcome? Do(Step step)
    {
        if (step.After.Exists(edge => !_ended.TryGetValue(edge.Step, out var ended) || ended != edge.On) || IsStale(step)) return null;
        return step.Verb switch
        {
            Verb.Link => Linked(step, Known(step), Own(step.Source)),
            Verb.Create => Create(step),
            Verb.Resolve => Resolve(step),
            Verb.Update => Update(step),
            Verb.Act => Act(step),
            Verb.Attach => Marked(step),
            _ => throw new System.Diagnostics.UnreachableException(step.Verb.ToString()),
        };
    }

    private bool IsStale(Step step) =>
        (step.Part.IsSome && LinkOf(step.Flow, step.Source).IsNone)
        || step.Check.Exists(print => Own(print.Record).Hash != (_written.TryGetValue(print.Record, out var own) ? own : print.Row))
        || step.Agreed.Exists(agreed => LinkOf(step.Flow, step.Source).Exists(link => link.Agreed != agreed && !_moved.Contains((link.Flow, link.SeveraId))))
        || (step.Verb is Verb.Link or Verb.Create && step.Part.IsNone && (LinkOf(step.Flow, step.Source).IsSome || step.Target.Exists(target => LinkOf(step.Flow, target).IsSome)))
        || (step.Target || MadeBy(step)).Exists(target => !_world.Has(target));

    private Outcome? Create(Step step)
    {
        if (Make(step) is not { } made) return Outcome.Failure;
        if (!_loses(step)) return Linked(step, made, Own(step.Source));
        var marker = step.Marker.IfNone(() => throw new InvalidOperationException("a create without a mark"));
        var intent = new Intent(default, step.Id, marker, step.Flow, step.Source, Own(step.Source), step.Entity, "", Value.Of(made.Id), _plan.Header.At) { Part = step.Part };
        _memory = _memory with { Intents = _memory.Intents.Add(intent) };
        return null;
    }

    private Outcome? Resolve(Step step)
    {
        if (_memory.Intents.Find(intent => step.Marker == intent.Marker).Case is not Intent intent) return null;
        _memory = _memory with { Intents = _memory.Intents.Filter(other => other != intent).Strict() };
        if (_world.Has(new(intent.Target, intent.Key.Text))) return Linked(step, new(intent.Target, intent.Key.Text), intent.SourceRow);
        return step.Fields.IsEmpty && step.Action.IsNone ? null : Create(step);
    }

    private Outcome? Linked(Step step, RecordRef target, Row source)
    {
        _made[step.Id] = target;
        _written[target] = Own(target).Hash;
        if (step.EndsLink) return Ended(step);
        if (step.Part.IsSome) RememberPart(step, source);
        else Remember(step.Flow, step.Source, target, HashMap((step.Source.Side, source), (target.Side, Own(target))), step.Reached, step.Held);
        return Marked(step);
    }

    /// <summary>Of the link nothing is left.</summary>
    private Outcome Ended(Step step)
    {
        LinkOf(step.Flow, step.Source).IfSome(ended => _memory = _memory with
        {
            Links = _memory.Links.Filter(link => link != ended).Strict(),
            Done = _memory.Done.Filter(mark => (mark.Flow, mark.SeveraId, mark.FortnoxId) != (ended.Flow, ended.SeveraId, ended.FortnoxId)).Strict(),
        });
        return Outcome.Success;
    }

    private Outcome? Update(Step step)
    {
        var target = Known(step);
        var fields = Written(step).Strict();
        _world = _world.Set(target, fields);
        _written[target] = Own(target).Hash;
        if (IsOfDocuments(step)) RememberWritten(step, target, toSeq(fields.Map(static f => f.Field)).Strict());
        else if (step.Part.IsSome) RememberPart(step, Own(step.Source));
        else Remember(step.Flow, step.Source, target, HashMap((step.Source.Side, Own(step.Source)), (target.Side, Own(target))), step.Reached, step.Held);
        return Marked(step);
    }

    /// <summary>Of actions these systems know how to book.</summary>
    private Outcome? Act(Step step)
    {
        var target = Known(step);
        _world = _world.Set(target, [("Booked", Value.True)]);
        _written[target] = Own(target).Hash;
        RememberWritten(step, target, Seq1("Booked"));
        return Marked(step);
    }

    private RecordRef? Make(Step step) => step.From.Case is RecordRef credited ? Credit(step, credited) : Make(step, Written(step).Strict());

    private RecordRef? Make(Step step, Seq<(string Field, Value Value)> fields)
    {
        var entity = _book.Entity(step.Entity);
        var written = entity.Fields.Values.Choose(static field => field.Default.Map(value => (Field: field.Name, Value: value)))
            .Concat(fields).Aggregate(System.Collections.Immutable.ImmutableDictionary<string, Value>.Empty, static (all, field) => all.SetItem(field.Field, field.Value));
        var id = step.Entity.Side == Side.Fortnox && written.TryGetValue(entity.Id, out var chosen) && chosen.IsSet ? chosen.ToString() : Given(step);
        var record = new RecordRef(step.Entity, id);
        if (_world.Has(record)) return null;
        written = written.SetItem(entity.Id, Value.Of(id));
        _world = _world.Put(record, step.Entity.Name == "invoice" ? FortnoxSums.WorkedOut(written) : written);
        return record;
    }

    /// <summary>Fortnox makes the new invoice and names it in the credited one.</summary>
    private RecordRef? Credit(Step step, RecordRef credited)
    {
        if (_world.Field(credited, "CreditInvoiceReference").IsSet) return null;
        var made = new RecordRef(step.Entity, Given(step));
        _world = _world.Put(made, _world[credited.Entity][credited.Id].SetItem("DocumentNumber", Value.Of(made.Id))
            .SetItem("ExternalInvoiceReference1", Value.Nothing).SetItem("Booked", Value.False).SetItem("Sent", Value.False).SetItem("FinalPayDate", Value.Nothing).SetItem("CreditInvoiceReference", Value.Reference(credited, Row.None)));
        _world = _world.Set(credited, [("CreditInvoiceReference", Value.Reference(made, Row.None))]);
        _written[credited] = Own(credited).Hash;
        return made;
    }

    /// <summary>
    /// An id that depends on the wish alone: in whatever order the steps are done, the systems end up the same. A wish that is granted
    /// twice makes a twin.
    /// </summary>
    private string Given(Step step) => Enumerable.Range(0, int.MaxValue).Select(twin => step.Entity.Side == Side.Severa
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"made-{step.Id}-{twin}")
            : ((ulong)(step.Id.Bits % 8_000_000) + 1_000_000 + (ulong)twin).ToString(System.Globalization.CultureInfo.InvariantCulture))
        .First(id => !_world.Has(new(step.Entity, id)));

    private Seq<(string Field, Value Value)> Written(Step step) => step.Fields.Map(change =>
    {
        var type = _book.Entity(step.Entity).Fields[change.Written].Type;
        return (change.Written, type.Normalise(change.WrittenValue switch
        {
            Wanted.Known known => known.Value,
            Wanted.Late late when type.Kind == ValueKind.Reference => Value.Reference(_made[late.Step], Row.None),
            Wanted.Late late => Converted(_world.Field(_made[late.Step], late.Field), late.As),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        }));
    });

    private static Value Converted(Value value, Conversion conversion) => conversion switch
    {
        Conversion.ToNumber => Value.Of(decimal.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
        Conversion.ToText => Value.Of(value.ToString()),
        _ => value,
    };

    private Outcome Marked(Step step)
    {
        var own = LinkOf(step.Flow, step.Source).ToSeq().Bind(link => Marks(step).Map(mark => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, mark)));
        var others = step.SharedBy.Bind(source => LinkOf(step.Flow, source).ToSeq()).Bind(link => step.Mark.ToSeq().Map(mark => new DoneMark(link.Flow, link.SeveraId, link.FortnoxId, mark)));
        _memory = _memory with { Done = toSeq(_memory.Done.Concat(own).Concat(others).Distinct()).Strict() };
        return Outcome.Success;
    }

    private Seq<string> Marks(Step step) => step.Mark.ToSeq() + (step.Part.Case, step.Verb) switch
    {
        (string part, _) => Seq1(PartMarks.Made(part)),
        (_, Verb.Update or Verb.Act or Verb.Attach) => Seq<string>(),
        _ => _book.Flows.Find(flow => flow.Name == step.Flow).ToSeq().Bind(static flow => flow.Fields).Filter(static rule => rule.Update == UpdateMode.Once).Map(static rule => rule.Name)
            + _plan.Steps.Filter(part => part.After.Exists(edge => edge.Step == step.Id)).Bind(static part => part.Part.ToSeq()).Map(PartMarks.Owed)
            + _plan.Steps.Filter(owed => owed.Flow == step.Flow && owed.Source.Cons(owed.SharedBy).Contains(step.Source)).Bind(Standing),
    };

    /// <summary>What is done once for several sources may have been done for another already.</summary>
    private Seq<string> Standing(Step once) => once.Mark.ToSeq().Bind(mark => _ended.TryGetValue(once.Id, out var ended) && ended == Outcome.Success ? Seq(PartMarks.Owed(mark), mark) : Seq1(PartMarks.Owed(mark)));

    private void Store(Note note)
    {
        var (severa, fortnox) = (note.Severa.Record, note.Fortnox.Record);
        if (Own(severa).Hash != note.Severa.Row || Own(fortnox).Hash != note.Fortnox.Row || !LinkOf(note.Flow, severa).Exists(link => link.Agreed == note.Agreed)) return;
        Remember(note.Flow, severa, fortnox, HashMap((Side.Severa, Own(severa)), (Side.Fortnox, Own(fortnox))), note.Reached, note.Held);
    }

    private void Remember(string flow, RecordRef one, RecordRef other, HashMap<Side, Row> rows, Seq<FieldValue> reached, Seq<HeldField> held)
    {
        var (severa, fortnox) = one.Side == Side.Severa ? (one, other) : (other, one);
        var known = LinkOf(flow, severa).Filter(link => link.FortnoxId == fortnox.Id);
        Remember(new Link(flow, severa.Id, fortnox.Id, Moved(Side.Severa), Moved(Side.Fortnox)));

        Base Moved(Side side)
        {
            var before = known.Map(link => link[side].Row).IfNone(Row.None);
            var row = rows.Find(side).Map(own => AgreedRow.Of(Register(flow, side), side, own, reached)).IfNone(before);
            return new(row.Keeping(before, Ordinals(flow, side, held)), _book.Hash);
        }
    }

    private void RememberPart(Step step, Row source)
    {
        if (LinkOf(step.Flow, step.Source).Case is not Link owner) return;
        var side = step.Entity.Side;
        var moved = AgreedRow.OfPart(Register(step.Flow, side), side, owner[side].Row, step.Reached);
        var own = AgreedRow.Of(Register(step.Flow, side.Other()), side.Other(), source, step.Reached);
        Remember(owner
            .With(side.Other(), new(own.Keeping(owner[side.Other()].Row, Ordinals(step.Flow, side.Other(), step.Held)), _book.Hash))
            .With(side, new(moved.Keeping(owner[side].Row, Ordinals(step.Flow, side, step.Held)), _book.Hash)));
    }

    /// <summary>Of a document only what was written has moved; where it was brought in step with its source, that one's base too.</summary>
    private void RememberWritten(Step step, RecordRef target, Seq<string> fields)
    {
        if (LinkOf(step.Flow, step.Source).Case is not Link link || link.Id(target.Side) != target.Id || Register(step.Flow, target.Side).Entity != target.Entity) return;
        var (before, now, from) = (link[target.Side].Row, Own(target), step.Source.Side);
        var written = link.With(target.Side, new(before.Keeping(now, fields.Bind(name => now.Schema!.Ordinal(name).ToSeq()).ToHashSet()), _book.Hash));
        Remember(step.Reached.IsEmpty ? written : written.With(from, new(AgreedRow.Of(Register(step.Flow, from), from, Own(step.Source), step.Reached), _book.Hash)));
    }

    private void Remember(Link link)
    {
        _moved.Add((link.Flow, link.SeveraId));
        _memory = _memory with { Links = _memory.Links.Filter(other => (other.Flow, other.SeveraId, other.FortnoxId) != (link.Flow, link.SeveraId, link.FortnoxId)).Add(link).Strict() };
    }

    private RecordRef Known(Step step) => (step.Target || MadeBy(step)).IfNone(() => throw new InvalidOperationException("a step without a target"));

    private Option<RecordRef> MadeBy(Step step) => step.On.Bind(made => _made.TryGetValue(made, out var record) ? Some(record) : None);

    private Row Own(RecordRef record) => _world.Row(_book, record);

    private Register Register(string flow, Side side) => _book.Register(flow, side).IfNone(() => throw new InvalidOperationException($"no flow {flow}"));

    private Option<Link> LinkOf(string flow, RecordRef record) => _memory.Links.Find(link => link.Flow == flow && link.Id(record.Side) == record.Id);

    private bool IsOfDocuments(Step step) => _book.Documents.Exists(flow => flow.Name == step.Flow);

    private System.Collections.Generic.HashSet<int> Ordinals(string flow, Side side, Seq<HeldField> held) =>
        held.Filter(field => field.Side == side).Bind(field => Register(flow, side).Schema.Ordinal(field.Field).ToSeq()).ToHashSet();
}
