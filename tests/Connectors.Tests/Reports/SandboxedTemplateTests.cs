using Brygga.Connectors.Reports;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reports;

/// <summary>What a template can't do, and what is said of its mistakes.</summary>
public sealed class SandboxedTemplateTests
{
    [Theory]
    [InlineData("{{ include '../secrets/fortnox' }}", 1, 4)]
    [InlineData("{{ include '/etc/passwd' }}", 1, 4)]
    [InlineData("text\n  {{ plan.conection }}", 2, 11)]
    [InlineData("{{ nothing_of_the_kind }}", 1, 4)]
    [InlineData("{{ plan.id.gettype }}", 1, 12)]
    [InlineData("{{ plan.id.length }}", 1, 12)]
    [InlineData("{{ steps[0].to_string }}", 1, 13)]
    [InlineData("{{ date.now }}", 1, 4)]
    [InlineData("{{ math.random 1 2 }}", 1, 9)]
    [InlineData("{{ math.uuid }}", 1, 9)]
    [InlineData("{{ object.eval '1' }}", 1, 11)]
    [InlineData("{{ object.eval_template '{{ 1 }}' }}", 1, 11)]
    [InlineData("{{ while true }}{{ end }}", 1, 4)]
    [InlineData("{{ func f; f; end }}{{ f }}", 1, 12)]
    [InlineData("{{ include 'plan.html.scriban' }}", 1, 4)]
    [InlineData("{{ x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", 1, 54)]
    [InlineData("{{ x = 'a'; for i in 1..40; x = x + x; end }}", 1, 33)]
    [InlineData("{{ plan.connection = 'x' }}", 1, 9)]
    [InlineData("{{ 1 // 0 }}", 1, 6)]
    public void What_it_may_not_do_is_a_diagnostic_with_its_place(string template, int line, int column)
    {
        var mistake = SamplePlan.Open("plan.html", Plan(template)).Render(SamplePlan.Report(), CancellationToken.None)
            .Match(Right: static page => throw new Xunit.Sdk.XunitException(page), Left: static m => m);
        Assert.Equal(("BRY0403", "mappings/reports/plan.html.scriban", line, column), (mistake.Code, mistake.At.File, mistake.At.Line, mistake.At.Column));
    }

    [Fact]
    public void A_mistake_of_syntax_is_found_before_anything_is_rendered()
    {
        var mistakes = ReportTemplate.Open(Seq1(Plan("text\n{{ for s in steps }}\n{{ s.verb }}\n")), "plan.html").Match(static _ => Seq<Diagnostic>(), static m => m);
        Assert.NotEmpty(mistakes);
        Assert.All(mistakes, static m => Assert.Equal(("BRY0402", "mappings/reports/plan.html.scriban"), (m.Code, m.At.File)));
    }

    [Fact]
    public void A_mistake_in_an_included_file_points_into_that_file()
    {
        var mistake = SamplePlan.Open("plan.html", Plan("{{ include 'part' }}"), new TemplateFile("part", "mappings/reports/part", "\n {{ plan.x }}"))
            .Render(SamplePlan.Report(), CancellationToken.None).Match(Right: static page => throw new Xunit.Sdk.XunitException(page), Left: static m => m);
        Assert.Equal(("mappings/reports/part", 2), (mistake.At.File, mistake.At.Line));
    }

    [Fact]
    public void The_file_of_a_workspace_is_in_force_in_place_of_the_shipped_one() =>
        Assert.Equal("acme has 5", SamplePlan.Render(SamplePlan.Report(), "plan.html", Plan("{{ plan.connection }} has {{ steps.size }}")));

    [Fact]
    public void A_report_without_a_template_names_those_that_there_are()
    {
        var mistake = Assert.Single(ReportTemplate.Open(SamplePlan.Shipped, "plan.pdf").Match(static _ => Seq<Diagnostic>(), static m => m));
        Assert.Equal(("BRY0401", Seq("plan.html.scriban", "plan.txt.scriban")), (mistake.Code, mistake.Expected));
    }

    [Fact]
    public void A_template_works_in_no_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("sv-SE");
        try
        {
            Assert.Equal("1234.5", SamplePlan.Render(SamplePlan.Report(), "plan.html", Plan("{{ 1234.5 }}")));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Who_stops_it_is_obeyed() =>
        Assert.ThrowsAny<OperationCanceledException>(() => SamplePlan.Open("plan.html").Render(SamplePlan.Report(), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("BRY0402")]
    [InlineData("BRY0403")]
    public void The_page_of_a_code_fails_and_is_mended_as_it_says(string code)
    {
        Assert.Equal(code, Said(Block(code, "Fails")));
        Assert.Equal("", Said(Block(code, "Mended")));
    }

    private static string Said(string template) => ReportTemplate.Open(Seq1(Plan(template)), "plan.html").Match(
        static opened => opened.Render(SamplePlan.Report(), CancellationToken.None).Match(Right: static _ => "", Left: static m => m.Code),
        static mistakes => mistakes[0].Code);

    private static string Block(string code, string section, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        const string fence = "```scriban\n";
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "diagnostics", code + ".md"));
        var from = text.IndexOf(fence, text.IndexOf($"## {section}\n", StringComparison.Ordinal), StringComparison.Ordinal) + fence.Length;
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static TemplateFile Plan(string text) => new("plan.html.scriban", "mappings/reports/plan.html.scriban", text);
}
