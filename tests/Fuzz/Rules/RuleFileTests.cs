using Brygga.Fuzz.Inputs;
using Brygga.Rules.Testing;
using Brygga.Rules.Yaml;
using LanguageExt;
using Xunit.Abstractions;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz.Rules;

/// <summary>
/// Damaged rule files. Some go through the reader of YAML, others through the whole way from files to a rule book, of a small book or among
/// the shipped files, others are files of rule tests, which are run.
/// </summary>
public sealed class RuleFileTests(ITestOutputHelper output)
{
    private static readonly string[] Texts = [.. Shipped.All.Map(static file => file.Text), .. Shipped.Small.Map(static file => file.Text)];

    private static readonly Seq<RuleFile> SmallRules = Shipped.Small.Filter(static file => !RuleTests.IsTest(file.Name)).Strict();

    private static readonly RuleFile SmallTests = Shipped.Small.Filter(static file => RuleTests.IsTest(file.Name)).Head;

    private static readonly Kind<string> Yaml = Kinds.OfText("yaml", static dice => Damage.Of(dice, Texts[dice.Next(Texts.Length)], Texts), static text =>
    {
        var file = new RuleFile("customers.yaml", text);
        return Diagnosed.Clearly(YamlReader.Read(file), Seq1(file));
    });

    private static readonly Kind<string> Rule = Kinds.OfText("rules", static dice => Damaged(dice, SmallRules), static text => Compiles(SmallRules, text)) with { Room = 100_000_000, RoomPerByte = 20_000 };

    private static readonly Kind<string> Book = Kinds.OfText("book", static dice => Damaged(dice, Shipped.Rules), static text => Compiles(Shipped.Rules, text)) with { Share = 0.02, Room = 1_000_000_000, RoomPerByte = 20_000, Patience = TimeSpan.FromSeconds(10) };

    private static readonly Kind<string> RuleTest = Kinds.OfText("rule_tests", static dice => Damage.Of(dice, SmallTests.Text, Texts), static text =>
    {
        var files = SmallRules.Add(SmallTests with { Text = text }).Strict();
        return Diagnosed.Clearly(RuleTests.Run(files, Seq<RuleFile>(), Seq<SettingValue>()), files);
    }) with
    { Share = 0.05, Room = 200_000_000, RoomPerByte = 20_000 };

    public static TheoryData<string> KeptYaml => Campaign.Kept(Yaml.Name);

    public static TheoryData<string> KeptRules => Campaign.Kept(Rule.Name);

    public static TheoryData<string> KeptBooks => Campaign.Kept(Book.Name);

    public static TheoryData<string> KeptTests => Campaign.Kept(RuleTest.Name);

    [Fact]
    public void Any_text_is_read_as_YAML_or_refused_with_places() => Campaign.Run(Yaml, output);

    [Fact]
    public void Any_rule_file_compiles_or_is_refused_with_places() => Campaign.Run(Rule, output);

    [Fact]
    public void Any_damaged_file_among_the_shipped_ones_compiles_or_is_refused_with_places() => Campaign.Run(Book, output);

    [Fact]
    public void Any_file_of_rule_tests_runs_or_is_refused_with_places() => Campaign.Run(RuleTest, output);

    [Theory, MemberData(nameof(KeptYaml))]
    public void YAML_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Yaml, name);

    [Theory, MemberData(nameof(KeptRules))]
    public void A_rule_file_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Rule, name);

    [Theory, MemberData(nameof(KeptBooks))]
    public void A_shipped_file_whose_damage_was_not_survived_once_is_survived(string name) => Campaign.Replay(Book, name);

    [Theory, MemberData(nameof(KeptTests))]
    public void A_file_of_rule_tests_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(RuleTest, name);

    /// <summary>A file's name on the first line, its text behind.</summary>
    private static string Damaged(Random dice, Seq<RuleFile> files)
    {
        var file = files[dice.Next(files.Count)];
        return $"{file.Name}\n{Damage.Of(dice, file.Text, Texts)}";
    }

    private static bool Compiles(Seq<RuleFile> files, string named)
    {
        var end = named.IndexOf('\n', StringComparison.Ordinal);
        var damaged = new RuleFile(named[..end], named[(end + 1)..]);
        var all = files.Map(file => file.Name == damaged.Name ? damaged : file).Strict();
        return Diagnosed.Clearly(RuleBooks.Compile(all, Seq<SettingValue>()), all);
    }
}
