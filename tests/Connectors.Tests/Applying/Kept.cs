using System.Collections.Immutable;
using System.Data.Common;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>What a store keeps of one connection, as a value: a unit of work makes the next one, or none.</summary>
internal sealed record Kept(
    ImmutableList<Link> Links,
    ImmutableList<Intent> Open,
    ImmutableList<DoneMark> Done,
    ImmutableDictionary<Hash, bool> Plans,
    ImmutableList<Receipt> Receipts,
    ImmutableDictionary<RecordRef, (Hash Schema, MirrorRow Row, DateTimeOffset SeenAt)> Mirror,
    ImmutableDictionary<EntityRef, Cursor> Cursors,
    ImmutableList<LogEntry> Log)
{
    public static Kept Nothing { get; } = new(
        [],
        [],
        [],
        ImmutableDictionary<Hash, bool>.Empty,
        [],
        ImmutableDictionary<RecordRef, (Hash, MirrorRow, DateTimeOffset)>.Empty,
        ImmutableDictionary<EntityRef, Cursor>.Empty,
        []);

    /// <summary>The owner of each record that was stored with one.</summary>
    public ImmutableDictionary<RecordRef, string> Owned { get; init; } = ImmutableDictionary<RecordRef, string>.Empty;

    /// <summary>Owners of which all was stored, by what belongs to them.</summary>
    public ImmutableHashSet<RecordRef> Owners { get; init; } = [];

    public ImmutableHashSet<RememberedPass> Passes { get; init; } = [];

    public ImmutableDictionary<Subject, Decision> Decisions { get; init; } = ImmutableDictionary<Subject, Decision>.Empty;

    public ImmutableList<Issue> Standing { get; init; } = [];

    public ImmutableDictionary<Hash, FailedStep> Failed { get; init; } = ImmutableDictionary<Hash, FailedStep>.Empty;

    /// <summary>Refused steps that a person wants tried once more.</summary>
    public ImmutableHashSet<Hash> Retry { get; init; } = [];

    public Option<Activation> Activation { get; init; }

    public Option<Baseline> Baseline { get; init; }

    public ImmutableDictionary<Side, SealedTokens> Tokens { get; init; } = ImmutableDictionary<Side, SealedTokens>.Empty;

    public ImmutableDictionary<Side, string> Companies { get; init; } = ImmutableDictionary<Side, string>.Empty;

    public Memory Memory(RuleBook rules) => new(
        toSeq(Links.Where(link => rules.Register(link.Flow, Side.Severa).IsSome).Select(link => Under(rules, link))
            .OrderBy(static link => link.Flow, StringComparer.Ordinal).ThenBy(static link => link.SeveraId, StringComparer.Ordinal)).Strict(),
        toSeq(Open.Select(intent => intent with { SourceRow = Under(rules, intent.Flow, intent.Source.Side, intent.SourceRow) })).Strict(),
        toSeq(Done.OrderBy(static mark => $"{mark.Flow}\n{mark.SeveraId}\n{mark.FortnoxId}\n{mark.Rule}", StringComparer.Ordinal)).Strict())
    {
        Baseline = Baseline,
        Decisions = toSeq(Decisions.Values.OrderBy(static d => (d.Of.Flow, Text(d.Of.Severa), Text(d.Of.Fortnox)), Comparer<(string, string, string)>.Create(static (a, b) =>
            string.CompareOrdinal(a.Item1, b.Item1) is var flow and not 0 ? flow : string.CompareOrdinal(a.Item2, b.Item2) is var severa and not 0 ? severa : string.CompareOrdinal(a.Item3, b.Item3)))).Strict(),
        Refusals = toSeq(Failed.Values.Where(failed => failed.IsRefused && !Retry.Contains(failed.Subject)).OrderBy(static failed => failed.Subject.ToString(), StringComparer.Ordinal)
            .Select(static failed => new Refusal(failed.Subject, failed.Wish, failed.Issue.Line.At, failed.Issue.Line.Message))).Strict(),
        Passes = toSeq(Passes.OrderBy(static pass => $"{pass.Flow}\n{pass.Rule}\n{pass.Record}", StringComparer.Ordinal)).Strict(),
    };

    public Kept Started(Hash plan) => Plans.ContainsKey(plan) ? this : this with { Plans = Plans.Add(plan, false) };

    public Kept Finished(Hash plan) =>
        Plans.ContainsKey(plan) ? this with { Plans = Plans.SetItem(plan, true) } : throw new InvalidOperationException($"the plan {plan} was never started");

    public Kept Intended(Intent intent) => !Plans.ContainsKey(intent.Plan) || Open.Exists(open => open.Marker == intent.Marker)
        ? throw new RefusedException($"an intent of {intent.Marker}")
        : this with { Open = Open.Add(intent) };

    public Kept Closed(Option<Hash> marker) => this with { Open = Open.RemoveAll(intent => marker == intent.Marker) };

    /// <summary>Replaces the receipt of an earlier try, unless that one was final.</summary>
    public Kept Recorded(Receipt receipt)
    {
        var before = Receipts.Find(r => r.Plan == receipt.Plan && r.Step == receipt.Step);
        return !Plans.ContainsKey(receipt.Plan) || before?.Outcome is StepOutcome.Done or StepOutcome.Adopted
            ? throw new RefusedException($"a receipt of {receipt.Step}")
            : this with { Receipts = (before is null ? Receipts : Receipts.Remove(before)).Add(receipt) };
    }

    public Kept Linked(Link link)
    {
        if (link.SeveraId is null || link.FortnoxId is null) throw new RefusedException("a link without an id");
        var others = Links.RemoveAll(l => Same(l, link));
        return others.Exists(l => l.Flow == link.Flow && (l.SeveraId == link.SeveraId || l.FortnoxId == link.FortnoxId))
            ? throw new RefusedException($"a second link of {link.SeveraId} or {link.FortnoxId}")
            : this with { Links = others.Add(link) };
    }

    public Kept Moved(Link link) => Links.Exists(l => Same(l, link))
        ? Linked(link)
        : throw new InvalidOperationException($"{link.SeveraId} and {link.FortnoxId} are not linked");

    public Kept Ended(Option<Link> ended) => ended.Match(
        link => this with
        {
            Links = Links.RemoveAll(l => Same(l, link)),
            Done = Done.RemoveAll(mark => mark.Flow == link.Flow && mark.SeveraId == link.SeveraId && mark.FortnoxId == link.FortnoxId),
        },
        () => this);

    public Kept Marked(Seq<DoneMark> marks) => this with { Done = Done.AddRange(marks.Filter(mark => !Done.Contains(mark))) };

    public Kept Mirrored(EntityRef entity, Schema schema, Seq<MirrorRow> rows) =>
        this with { Mirror = Mirror.SetItems(rows.Map(row => (Record: new RecordRef(entity, row.Id), Row: row)).Map(m => KeyValuePair.Create(m.Record, (schema.Hash, m.Row, SeenAt(m.Record, m.Row.ReadAt))))) };

    public Kept Belongs(EntityRef entity, Schema schema, Belonging belonging)
    {
        var came = belonging.Rows.Map(row => new RecordRef(entity, row.Id)).ToHashSet();
        var gone = Owned.Where(owned => owned.Key.Entity == entity && owned.Value == belonging.Owner && !came.Contains(owned.Key)).Select(static owned => owned.Key).ToArray();
        var mirrored = Mirrored(entity, schema, belonging.Rows);
        return mirrored with
        {
            Mirror = mirrored.Mirror.RemoveRange(gone),
            Owned = Owned.RemoveRange(gone).SetItems(came.Select(record => KeyValuePair.Create(record, belonging.Owner))),
            Owners = Owners.Add(new(entity, belonging.Owner)),
        };
    }

    /// <summary>A record that is encoded anew was not seen earlier for that.</summary>
    private DateTimeOffset SeenAt(RecordRef record, DateTimeOffset readAt) =>
        Mirror.TryGetValue(record, out var before) && before.SeenAt > readAt ? before.SeenAt : readAt;

    public Kept Saw(EntityRef entity, Seq<string> ids, DateTimeOffset at) => this with
    {
        Mirror = Mirror.SetItems(ids.Map(id => new RecordRef(entity, id)).Filter(Mirror.ContainsKey).Map(record => KeyValuePair.Create(record, Mirror[record] with { SeenAt = at }))),
    };

    public Kept Forgot(Option<RecordRef> gone) => gone.Match(record => this with { Mirror = Mirror.Remove(record) }, () => this);

    public Kept Read(EntityRef entity, Cursor cursor) => this with
    {
        Mirror = Mirror.RemoveRange(Mirror.Where(row => row.Key.Entity == entity && row.Value.SeenAt < cursor.Complete).Select(static row => row.Key)),
        Cursors = Cursors.SetItem(entity, cursor),
    };

    public Kept Logged(Seq<LogEntry> entries) =>
        entries.Exists(static entry => entry.Message is null) ? throw new RefusedException("a line without a message") : this with { Log = Log.AddRange(entries) };

    public Seq<Issue> Issues => toSeq(Standing.Concat(Failed.Values.Select(static failed => failed.Issue)).OrderBy(static issue => issue.Line.At)).Strict();

    /// <summary>What stands as it did is the same value as before.</summary>
    public Kept Stands(Seq<Issue> findings)
    {
        var before = Standing.ToDictionary(static issue => issue.Line.Fingerprint);
        var now = findings.DistinctBy(static issue => issue.Line.Fingerprint).ToArray();
        var news = now.Where(issue => !before.ContainsKey(issue.Line.Fingerprint)).ToArray();
        if (news.Length == 0 && now.Length == before.Count) return this;
        return Logged(toSeq(news.Select(static issue => issue.Line)).Strict()) with
        {
            Standing = [.. now.Select(issue => before.TryGetValue(issue.Line.Fingerprint, out var same) ? same : Aged(issue))],
        };

        Issue Aged(Issue issue) => issue with
        {
            Line = issue.Line with { At = Standing.Where(old => (old.Line.Flow, old.Line.Item, old.Line.Code) == (issue.Line.Flow, issue.Line.Item, issue.Line.Code)).Select(static old => old.Line.At).Append(issue.Line.At).Min() },
        };
    }

    public Kept Wants(Seq<Hash> wanted) => Failed.Keys.Except(wanted).ToArray() is { Length: > 0 } gone ? this with { Failed = Failed.RemoveRange(gone), Retry = Retry.Except(gone) } : this;

    public Kept Failing(Option<FailedStep> failed) => failed.Match(
        step => this with
        {
            Failed = Failed.SetItem(step.Subject, Failed.TryGetValue(step.Subject, out var first) ? step with { Issue = step.Issue with { Line = step.Issue.Line with { At = first.Issue.Line.At } } } : step),
            Retry = Retry.Remove(step.Subject),
        },
        () => this);

    public Kept Mended(Option<Hash> subject) => subject.Match(done => this with { Failed = Failed.Remove(done), Retry = Retry.Remove(done) }, () => this);

    public Kept Retried(RetryWish wish)
    {
        var meant = Failed.Values.Where(failed => wish.Concerns(failed.Issue)).OrderBy(static failed => failed.Issue.Line.At).ToArray();
        return Logged(wish.Lines(toSeq(meant.Select(static failed => failed.Issue)).Strict())) with { Retry = Retry.Union(meant.Select(static failed => failed.Subject)) };
    }

    public Kept Decided(Decision decision)
    {
        var before = Decisions.TryGetValue(decision.Of, out var found) ? Some(found) : None;
        if (before.Exists(old => DecisionLines.IsSame(decision, old))) return this;
        var fits = decision.Judgement switch
        {
            Judgement.CreateNew => decision.Of.Records.Count == 1,
            Judgement.Defer => decision.Of.Records.Count >= 1,
            _ => decision.Of.Records.Count == 2,
        };
        return fits
            ? Logged(Seq1(before.Match(old => DecisionLines.Replaced(decision, old), () => DecisionLines.Decided(decision)))) with { Decisions = Decisions.SetItem(decision.Of, decision) }
            : throw new RefusedException($"a decision of {decision.Of}");
    }

    public Kept Withdrawn(Withdrawal withdrawal) => Decisions.TryGetValue(withdrawal.Of, out var before)
        ? Logged(Seq1(DecisionLines.Withdrawn(withdrawal, before))) with { Decisions = Decisions.Remove(withdrawal.Of) }
        : this;

    private static string Text(Option<RecordRef> record) => record.Match(static r => r.ToString(), static () => "");

    private static bool Same(Link one, Link other) => one.Flow == other.Flow && one.SeveraId == other.SeveraId && one.FortnoxId == other.FortnoxId;

    private static Link Under(RuleBook rules, Link link) => link with
    {
        Severa = link.Severa with { Row = Under(rules, link.Flow, Side.Severa, link.Severa.Row) },
        Fortnox = link.Fortnox with { Row = Under(rules, link.Flow, Side.Fortnox, link.Fortnox.Row) },
    };

    /// <summary>The row under the present schema of its flow.</summary>
    private static Row Under(RuleBook rules, string flow, Side side, Row row) => rules.Register(flow, side).Match(
        known => !row.Exists ? row : row.Schema!.Hash == known.Schema.Hash ? new(known.Schema, row.Memory) : row.As(known.Schema),
        () => row);
}

/// <summary>What a data base says of a broken constraint.</summary>
internal sealed class RefusedException(string what) : DbException($"refused: {what}");
