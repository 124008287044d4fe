using System.Collections.Immutable;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Scoring;
using Brygga.Worlds;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>What holds of every score on all registers.</summary>
public sealed class ScoringLaws
{
    private const int Size = 24;

    [Property(MaxTest = 100)]
    public void Pairs_and_their_points_are_those_of_the_slow_and_obvious_way(int seed)
    {
        var (book, world) = Drawn(seed);
        var oracle = new ScoreOracle(book, world.Read(book, Cases.Now));
        var expected = oracle.Pairs();
        var compared = Compare(book, world);
        foreach (var pair in compared.Severa.Bind(static record => record.Candidates))
        {
            if (!expected.TryGetValue((pair.One.Id, pair.Other.Id), out var scored)) Assert.True(IsPartner(compared, pair), $"{pair.One.Id} and {pair.Other.Id} have {pair.Points} points, and are no candidates");
            else Assert.Equal((scored.Points, scored.IsSure), (pair.Points, pair.IsSure));
        }
        foreach (var record in compared.Severa)
            Assert.Equal(
                Math.Min(3, expected.Keys.Count(pair => pair.Severa == record.Record.Id) + (record.Best.Exists(best => IsPartner(compared, best) && !expected.ContainsKey((best.One.Id, best.Other.Id))) ? 1 : 0)),
                record.Candidates.Count);
    }

    [Property(MaxTest = 100)]
    public void Likely_and_possible_are_the_mutual_best_with_a_gap(int seed)
    {
        var (book, world) = Drawn(seed);
        var oracle = new ScoreOracle(book, world.Read(book, Cases.Now));
        var compared = Compare(book, world);
        var linked = (compared.Severa + compared.Fortnox).Filter(static record => record.Standing == Standing.Linked).Map(static record => record.Record.Id).ToHashSet();
        var pairs = oracle.Pairs();
        var best = oracle.Best(pairs, id => !linked.Contains(id));
        Assert.Equal(
            best.Map(pair => (pair, oracle.IsLikely(pairs[pair]))).OrderBy(static p => p.pair),
            compared.Severa.Filter(static record => record.Standing is Standing.Likely or Standing.Possible)
                .Map(static record => ((record.Record.Id, record.Candidates.Head.Other.Id), record.Standing == Standing.Likely)).OrderBy(static p => p.Item1));
        Assert.Equal(
            Named(compared.Severa, static pair => (pair.One.Id, pair.Other.Id)),
            Named(compared.Fortnox, static pair => (pair.One.Id, pair.Other.Id)));
    }

    [Property(MaxTest = 100)]
    public void Law17_points_are_the_sum_of_the_waterfall(int seed)
    {
        var (book, world) = Drawn(seed);
        foreach (var pair in Compare(book, world).Severa.Bind(static record => record.Candidates))
        {
            Assert.Equal(pair.Points, pair.Compared.Sum(static one => one.Points));
            var told = new ScoredPair(pair.One, pair.Other, pair.Compared);
            Assert.Equal(
                (told.Points, told.Most, told.IsSure, told.IsUnread, told.Veto.Map(static one => one.Name)),
                (pair.Points, pair.Most, pair.IsSure, pair.IsUnread, pair.Veto.Map(static one => one.Name)));
            Assert.All(pair.Compared, static one => Assert.InRange(one.Similarity, 0, 1));
        }
    }

    [Property(MaxTest = 100)]
    public void The_result_does_not_depend_on_the_order_of_the_records(int seed)
    {
        var (book, world) = Drawn(seed);
        var snapshot = world.Read(book, Cases.Now);
        var random = new Random(seed);
        var shuffled = new Snapshot(snapshot.Tables.Map(table => table with { Records = table.Records.OrderBy(_ => random.Next()).ToArray() }).Strict());
        Assert.Equal(Told(Compare(book, snapshot)), Told(Compare(book, shuffled)));
    }

