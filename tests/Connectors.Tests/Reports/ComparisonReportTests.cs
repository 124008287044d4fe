using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Brygga.Connectors.Reports;
using Xunit;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>The shipped reports of compared registers. To make the golden files anew: <c>BRYGGA_REWRITE_GOLDEN=1 dotnet test tests/Connectors.Tests</c>.</summary>
public sealed class ComparisonReportTests
{
    private const string Rewrite = "BRYGGA_REWRITE_GOLDEN";

    /// <summary>By this first character a spreadsheet knows that the table is UTF-8.</summary>
    private const char Mark = '\uFEFF';

    [Theory]
    [InlineData("comparison.txt")]
    [InlineData("comparison.csv")]
    [InlineData("comparison.html")]
    public void M8_a_comparison_is_reported_as_the_golden_file_has_it(string name)
    {
        var made = SampleComparison.Render(SampleComparison.Report(), name).Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart(Mark);
        if (Environment.GetEnvironmentVariable(Rewrite) is not null) File.WriteAllText(Golden(name), made);
        Assert.True(made == File.ReadAllText(Golden(name)).Replace("\r\n", "\n", StringComparison.Ordinal), $"{name} is stale: look at it, and make it anew with {Rewrite}=1.\n{made}");
    }

    [Fact]
    public void A_table_s_lines_end_as_the_standard_wants_and_every_line_has_as_many_fields()
    {
        var made = SampleComparison.Render(SampleComparison.Report("Rör, \"Plåt\"\noch Söner"), "comparison.csv");
        var lines = Parsed(made.TrimStart(Mark));
        Assert.Equal(Mark, made[0]);
        Assert.EndsWith("\r\n", made, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Contains(lines, static line => line.Contains("1001 Rör, \"Plåt\"\noch Söner"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+46 8 123", "'+46 8 123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("", "")]
    public void A_text_that_a_spreadsheet_would_run_is_a_text(string text, string field) => Assert.Equal(field, Csv.Field(text));

    [Fact]
    public void A_number_below_zero_stays_a_number() => Assert.Equal("-20.5", Csv.Field(-20.5m));

    [Theory]
    [MemberData(nameof(InjectionTests.Names), MemberType = typeof(InjectionTests))]
    public void Whatever_a_record_is_called_ends_no_script_and_starts_no_tag(string name)
    {
        var page = SampleComparison.Render(SampleComparison.Report(name), "comparison.html");
        var plain = SampleComparison.Render(SampleComparison.Report("name"), "comparison.html");
        Assert.Equal(Regex.Count(plain, "<[!/a-z]", RegexOptions.IgnoreCase), Regex.Count(page, "<[!/a-z]", RegexOptions.IgnoreCase));
        Assert.Contains(name, Data(page).GetProperty("texts").EnumerateArray().Select(static text => text.GetString()));
    }

    [Fact]
    public void The_policy_has_the_hashes_of_the_very_script_and_styles_and_lets_nothing_in()
    {
        var page = SampleComparison.Render(SampleComparison.Report(), "comparison.html");
        foreach (Match tag in Regex.Matches(page, "<(?<tag>script|style)>(?<content>.*?)</\\k<tag>>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)))
        {
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(tag.Groups["content"].Value)));
            Assert.Matches($"{tag.Groups["tag"].Value}-src [^;]*'sha256-{Regex.Escape(hash)}'", page);
        }
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(src|href|action|srcset)\s*=|@import|url\(|https?:", page);
    }

    [Fact]
    public void A_template_of_one_s_own_sees_the_items_and_how_each_is_scored()
    {
        var made = SampleComparison.Render(
            SampleComparison.Report(),
            "comparison.md",
            new TemplateFile("comparison.md.scriban", "comparison.md.scriban", "{{ for i in items }}{{ if i.kind == 'likely' }}{{ i.severa.called }} = {{ i.fortnox.called }}: {{ for c in i.compared }}{{ c.name }} {{ c.points }} {{ end }}{{ end }}{{ end }}{{ items.size }} {{ open[0].kind }}"));
        Assert.Equal("1002 Kiruna Åkeri AB = 2002 Kiruna Åkeri: number 0 name 60 7 likely", made);
    }

    [Fact]
    public void A_table_of_one_s_own_is_written_line_by_line_as_the_docs_show_it()
    {
        var docs = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Golden(""))!, "..", "..", "..", "docs", "reports.md"));
        var example = Regex.Match(docs, "# mappings/reports/comparison.csv.scriban\n(?<template>.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups["template"].Value;
        var made = SampleComparison.Render(SampleComparison.Report(), "comparison.csv", new TemplateFile("comparison.csv.scriban", "comparison.csv.scriban", example));
        Assert.Equal("customers,likely,1002 Kiruna Åkeri AB,60\r\n", made.Split('\n')[0] + "\n");
        Assert.Equal(4, Parsed(made).Length);
    }

    [Fact]
    public void A_page_of_many_thousand_records_stays_small()
    {
        const int Records = 5000;
        var page = SampleComparison.Render(SampleComparison.Many(Records), "comparison.html");
        Assert.Equal(Records, Data(page).GetProperty("registers")[0].GetProperty("records")[0].GetArrayLength());
        Assert.True(page.Length < Records * 400, $"{page.Length} characters for {Records} records of each system");
    }

    private static JsonElement Data(string page) => JsonDocument.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"data\">(?<data>[^<]*)</script>", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["data"].Value).RootElement;

    /// <summary>Read by the standard's grammar, one character after the other.</summary>
    private static string[][] Parsed(string csv)
    {
        var (lines, line, field, quoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"') field.Append(csv[i++]);
            else if (csv[i] == '"') quoted = !quoted;
            else if (!quoted && (csv[i] == ',' || csv[i..].StartsWith("\r\n", StringComparison.Ordinal)))
            {
                line.Add(field.ToString());
                field.Clear();
                if (csv[i] == ',') continue;
                lines.Add([.. line]);
                line.Clear();
                i++;
            }
            else field.Append(csv[i]);
        }
        return [.. lines];
    }

    private static string Golden(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
}
