using System.Diagnostics;
using System.Globalization;
using Brygga.Connectors.Reports;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;
using Microsoft.Playwright;
using static LanguageExt.Prelude;

namespace Brygga.Bench.Pages;

/// <summary>The page of two compared registers of fifty thousand customers: how it is made, how large it is, and how it answers in Chromium.</summary>
internal static class ReportBench
{
    private const int Records = 50_000;

    private static readonly string[] Comparisons = ["number", "name", "business id", "postal code", "e-mail domain"];
    private static readonly int[] Points = [40, 30, 20, 5, 5];

    public static async Task Run()
    {
        var report = Report();
        var folder = Directory.CreateTempSubdirectory("brygga-bench-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            var page = Path.Combine(folder, "comparison.html");
            await File.WriteAllTextAsync(page, Template("comparison.html").Render(report, CancellationToken.None).IfLeft(static mistake => throw new InvalidOperationException(mistake.Message)));
            var made = clock.Elapsed.TotalSeconds;
            clock.Restart();
            var csv = Template("comparison.csv").Render(report, CancellationToken.None).IfLeft(static mistake => throw new InvalidOperationException(mistake.Message));
            Table.Say($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; {Records} customers in each system");
            Table.Say($"page made in {made:0.0} s, {new FileInfo(page).Length / 1e6:0.0} MB; CSV made in {clock.Elapsed.TotalSeconds:0.0} s, {csv.Length / 1e6:0.0} M characters");
            await Browse(page);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Browse(string file)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync();
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(new Uri(file).AbsoluteUri, new() { Timeout = 60_000 });
        await page.WaitForSelectorAsync(".row .points");
        Table.Say($"opened in {clock.Elapsed.TotalSeconds:0.0} s, {await page.Locator(".row").CountAsync()} rows in the document");
        await Timed(page, "text, the first time", "form.elements.text.value = '{0}'; filter()", "norrlands bygg 123");
        await Timed(page, "text, again", "form.elements.text.value = '{0}'; filter()", "söder");
        await Timed(page, "no text, all standings", "form.elements.text.value = ''; form.elements.kind.value = '{0}'; filter()", "");
        await Timed(page, "one standing", "form.elements.kind.value = '{0}'; filter()", "6");
        await Timed(page, "order by name, the first time", "form.elements.order.value = '{0}'; filter()", "name");
        await Timed(page, "order by points, the first time", "form.elements.order.value = '{0}'; filter()", "fewest");
        await Timed(page, "a pair's waterfall", "choose({0})", "40");
    }

    /// <summary>Until the browser has drawn what came of it.</summary>
    private static async Task Timed(IPage page, string what, string script, string value)
    {
        var milliseconds = await page.EvaluateAsync<double>($"async () => {{ const from = performance.now(); {script.Replace("{0}", value, StringComparison.Ordinal)}; await new Promise(done => requestAnimationFrame(() => setTimeout(done))); return performance.now() - from; }}");
        Table.Say($"{what}: {milliseconds:0} ms");
    }

    private static ReportTemplate Template(string name)
    {
        var files = toSeq(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", "reports")).Select(static path => new TemplateFile(Path.GetFileName(path), path, File.ReadAllText(path))).ToArray());
        return ReportTemplate.Open(files, name).IfFail(static mistakes => throw new InvalidOperationException(mistakes.Head.Message));
    }

    /// <summary>Nine of ten are linked; of the others half have a likely partner, half have none.</summary>
    private static ComparisonReport Report()
    {
        var items = Enumerable.Range(0, Records).SelectMany(Items);
        var reviewed = toSeq(items.OrderByDescending(static item => item.NeedsPerson).ThenBy(static item => item.Kind).ToArray());
        var records = reviewed.SelectMany(static item => item.Record.Cons(item.Partner.ToSeq())).ToLookup(static record => record.Record.Side);
        var rules = new ScoreRules(toSeq(Comparisons.Select((name, at) => Compares(name, at)).ToArray()), Seq<CandidateKey>(), 75, 50, 5, At(69));
        var registers = new ComparedRegisters("customers", rules, toSeq(records[Side.Severa].ToArray()), toSeq(records[Side.Fortnox].ToArray()), Seq<ScoredPair>(), new(Seq<KeyUse>(), 0, 0, Seq<RecordRef>()));
        return new("bench", DateTimeOffset.UnixEpoch, Seq1(new RegisterReview(registers, reviewed)), Seq<Finding>());
    }

    private static IEnumerable<ReviewItem> Items(int number)
    {
        var (severa, fortnox) = (Values(number, number % 4 == 1), Values(number, false));
        var (one, other) = (new RecordRef(new(Side.Severa, "customer"), new Guid(number, 0x5f0c, 0x4a2b, 1, 2, 3, 4, 5, 6, 7, 8).ToString()), new RecordRef(new(Side.Fortnox, "customer"), (number + 10_000).ToString(CultureInfo.InvariantCulture)));
        var pair = new ScoredPair(one, other, toSeq(Comparisons.Select((name, at) => Compare(name, at, severa[at], at == 0 && number % 10 == 0 ? "1" + fortnox[at] : fortnox[at])).ToArray()));
        if (number % 20 == 10) return [Item(ReviewKind.Alone, Record(one, severa, new Linkage.Alone())), Item(ReviewKind.Alone, Record(other, fortnox, new Linkage.Alone()))];
        Linkage linked(RecordRef partner) => number % 10 == 0 ? new Linkage.Alone() : new Linkage.Found(partner, "by number", At(64));
        var item = Item(number % 10 == 0 ? ReviewKind.Likely : ReviewKind.Linked, Record(one, severa, linked(other), pair));
        return [item with { Partner = Record(other, fortnox, linked(one), pair) }];
    }

    private static ReviewItem Item(ReviewKind kind, ComparedRecord record) => new(kind, record, None, None, None) { NeedsPerson = kind != ReviewKind.Linked };

    private static ComparedRecord Record(RecordRef record, string[] values, Linkage linkage, params ScoredPair[] candidates) => new(
        record, () => toSeq(values.Select((value, at) => new FieldValue(record.Side, Field(record.Side, at), Value.Of(value))).ToArray()), linkage, None,
        linkage is Linkage.Found ? Standing.Linked : candidates.Length > 0 ? Standing.Likely : Standing.Alone, toSeq(candidates),
        () => linkage is Linkage.Alone && candidates.Length > 0 ? Seq1(new Obstacle(ObstacleKind.KeyDiffers, At(64), "by number", $"number is '{values[0]}' in Severa (number | text) and '1{values[0]}' in Fortnox (CustomerNumber)", $"Make it '1{values[0]}' in Severa, or '{values[0]}' in Fortnox.")) : Seq<Obstacle>());

    private static string Field(Side side, int at) => $"{side.Word()} {Comparisons[at]}";

    private static string[] Values(int number, bool written)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{(number % 3 == 0 ? "Norrlands" : number % 3 == 1 ? "Söderströms" : "Ångermanlands")} {(number % 2 == 0 ? "Bygg" : "Redovisning")} {number}{(written ? " Aktiebolag" : " AB")}");
        return
        [
            (number + 10_000).ToString(CultureInfo.InvariantCulture), name, string.Create(CultureInfo.InvariantCulture, $"556{number:000}-{number * 7 % 10000:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"{100 + number % 900} {number % 90 + 10}"), string.Create(CultureInfo.InvariantCulture, $"ekonomi@bolag{number}.example"),
        ];
    }

    private static ScoredComparison Compare(string name, int at, string severa, string fortnox)
    {
        var (one, other) = (severa.ToLowerInvariant().Replace(" aktiebolag", "", StringComparison.Ordinal), fortnox.ToLowerInvariant().Replace(" ab", "", StringComparison.Ordinal));
        var raw = Seq(new FieldValue(Side.Severa, Field(Side.Severa, at), Value.Of(severa)), new FieldValue(Side.Fortnox, Field(Side.Fortnox, at), Value.Of(fortnox)));
        return one == other
            ? new(name, At(70 + at), ComparisonOutcome.Equal, Value.Of(one), Value.Of(other), () => raw, 1, Points[at], Points[at])
            : new(name, At(70 + at), ComparisonOutcome.Alike, Value.Of(one), Value.Of(other), () => raw, 0.912, Points[at] / 2m, Points[at]);
    }

    private static Engine.Data.Comparison Compares(string name, int at) => new(new(name, Formula(name), Formula(name)), Similarity.Exact, Points[at], None, Seq<(decimal, decimal)>(), 0, false, At(70 + at));

    private static Formula Formula(string text) => new(static (in Scope _) => Value.Nothing, ReadSet.Empty, new(ValueKind.Text, true), At(1), text);

    private static Origin At(int line) => new("customers.yaml", line, 5, 4);
}
