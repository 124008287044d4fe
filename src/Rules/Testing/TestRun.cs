using Brygga.Engine;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;

namespace Brygga.Rules.Testing;

/// <summary>Runs one test: the given records and links as a snapshot and a memory, through the real pipeline.</summary>
internal sealed class TestRun
{
    private readonly RuleBook _book;
    private readonly TestedFlow _flow;
    private readonly DateTimeOffset _now;
    private readonly TestCase _test;

    private TestRun(RuleBook book, string flow, DateTimeOffset now, TestCase test) =>
        (_book, _flow, _now, _test) = (book, TestedFlow.Find(book, flow).IfNone(() => throw new InvalidOperationException(flow)), now, test);

    /// <summary>What the plan says of the flow under test, and which of its rules were evaluated.</summary>
    public static RanPlan Compute(RuleBook book, string flow, DateTimeOffset now, TestCase test)
    {
        var run = new TestRun(book, flow, now, test);
        var reached = new System.Collections.Generic.HashSet<NamedRule>();
        var plan = Pipeline.Compute(run._flow.Watched(rule => reached.Add(rule)).In(book), run.Snapshot(), run.Memory(), new("test", now));
        return new(run._flow, plan.Steps.Filtered(s => s.Flow == flow), plan.Findings.Filtered(f => f.Flow == flow), reached.Contains);
    }

    private Snapshot Snapshot()
    {
        var entities = _book.Schemas.Map(static s => s.Entity) + _test.Given.Records.Map(static r => r.Ref.Entity);
        return new(toSeq(entities.Distinct()).Mapped(Table));
    }

    private Table Table(EntityRef entity)
    {
        var records = _test.Given.Records.Filter(r => r.Ref.Entity == entity).Map(r => new Record(r.Ref.Id, Encode(Schema(entity), r.Ref, r.Fields)));
        var coverage = _test.Given.Incomplete.Contains(entity) ? new Coverage(None, _now, Seq<string>()) : new Coverage(_now, _now, Seq<string>());
        return new(entity, records.ToArray(), coverage);
    }

    /// <summary>The integration was switched on when nothing was there yet, but for what <c>existed:</c> names.</summary>
    private Memory Memory() => Engine.Data.Memory.Blank with
    {
        Baseline = new Baseline(_now, toHashMap(_test.Given.Existed.Map(record => (record, Now(record))))),
        Passes = _test.Given.Passed.Mapped(passed => new RememberedPass(_flow.Name, passed.Rule, passed.Record)),
        Decisions = _test.Given.Decided.Mapped(decided => new Decision(decided.Of, decided.Judgement, "a person", _now, "the test says so")),
        Links = _test.Given.Links.Mapped(link => new Link(
            link.Flow, link.Severa.Id, link.Fortnox.Id, Base(link.Flow, link.Severa, link.SeveraBefore), Base(link.Flow, link.Fortnox, link.FortnoxBefore))),
    };

    /// <summary>As the record is now, but for what <c>before:</c> says.</summary>
    private Base Base(string flow, RecordRef record, HashMap<string, Value> before)
    {
        var now = _test.Given.Find(record).Match(static r => r.Fields, static () => HashMap<string, Value>());
        var links = _test.Given.Links.Mapped(static link => new Link(link.Flow, link.Severa.Id, link.Fortnox.Id, default, default));
        var world = new SnapshotWorld(Snapshot(), _book, Engine.Data.Memory.Blank with { Links = links }, _now);
        var own = Encode(Schema(record.Entity), record, now.AddOrUpdateRange(before));
        return new(Reached(TestedFlow.Find(_book, flow).IfNone(_flow).Seen(record.Side, own, _book, world), before), _book.Hash);
    }

    private static Row Reached(Row row, HashMap<string, Value> before) => row.Exists
        ? Row.Of(row.Schema!, row.Schema!.Fields.Select((field, i) => before.Find(field.Name).Map(field.Type.Normalise).IfNone(row[i])).ToArray())
        : row;

    private Row Now(RecordRef record) =>
        Encode(Schema(record.Entity), record, _test.Given.Find(record).Match(static r => r.Fields, static () => HashMap<string, Value>()));

    private Row Encode(Schema schema, RecordRef record, HashMap<string, Value> fields)
    {
        var entity = _book.Entity(record.Entity);
        return Row.Of(schema, schema.Fields.Select(field => field.Type.Normalise(fields.Find(field.Name)
            .IfNone(() => field.Name == entity.Id ? IdValue(field, record.Id) : Value.Nothing))).ToArray());
    }

    private static Value IdValue(Field id, string text) => id.Type.Kind == ValueKind.Number
        ? Language.Lexemes.ToNumber(text).Map(Value.Of).IfNone(Value.Unknown)
        : Value.Of(text);

    /// <summary>What the rules read of an entity; all of it, where they read nothing.</summary>
    private Schema Schema(EntityRef entity) => _book.Schemas.Find(s => s.Entity == entity).IfNone(() => _book.Entity(entity).Whole);
}

/// <summary>What a plan says of the flow under test.</summary>
/// <param name="WasReached">Whether a rule was evaluated.</param>
internal sealed record RanPlan(TestedFlow Flow, Seq<Step> Steps, Seq<Finding> Findings, Func<NamedRule, bool> WasReached);
