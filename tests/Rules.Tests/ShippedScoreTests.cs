using LanguageExt.UnsafeValueAccess;

namespace Brygga.Rules.Tests;

/// <summary>What the shipped scores compare: real registers write one thing in many ways.</summary>
public sealed class ShippedScoreTests
{
    private static readonly Evaluation Customer = Evaluation.Of(Shipped.Files, Seq<RuleFile>(), Seq<SettingValue>(), "severa.customer")
        .Match(static e => e, static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => d.Message))));

    public static TheoryData<string> Flows => new("customers", "projects", "products");

    [Theory]
    [InlineData("SE556036079301", "5560360793")]
    [InlineData("556036-0793", "5560360793")]
    [InlineData("16556036-0793", "5560360793")]
    [InlineData("556036-0794", "")]                             // its check digit is wrong
    [InlineData("FI01120389", "01120389")]
    [InlineData("0112038-9", "01120389")]
    [InlineData("NO 923 609 016 MVA", "923609016")]
    [InlineData("DK-24256790", "24256790")]
    [InlineData("000000-0000", "")]
    [InlineData("11111111", "")]
    [InlineData("999999999", "")]
    [InlineData("saknas", "")]
    public void A_business_number_has_one_form(string written, string compared) => Assert.Equal(compared, Run($"'{written}' | register_number"));

    [Theory]
    [InlineData("Ada@Brygga.se", "brygga.se")]
    [InlineData("faktura@brygga.se", "brygga.se")]
    [InlineData("Ada@Gmail.com", "ada@gmail.com")]
    [InlineData("no address", "")]
    public void A_domain_that_everybody_has_an_address_in_says_nothing(string address, string compared) => Assert.Equal(compared, Run($"'{address}' | mail_domain"));

    [Theory]
    [MemberData(nameof(Flows))]
    public void All_comparisons_together_give_a_hundred_points(string flow) => Assert.Equal(100m, Score(flow).Compare.Sum(static c => c.Levels.Fold(c.Points, static (most, level) => Math.Max(most, level.Points))));

    /// <summary>What is reached through a reference is at hand already, for other rules keep it.</summary>
    [Theory]
    [MemberData(nameof(Flows))]
    public void A_score_looks_at_the_two_records_alone(string flow) =>
        Assert.All(Score(flow).Compare.Map(static c => c.Values) + Score(flow).Candidates.Map(static key => key.Values), static pair =>
            Assert.True(pair.Severa.Reads.Others.IsEmpty && pair.Fortnox.Reads.Others.IsEmpty, pair.Name));

    private static ScoreRules Score(string flow) => Shipped.Book.Flow(flow).Score.ValueUnsafe();

    private static string Run(string expression) => Customer.Run(Customer.Compile(expression).Match(static formula => formula, static _ => throw new Xunit.Sdk.XunitException("no expression")), Customer.Unread).Value.ToString();
}