    [Property(MaxTest = 100)]
    public void Law16_an_unrelated_record_changes_nothing_of_others_but_into_a_tie(int seed)
    {
        var (book, world) = Drawn(seed);
        var before = Compare(book, world);
        var extra = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new[] { "Key", "A", "B", "C" }.Select(static name => KeyValuePair.Create(name, Value.Of($"zzzz {name}"))).Append(KeyValuePair.Create("Active", Value.True)));
        var after = Compare(book, world.Put(Side.Fortnox, "zzzz Key", extra));
        foreach (var (one, other) in before.Severa.Zip(after.Severa))
            Assert.True(other.Standing is Standing.Tie || (one.Standing == other.Standing && one.Best.Map(static b => b.Other) == other.Best.Map(static b => b.Other)), $"{one.Record}: {one.Standing} became {other.Standing}");
    }

    [Property(MaxTest = 100)]
    public void Law18_the_smallest_change_makes_the_pair_likely(int seed)
    {
        var (book, world) = Drawn(seed);
        var random = new Random(seed);
        var (severa, fortnox) = (Cases.S($"s{random.Next(Size):D3}"), Cases.F($"{random.Next(Size):D3}"));
        if (WhyNot(book, world, severa, fortnox) is not { } told || told.Raise.IsEmpty) return;
        var raised = told.Raise.Fold(world, (changed, comparison) => MadeEqual(changed, comparison.Name, severa, fortnox));
        var after = WhyNot(book, raised, severa, fortnox)!;
        Assert.True(after.Pair.IsSure || after.Pair.Points >= told.Needed, $"{told.Pair.Points} of {told.Needed} became {after.Pair.Points}");
        Assert.True(after.Pair.Veto.IsNone, "still ruled out");
    }

    [Property(MaxTest = 100)]
    public void Law18_without_obstacles_the_two_are_linked(int seed)
    {
        var (book, world) = Drawn(seed);
        var compared = Compare(book, world);
        foreach (var record in compared.Severa.Filter(static record => !record.Candidates.IsEmpty))
            Assert.Equal(record.Linkage is not Linkage.Alone && record.Linkage.With == Some(record.Candidates.Head.Other), record.Obstacles.IsEmpty);
    }

    private static World MadeEqual(World world, string field, RecordRef severa, RecordRef fortnox)
    {
        var theirs = field == "key" ? "Key" : field.ToUpperInvariant();
        var value = new[] { world.Severa[severa.Id][field], world.Fortnox[fortnox.Id][theirs], Value.Of("same") }.First(static one => one.IsSet);
        return world.Update(severa, [(field, value)]).Update(fortnox, [(theirs, value)]);
    }

    private static bool IsPartner(ComparedRegisters compared, ScoredPair pair) =>
        compared.Severa.Exists(record => record.Record == pair.One && record.Standing == Standing.Linked && record.Best.Exists(best => best.Other == pair.Other));

    private static IEnumerable<(string, string)> Named(Seq<ComparedRecord> records, Func<ScoredPair, (string, string)> names) => records
        .Filter(static record => record.Standing is Standing.Likely or Standing.Possible or Standing.Linked)
        .Map(record => names(record.Candidates.Head)).Order();

    private static string Told(ComparedRegisters compared) => string.Join('\n', (compared.Severa + compared.Fortnox).Map(static record =>
        $"{record.Record} {record.Standing} {string.Join(' ', record.Candidates.Map(static pair => $"{pair.One.Id}-{pair.Other.Id}={pair.Points}"))} {string.Join(' ', record.Obstacles.Map(static o => o.Because))}")
        .Concat(compared.Duplicates.Map(static pair => $"{pair.One.Id} {pair.Other.Id} {pair.Points}"))
        .Append($"{compared.Keys.Pairs} {compared.Keys.Measured} {string.Join(' ', compared.Keys.Unreached.Map(static r => r.Id))}"));

    private static (RuleBook Book, World World) Drawn(int seed)
    {
        var random = new Random(seed);
        return (ScoreBooks.Of(ScoreBooks.Drawn(random)), ScoreBooks.Registers(random, Size));
    }

    private static ComparedRegisters Compare(RuleBook book, World world) => Compare(book, world.Read(book, Cases.Now));

    private static ComparedRegisters Compare(RuleBook book, Snapshot snapshot) =>
        RegisterComparison.Compare(book, snapshot, Memory.Blank, new("test", Cases.Now), book.Flows[0])
            .Match(static compared => compared.IfNone(() => throw new InvalidOperationException("no score")), static findings => throw new InvalidOperationException(findings.ToString()));

    private static WhyNot? WhyNot(RuleBook book, World world, RecordRef severa, RecordRef fortnox) =>
        RegisterComparison.WhyNot(book, world.Read(book, Cases.Now), Memory.Blank, new("test", Cases.Now), book.Flows[0], severa, fortnox)
            .Match(static told => told.MatchUnsafe(static one => (WhyNot?)one, static () => null), static findings => throw new InvalidOperationException(findings.ToString()));
}
