using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>The shipped reports of a plan. To make the golden files anew: <c>BRYGGA_REWRITE_GOLDEN=1 dotnet test tests/Connectors.Tests</c>.</summary>
public sealed partial class PlanReportTests
{
    private const string Rewrite = "BRYGGA_REWRITE_GOLDEN";

    [Theory]
    [InlineData("plan.html")]
    [InlineData("plan.txt")]
    public void A_plan_is_reported_as_the_golden_file_has_it(string name)
    {
        var made = SamplePlan.Render(SamplePlan.Report(), name);
        if (Environment.GetEnvironmentVariable(Rewrite) is not null) File.WriteAllText(Golden(name), made);
        Assert.True(made == File.ReadAllText(Golden(name)), $"{name} is stale: look at it, and make it anew with {Rewrite}=1.\n{made}");
    }

    [Theory]
    [InlineData("html")]
    [InlineData("txt")]
    public void An_invoice_is_shown_as_a_person_reads_it_with_its_head_its_rows_and_the_sums_of_both_systems(string form)
    {
        var made = SamplePlan.Render(SamplePlan.Invoice, $"plan.{form}");
        if (Environment.GetEnvironmentVariable(Rewrite) is not null) File.WriteAllText(Golden($"invoice.{form}"), made);
        Assert.True(made == File.ReadAllText(Golden($"invoice.{form}")), $"invoice.{form} is stale: look at it, and make it anew with {Rewrite}=1.\n{made}");
    }

    [Fact]
    public void A_plan_without_steps_says_so()
    {
        Assert.Contains("Nothing to do.", SamplePlan.Render(SamplePlan.Empty, "plan.html"), StringComparison.Ordinal);
        Assert.EndsWith("Nothing to do.\n", SamplePlan.Render(SamplePlan.Empty, "plan.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_for_nothing_and_its_policy_lets_nothing_in()
    {
        var page = SamplePlan.Render(SamplePlan.Report(), "plan.html");
        Assert.Matches("""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">""", page);
        Assert.DoesNotMatch(@"\b(src|href|action|srcset)\s*=|@import|url\(|https?:", page);
    }

    [Fact]
    public void The_policy_has_the_hash_of_the_very_script_and_style()
    {
        var page = SamplePlan.Render(SamplePlan.Report(), "plan.html");
        foreach (var tag in new[] { "script", "style" })
        {
            var content = Assert.Single(Regex.Matches(page, $"<{tag}>(.*?)</{tag}>", RegexOptions.Singleline, TimeSpan.FromSeconds(1))).Groups[1].Value;
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));
            Assert.Contains($"{tag}-src 'sha256-{hash}'", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_step_and_every_finding_can_be_filtered()
    {
        var page = SamplePlan.Render(SamplePlan.Report(), "plan.html");
        Assert.Equal(5, Item().Count(page, "verb"));
        Assert.Equal(4, Item().Count(page, "kind"));
    }

    private static string Golden(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);

    [GeneratedRegex("class=\"item[^\"]*\" data-flow=\"customers\" data-(?<what>verb|kind)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}

internal static class Matching
{
    public static int Count(this Regex regex, string text, string what) => regex.Matches(text).Count(match => match.Groups["what"].Value == what);
}
