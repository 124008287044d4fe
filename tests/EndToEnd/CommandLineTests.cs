using System.Text.RegularExpressions;
using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>What a stranger meets: help, mistakes, JSON.</summary>
public sealed partial class CommandLineTests
{
    private static readonly string[] All =
        ["activate", "adopt", "apply", "compare", "connect", "deactivate", "demo", "doctor", "init", "issues", "lock", "log", "match", "plan", "retry", "rules", "sandbox", "state", "sync", "watch", "why", "why-not"];

    public static TheoryData<string> Verbs => [.. All];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_is_described_and_has_an_example(string verb)
    {
        var help = (await Brygga(verb, "--help")).Ended(ExitCode.Done).Out;
        Assert.Contains("Example: brygga " + verb, help, StringComparison.Ordinal);
        var options = help[help.IndexOf("Options:", StringComparison.Ordinal)..].Split("\nCommands:")[0].Split('\n')[1..].Where(static line => line.Trim().Length > 0).ToArray();
        Assert.All(options, static line => Assert.Matches(@"\S {2,}\S|^ {6,}\S", line));
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var help = (await Brygga("--help")).Ended(ExitCode.Done).Out;
        var listed = Verb().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(static line => line.Groups["verb"].Value);
        Assert.Equal(All, listed.Order(StringComparer.Ordinal));
        Assert.Contains("brygga demo", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan --wrong", "--wrong")]
    [InlineData("sync --yes", "--yes")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("demo --customers many", "many")]
    [InlineData("log --since yesterday", "--since takes a date")]
    [InlineData("log --level bad", "bad")]
    [InlineData("sync --accept BRY2001", "BRY2001")]
    [InlineData("watch --accept BRY3001", "--accept")]
    [InlineData("watch --every 5", "--every takes 1 seconds to a day")]
    [InlineData("watch --every 2d", "--every takes 1 seconds to a day")]
    [InlineData("demo --customers 3", "--customers takes 10 to 2000")]
    public async Task What_it_does_not_know_is_a_mistake_of_use(string command, string named)
    {
        var ran = (await Brygga(command.Split(' '))).Ended(ExitCode.Usage);
        Assert.Contains(named, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("sync")]
    [InlineData("log")]
    [InlineData("lock", "show")]
    [InlineData("lock", "break")]
    [InlineData("issues")]
    [InlineData("retry")]
    [InlineData("watch")]
    [InlineData("why", "customers/1001")]
    public async Task Without_a_workspace_it_says_how_to_get_one(params string[] verb)
    {
        await using var stage = await Stage.Start();
        var ran = (await Brygga([.. verb, "--workspace", stage.At("nowhere")])).Ended(ExitCode.Usage);
        Assert.Contains($"There is no brygga.yaml in {stage.At("nowhere")}", ran.Error, StringComparison.Ordinal);
        Assert.Contains("brygga sandbox --workspace", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.json", "There is no file")]
    [InlineData("brygga.yaml", "it is not a plan")]
    public async Task Apply_says_what_is_wrong_with_a_file(string file, string message)
    {
        await using var stage = await Stage.Start();
        var ran = (await stage.Run("apply", stage.At(file))).Ended(ExitCode.Usage);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Contains("brygga plan --out FILE", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_apply_needs_yes()
    {
        await using var stage = await Stage.Start();
        var ran = (await stage.Run("apply")).Ended(ExitCode.Usage);
        Assert.Contains("--yes", ran.Error, StringComparison.Ordinal);
        Writes.None(stage.Sandbox.Counters);

        (await stage.Run("apply", "--yes")).Ended(ExitCode.Done);
        Oracle.Approves(stage);
    }

    [Fact]
    public async Task A_plan_calls_records_as_people_do()
    {
        await using var stage = await Stage.StartShipped(settings: "{ customers.transfer_all: true, projects.enabled: false }");
        var made = new PlanView((await stage.Run("plan", "--json")).Json).Steps.First(static step => step is { Verb: "Create", Target: null } && step.Source.StartsWith("severa.customer/", StringComparison.Ordinal));
        var customer = stage.World.Severa.Customers.All.Single(one => Names.Severa(one.Key) == made.Source);
        Assert.Matches($@"(?m)^ *for {Regex.Escape(customer.Text("number")!)} ", (await stage.Run("plan", "--all")).Out);
    }

    [Fact]
    public async Task Json_has_a_format_number_and_nothing_around_it()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        Assert.Equal(5, (await stage.Run("plan", "--json")).Ended(ExitCode.ChangesPlanned).Json["header"]!["format"]!.GetValue<int>());
        Assert.Equal(1, (await stage.Run("apply", "--json", "--yes")).Ended(ExitCode.Findings).Json["format"]!.GetValue<int>());
        Assert.Equal(1, (await stage.Run("sync", "--json")).Ended(ExitCode.Findings).Json["format"]!.GetValue<int>());
    }

    [Fact]
    public async Task Plan_makes_no_writing_call()
    {
        await using var stage = await Stage.Start(Stage.Awkward);
        await stage.Run("plan");
        await stage.Run("plan", "--whole", "--out", stage.At("p.json"));
        var counters = stage.Sandbox.Counters;
        Assert.Equal((2, 0, 2), (counters.RequestsOf("severa", "POST"), counters.RequestsOf("fortnox", "POST"), counters.RequestsOf("fortnox-auth", "POST")));
        Assert.Equal(counters.Requests, 4 + counters.RequestsOf("severa", "GET") + counters.RequestsOf("fortnox", "GET"));
        var now = Picture.Of(stage.World);
        Assert.Equal(stage.Before.Severa.Values.ToHashSet(), now.Severa.Values.ToHashSet());
        Assert.Equal(stage.Before.Fortnox.Values.ToHashSet(), now.Fortnox.Values.ToHashSet());
    }

    private static Task<Ran> Brygga(params string[] arguments) => Consoles.Capture(() => BryggaProgram.Run(arguments, Seams.None));

    [GeneratedRegex("^  (?<verb>[a-z-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Verb();
}
