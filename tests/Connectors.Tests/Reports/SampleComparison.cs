using System.Globalization;
using Brygga.Connectors.Reports;
using Brygga.Connectors.Tests.State;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>Two registers compared in which records stand in every way.</summary>
internal static class SampleComparison
{
    private static readonly ScoreRules Rules = new(Seq(Compares("number", 40, 70), Compares("name", 60, 71)), Seq<CandidateKey>(), 75, 50, 5, At(69));

    private static readonly Origin BeforeActivation = At(44);

    /// <param name="name">What a customer of each system is called.</param>
    public static ComparisonReport Report(string name = "Björkman & Söner") => new("acme", Sample.Start, Seq1(Review(name)), Seq1(Found("BRY2021", FindingKind.Refuse, At(9), "the flow is not run: the setting names no unit", None) with { Flow = "products" }));

    public static string Render(ComparisonReport report, string name, params TemplateFile[] over) =>
        SamplePlan.Open(name, over).Render(report, CancellationToken.None).IfLeft(static mistake => throw new Xunit.Sdk.XunitException($"{mistake.At} {mistake.Message}"));

    /// <summary>So many linked pairs, one in ten of them alone in each system instead.</summary>
    public static ComparisonReport Many(int records)
    {
        var compared = Enumerable.Range(0, records).Select(static number =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Bolaget {number * 7919 % 100003} i Örebro AB");
            var (one, other) = (Ref(Side.Severa, number), Ref(Side.Fortnox, number));
            var pair = new ScoredPair(one, other, Seq(Equal("number", number.ToString(CultureInfo.InvariantCulture)), number % 3 == 0 ? Equal("name", name) : Alike(name, name + " (publ)")));
            return number % 10 == 0
                ? (Severa: Record(one, name, new Linkage.Alone(), Standing.Alone), Fortnox: Record(other, name, new Linkage.Alone(), Standing.Alone))
                : (Severa: Record(one, name, new Linkage.Remembered(other), Standing.Linked, pair), Fortnox: Record(other, name, new Linkage.Remembered(one), Standing.Linked, pair));
        }).ToArray();
        var registers = new ComparedRegisters("customers", Rules, toSeq(compared.Select(static one => one.Severa)).Strict(), toSeq(compared.Select(static one => one.Fortnox)).Strict(), Seq<ScoredPair>(), Keys);
        return new("acme", Sample.Start, Seq1(RegisterReview.Of(Flow, registers, Plan(Seq<Finding>()), isActive: false)), Seq<Finding>());
    }

    private static RegisterReview Review(string name)
    {
        var (linked, likely, tied, second, alone, inactive) = (Ref(Side.Severa, 1001), Ref(Side.Severa, 1002), Ref(Side.Severa, 1003), Ref(Side.Fortnox, 2004), Ref(Side.Severa, 1005), Ref(Side.Severa, 1006));
        var same = new ScoredPair(linked, Ref(Side.Fortnox, 1001), Seq(Equal("number", "1001"), Equal("name", name)));
        var other = new ScoredPair(likely, Ref(Side.Fortnox, 2002), Seq(Differs("1002", "2002"), Equal("name", "kiruna åkeri")));
        var (first, next) = (new ScoredPair(tied, Ref(Side.Fortnox, 2003), Seq(Differs("1003", "2003"), Alike("luleå bygg", "luleå byggen"))), new ScoredPair(tied, second, Seq(Differs("1003", "2004"), Alike("luleå bygg", "luleå byggen"))));
        var differs = new Obstacle(ObstacleKind.KeyDiffers, At(64), "by number", "number is '1002' in Severa (number | text) and '2002' in Fortnox (CustomerNumber)", "Make it '2002' in Severa, or '1002' in Fortnox.");
        var registers = new ComparedRegisters(
            "customers",
            Rules,
            Seq(
                Record(linked, name, new Linkage.Found(Ref(Side.Fortnox, 1001), "by number", At(64)), Standing.Linked, same),
                Record(likely, "Kiruna Åkeri AB", new Linkage.Alone(), Standing.Likely, other) with { TellObstacles = () => Seq1(differs) },
                Record(tied, "Luleå Bygg AB", new Linkage.Alone(), Standing.Tie, first, next),
                Record(alone, "=2+5 Formel AB", new Linkage.Alone(), Standing.Alone),
                Record(inactive, "Vilande AB", new Linkage.Alone(), Standing.Alone) with { Excluded = "inactive in Severa" }),
            Seq(
                Record(Ref(Side.Fortnox, 1001), name, new Linkage.Found(linked, "by number", At(64)), Standing.Linked, same),
                Record(Ref(Side.Fortnox, 2002), "Kiruna Åkeri", new Linkage.Alone(), Standing.Likely, other) with { TellObstacles = () => Seq1(differs) },
                Record(Ref(Side.Fortnox, 2003), "Luleå Byggen", new Linkage.Alone(), Standing.Tie, first),
                Record(second, "Luleå Byggen", new Linkage.Alone(), Standing.Tie, next),
                Record(Ref(Side.Fortnox, 2005), "Bara i Fortnox", new Linkage.Alone(), Standing.Alone)),
            Seq1(new ScoredPair(Ref(Side.Fortnox, 2003), second, Seq1(Equal("name", "luleå byggen")))),
            Keys)
        {
            Unproved = "fortnox.customer could not be listed",
        };
        return RegisterReview.Of(Flow, registers, Plan(Seq(
            Found("BRY2001", FindingKind.Skip, BeforeActivation, "existed before activation, and nothing needs it", alone),
            Found("BRY2001", FindingKind.Skip, At(28), "inactive in Severa", inactive))), isActive: false);
    }

    private static KeyAnalysis Keys { get; } = new(Seq<KeyUse>(), 0, 0, Seq<RecordRef>());

    private static Flow Flow { get; } = Sample.Book().Flows.Head with
    {
        Creating = Seq1(new SelectRule(
            "before activation", Side.Severa, Verdict.Skip, Formula("before", ReadSet.Empty with { Facts = Seq1(Fact.ExistedBefore) }), Formula("because", ReadSet.Empty), BeforeActivation)),
    };

    private static Plan Plan(Seq<Finding> findings) => new(new(2, "acme", "2", Hash.Of("rules"), Hash.Of("snapshot"), Sample.Start), Seq<Step>(), Seq<Note>(), findings);

    private static Finding Found(string code, FindingKind kind, Origin at, string message, Option<RecordRef> record) => new(
        kind, Reason.ByRule, "customers", "rule", record.ToSeq(), new(code, Severity.Warning, at, message, Seq<string>(), None, "Mend it."), Seq<FieldValue>(), 1);

    private static ComparedRecord Record(RecordRef record, string name, Linkage linkage, Standing standing, params ScoredPair[] candidates) => new(
        record,
        () => Seq(new FieldValue(record.Side, record.Side == Side.Severa ? "number" : "CustomerNumber", Value.Of(Number(record))), new FieldValue(record.Side, record.Side == Side.Severa ? "name" : "Name", Value.Of(name))),
        linkage,
        None,
        standing,
        toSeq(candidates).Strict(),
        static () => Seq<Obstacle>());

    private static string Number(RecordRef record) => record.Side == Side.Severa ? record.Id.Split('-')[^1].TrimStart('0') : record.Id;

    private static RecordRef Ref(Side side, int number) => side == Side.Severa
        ? new(Sample.Severa, string.Create(CultureInfo.InvariantCulture, $"5f0c1a2b-0000-4000-8000-{number:000000000000}"))
        : new(Sample.Fortnox, number.ToString(CultureInfo.InvariantCulture));

    private static ScoredComparison Equal(string name, string value) => Compared(name, ComparisonOutcome.Equal, value, value, 1, name == "number" ? 40 : 60);

    private static ScoredComparison Alike(string one, string other) => Compared("name", ComparisonOutcome.Alike, one, other, 0.925, 47.5m);

    private static ScoredComparison Differs(string one, string other) => Compared("number", ComparisonOutcome.Differs, one, other, 0, 0);

    private static ScoredComparison Compared(string name, ComparisonOutcome outcome, string one, string other, double similarity, decimal points)
    {
        var (severa, fortnox, line, most) = name == "number" ? ("number", "CustomerNumber", 70, 40) : ("name", "Name", 71, 60);
        return new(name, At(line), outcome, Value.Of(one), Value.Of(other), () => Seq(new FieldValue(Side.Severa, severa, Value.Of(one)), new FieldValue(Side.Fortnox, fortnox, Value.Of(other))), similarity, points, most);
    }

    private static Comparison Compares(string name, decimal points, int line) =>
        new(new(name, Formula(name, ReadSet.Empty), Formula(name, ReadSet.Empty)), Similarity.Exact, points, None, Seq<(decimal, decimal)>(), 0, false, At(line));

    private static Formula Formula(string text, ReadSet reads) => new(static (in Scope _) => Value.Nothing, reads, new(ValueKind.Text, true), At(1), text);

    private static Origin At(int line) => new("customers.yaml", line, 5, 4);
}
