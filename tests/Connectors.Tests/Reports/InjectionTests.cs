using Brygga.Connectors.Reports;
using Xunit;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>What a customer is called is text, whatever it looks like.</summary>
public sealed class InjectionTests
{
    public static TheoryData<string> Names => new(
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</script><script>alert(1)//",
        "{{ plan.connection }}",
        "<!-- -->",
        "&lt;b&gt;");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_stands_in_the_page_as_it_is_read(string name)
    {
        var page = SamplePlan.Render(SamplePlan.Report(name, name), "plan.html");
        Assert.Contains(System.Net.WebUtility.HtmlEncode(name), page, StringComparison.Ordinal);
        Assert.Equal(Tags(SamplePlan.Render(SamplePlan.Report("name", "name"), "plan.html")), Tags(page));
    }

    [Theory]
    [InlineData("{{ for s in steps }}{{ for c in s.fields }}{{ c.after.text }}{{ end }}{{ end }}")]
    [InlineData("{{ x = [plan.connection] }}{{ x }}")]
    [InlineData("{{ x = {a: plan.connection} }}{{ x }}")]
    [InlineData("{{ plan }}")]
    [InlineData("{{ capture x }}{{ plan.connection }}{{ end }}{{ x }}")]
    [InlineData("{{ func f; ret plan.connection; end }}{{ f }}")]
    [InlineData("{{ plan.connection | string.upcase | string.downcase }}")]
    [InlineData("{{ 'a' + plan.connection }}")]
    [InlineData("{{ plan.connection | raw | string.append '' }}")]
    [InlineData("{{ include 'part' plan.connection }}")]
    [InlineData("{{ func f; $$; end }}{{ wrap f }}{{ plan.connection }}{{ end }}")]
    public void Whatever_way_a_template_writes_it_is_escaped(string template)
    {
        var page = SamplePlan.Render(
            SamplePlan.Report("<b>x</b>", "<b>x</b>"), "plan.html", new("plan.html.scriban", "plan.html.scriban", template), new TemplateFile("part", "part", "{{ $1 }}"));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_raw_writes_as_it_stands()
    {
        var page = SamplePlan.Render(SamplePlan.Report(connection: "<b>"), "plan.html", new TemplateFile("plan.html.scriban", "plan.html.scriban", "{{ plan.connection }} {{ plan.connection | raw }}"));
        Assert.Equal("&lt;b&gt; <b>", page);
    }

    [Fact]
    public void A_text_report_has_names_as_they_are() =>
        Assert.Contains("Name: <script>", SamplePlan.Render(SamplePlan.Report("<script>"), "plan.txt"), StringComparison.Ordinal);

    /// <summary>All that a browser would take for a tag, without the attributes' contents.</summary>
    private static string[] Tags(string page) => [.. System.Text.RegularExpressions.Regex.Matches(page, "<[!/a-z][^\\s>]*", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)).Select(static m => m.Value)];
}
