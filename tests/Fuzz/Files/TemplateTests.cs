using Brygga.Connectors.Reports;
using Brygga.Connectors.Tests.Reports;
using Brygga.Engine.Data;
using Brygga.Fuzz.Inputs;
using Xunit.Abstractions;

namespace Brygga.Fuzz.Files;

/// <summary>Damaged templates of reports, and such as would run on for ever.</summary>
public sealed class TemplateTests(ITestOutputHelper output)
{
    private static readonly string[] Shipped = [.. SamplePlan.Shipped.Filter(static file => file.Name.EndsWith(".scriban", StringComparison.Ordinal)).Map(static file => file.Text)];

    private static readonly string[] Pieces =
    [
        "{{ while true }}{{ end }}", "{{ for i in 1..100000000 }}{{ end }}", "{{ func f(x); f x; end; f 1 }}", "{{ func f; g; end; func g; f; end; f }}", "{{ include 'plan.html.scriban' }}", "{{ include 'plan.txt.scriban' }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", "{{ regex.replace 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' '(a|aa)+$' '' }}", "{{ regex.match 'x' '[' }}", "{{ x = 'a'; for i in 1..60; x = x + x; end }}", "{{ x = []; for i in 1..1000; x = x + [x]; end; x }}", "{{ 'x' | string.pad_left 2000000000 }}", "{{ 'x' * 2000000000 }}",
        "{{ 1 / 0 }}", "{{ 1 % 0 }}", "{{ 99999999999 << 99999999999 }}", "{{ 2 ** 99999 }}", "{{ 9223372036854775807 * 9223372036854775807 }}", "{{ 1e400 }}", "{{ plan }}", "{{ this }}", "{{ steps | array.sort 'verb' }}", "{{ x = {}; x.x = x; x }}", "{{ x = []; x[0] = x; x }}", "{{ x = []; x[2000000000] = 1 }}", "{{ steps[99999999] }}", "{{ steps[-1] }}",
        "{{ array.add_range steps steps }}", "{{ 1..9223372036854775807 }}", "{{ (1..2000000000) | array.size }}", "{{ (1..50000000) | array.join ',' }}", "{{ object.eval '1' }}", "{{ date.now }}", "{{ 'a' | string.split '' }}", "{{ wrap x }}{{ end }}", "{{ capture x }}{{ x }}{{ end }}", "{{ break }}", "{{ ret 1 }}", "{{ tablerow i in 1..5 limit:0 cols:0 }}{{ end }}", "{{ 'x' | string.truncate -1 }}", "{{ 'x' | string.slice 99 -99 }}",
        "{{ math.format 1 'X99999999' }}", "{{ 12.3 | math.round 99 }}", "{{ 12.3 | math.format '0.######' 'xx-yy' }}", "{{ html.strip '<<<<<<<<' }}", "{{ 'x' | string.to_int }}", "{{ string.literal x }}", "{{ case 1 }}{{ when 1 }}{{ end }}", "{{ [1,2,3] | array.each @f }}", "{{ raw plan }}", "{{ csv [1, plan, 'x'] }}", "{{ csp_hash 1 }}", "{{ x?.y?.z }}", "{{ import plan }}", "{{ readonly x }}", "{{ with plan }}{{ id }}{{ end }}",
    ];

    private static readonly string[] Nests = ["{{ if true }}", "{{ for i in 1..1 }}", "{{ (", "{{ x = [", "{{ x = {a:", "{{ func f }}", "{{ 1 + (", "{{ -", "{{ !", "{{ f (", "{{ capture x }}", "{{ x.y.", "{{ x[x[", "{{ case 1 }}{{ when 1 }}", "{{ 1 | f | ", "{{{{", "{%{", "{{ include 'a' ("];

    private static readonly Kind<string> Templates = Kinds.OfText("templates", Make, Renders) with { Room = 3_000_000_000, RoomPerByte = 100_000, Patience = TimeSpan.FromSeconds(10) };

    public static TheoryData<string> Kept => Campaign.Kept(Templates.Name);

    [Fact]
    public void Any_template_renders_or_is_refused_with_its_place() => Campaign.Run(Templates, output);

    [Theory, MemberData(nameof(Kept))]
    public void A_template_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Templates, name);

    private static string Make(Random dice) => dice.Next(6) switch
    {
        0 => Pieces[dice.Next(Pieces.Length)],
        1 => Damage.Of(dice, string.Concat(Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Pieces[dice.Next(Pieces.Length)])), Pieces),
        2 => string.Concat(Enumerable.Repeat(Nests[dice.Next(Nests.Length)], new[] { 10, 100, 1_000, 10_000 }[dice.Next(4)])),
        _ => Damage.Of(dice, Shipped[dice.Next(Shipped.Length)], [.. Shipped, .. Pieces]),
    };

    private static bool Renders(string text)
    {
        var file = new TemplateFile("plan.html.scriban", "mappings/reports/plan.html.scriban", text);
        return ReportTemplate.Open(SamplePlan.Shipped.Add(file), "plan.html").Match(
            Succ: static template => template.Render(SamplePlan.Report(), CancellationToken.None).Match(Right: static _ => true, Left: Told),
            Fail: static mistakes => !mistakes.IsEmpty && mistakes.ForAll(Told));
    }

    private static bool Told(Diagnostic mistake)
    {
        Assert.Matches("^BRY040[23]$", mistake.Code);
        Assert.NotEmpty(mistake.At.File);
        Assert.InRange(mistake.At.Line, 1, int.MaxValue);
        Assert.NotEmpty(mistake.Message);
        Assert.NotEmpty(mistake.Remedy);
        return false;
    }
}
