using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Worlds;
using FsCheck.Xunit;
using Xunit;
using static Brygga.Engine.Tests.Cases;
using static Brygga.Engine.Tests.Scoring.ScoreBooks;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests.Scoring;

/// <summary>What of two compared registers a person has to look at.</summary>
public sealed class ReviewCases
{
    private static readonly ScoreRules Names = Score(
        Seq(Compare("key", Similarity.Exact, 40), Compare("a", Similarity.JaroWinkler, 60, 0.8m)), Seq(Key("key"), Start("a", 3)));

    [Property(MaxTest = 60)]
    public void M8_each_record_stands_in_one_item_and_what_needs_a_person_comes_first(int seed)
    {
        var random = new Random(seed);
        var review = Review(Drawn(random), Registers(random, 20));
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
        {
            var numbers = review.Numbers(side);
            Assert.Equal(review.Registers[side].Count, numbers.Kinds.Sum(static kind => kind.Count));
            Assert.Equal(numbers[ReviewKind.Linked] + numbers[ReviewKind.Doubtful], numbers.Remembered + numbers.Decided + numbers.Found.Sum(static way => way.Count));
        }
        var open = review.Items.Map(static item => item.NeedsPerson).ToArray();
        Assert.Equal(open.OrderDescending(), open);
    }

    [Fact]
    public void M8_two_that_link_and_are_nothing_alike_are_doubtful()
    {
        var item = Assert.Single(Review(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("1", "Omega")).Items);
        Assert.Equal((ReviewKind.Doubtful, true, 40m), (item.Kind, item.NeedsPerson, item.Pair.Map(static pair => pair.Points).IfNone(0)));
    }

    [Fact]
    public void What_the_next_run_creates_needs_nobody()
    {
        var item = Assert.Single(Review(Names, World.Empty.Severa("s1", "1", "Norrbygg")).Items);
        Assert.Equal((ReviewKind.Alone, false), (item.Kind, item.NeedsPerson));
        Assert.IsType<Fate.Created>(item.Fate.Case);
    }

    [Fact]
    public void M12_two_that_take_no_part_need_nobody_and_one_of_the_two_does()
    {
        Assert.DoesNotContain(Review(Names, World.Empty.Severa("s1", "1", "Norrbygg", active: false).Fortnox("1", "Norrbygg", active: false)).Items, static item => item.NeedsPerson);
        Assert.Contains(Review(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("1", "Norrbygg", active: false)).Items, static item => item is { NeedsPerson: true, Kind: ReviewKind.Likely });
    }

    [Theory]
    [InlineData(Judgement.CreateNew, false)]
    [InlineData(Judgement.Defer, true)]
    public void M10_a_decision_settles_a_record_unless_it_puts_it_off(Judgement judgement, bool needsPerson)
    {
        var decision = new Decision(Subject.One("things", S("s1")), judgement, "Anna", Now, "asked");
        var item = Review(Names, World.Empty.Severa("s1", "1", "Norrbygg").Fortnox("2", "Norrbygg"), decision).Items.Find(static item => item.Record.Record == S("s1")).IfNone(static () => throw new KeyNotFoundException());
        Assert.Equal((ReviewKind.Decided, needsPerson), (item.Kind, item.NeedsPerson));
        Assert.Contains(ReviewWords.Does(item), static does => does.Contains("Anna", StringComparison.Ordinal));
    }

    private static RegisterReview Review(ScoreRules rules, World world, params Decision[] decisions)
    {
        var book = Of(rules);
        var (memory, run, read) = (Memory.Blank with { Decisions = toSeq(decisions).Strict() }, new Run("test", Now), world.Read(book, Now));
        var registers = RegisterComparison.Compare(book, read, memory, run, book.Flows[0])
            .Match(static compared => compared.IfNone(() => throw new InvalidOperationException("no score")), static findings => throw new InvalidOperationException(findings.ToString()));
        return RegisterReview.Of(book.Flows[0], registers, Pipeline.Compute(book, read, memory, run), isActive: false);
    }
}
