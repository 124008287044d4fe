using Brygga.Rules.Testing;

namespace Brygga.Rules.Tests.Testing;

/// <summary>Shipped tests of what a workspace has made otherwise are set aside, each by name; all others run, and so do the workspace's own.</summary>
public sealed class SetAsideTests
{
    private const string ThreeTests = """
        The company itself is nobody's:
          covers: internal
          severa: { customer: { we: { number: 1, name: Brygga, isInternal: true } } }
          expect: { nothing: true, findings: [{ rule: internal, kind: skip, of: we }] }
        A customer is created:
          severa: { customer: { ada: { number: 1001, name: Ada AB } } }
          expect: { create: { ada: { Name: Ada AB } } }
        Two are linked:
          severa:  { customer: { ada: { number: 1001, name: Ada AB } } }
          fortnox: { customer: { 1001: { Name: Ada AB } } }
          expect:  { link: { ada: 1001 } }
        """;

    private const string Internal = "The company itself is nobody's";
    private const string Created = "A customer is created";
    private const string Linked = "Two are linked";

    [Theory]
    [InlineData("select: { severa: { internal: off } }", Internal, "the overlay switches off rule internal", 3, 21)]
    [InlineData("select: { severa: { internal: off, own: { skip_if: isInternal } } }", Internal, "the overlay switches off rule internal", 3, 21)]
    [InlineData("select: { severa: { internal: { because: ours } } }", Internal, "the overlay changes rule internal", 3, 21)]
    [InlineData("fields: { name: { to_fortnox: name | upper } }", Created, "the overlay changes rule name", 3, 19)]
    [InlineData("fields: { name: off }", Created, "the overlay switches off rule name", 3, 11)]
    [InlineData("link: { by number: off, by name: { name: { severa: name, fortnox: OrganisationNumber } } }", Linked, "the overlay switches off rule by number", 3, 9)]
    public void M8_a_shipped_test_of_a_rule_that_the_overlay_switched_off_or_changed_is_set_aside(string overlay, string test, string because, int line, int column)
    {
        var report = On(overlay);
        var skipped = Assert.Single(report.Skipped);
        Assert.Equal((test, "tests/t.yaml", because, "mappings/customers.yaml", line, column), (skipped.Name, skipped.File, skipped.Because, skipped.By.File, skipped.By.Line, skipped.By.Column));
        Assert.Equal((2, 0), (report.Outcomes.Count, report.Failures));
    }

    [Fact]
    public void All_shipped_tests_of_a_flow_that_the_overlay_switches_off_are_set_aside() => Assert.Equal(
        [.. Enumerable.Repeat("the overlay switches off flow customers at mappings/customers.yaml:3:10", 3)],
        On("enabled: false").Skipped.Map(static s => $"{s.Because} at {s.By}").ToArray());

    [Fact]
    public void A_flow_that_is_switched_off_by_a_setting_has_its_tests_set_aside_where_the_setting_stands()
    {
        var byDefault = Run("", ThreeTests, "settings: { customers: { enabled: { default: false } } }", Seq<SettingValue>());
        var byWorkspace = Run("", ThreeTests, "", Seq1(new SettingValue("customers.enabled", "false", new("brygga.yaml", 9, 3, 5))));
        Assert.Equal((3, "the overlay switches off flow customers", "mappings/settings.yaml:2:26"), Told(byDefault));
        Assert.Equal((3, "a setting switches off flow customers", "brygga.yaml:9:3"), Told(byWorkspace));

        static (int, string, string) Told(TestReport report) => (report.Skipped.Count, report.Skipped.Head.Because, report.Skipped.Head.By.ToString());
    }

    [Fact]
    public void A_test_that_has_the_setting_itself_still_runs()
    {
        var test = "off:\n  settings: { customers.enabled: false }\n  severa: { customer: { ada: { number: 1001, name: Ada AB } } }\n  expect: { nothing: true }";
        var report = Run("", test, "", Seq1(new SettingValue("customers.enabled", "false", new("brygga.yaml", 9, 3, 5))));
        Assert.Equal((1, 0, 0), (report.Outcomes.Count, report.Failures, report.Skipped.Count));
    }

    [Fact]
    public void A_test_that_the_overlays_master_fails_is_set_aside()
    {
        const string Changed = """
            changed:
              severa:  { customer: { ada: { number: 1001, name: Ada Holding } } }
              fortnox: { customer: { 1001: { Name: Ada AB } } }
              linked:  { ada: { with: 1001, before: { severa: { name: Ada AB } } } }
              expect:  { update: { 1001: { Name: Ada Holding } } }
            """;
        var skipped = Assert.Single(Run("master: fortnox", Changed, "", Seq<SettingValue>()).Skipped);
        Assert.Equal(("the overlay changes 'master' of flow customers", "mappings/customers.yaml:3:9"), (skipped.Because, skipped.By.ToString()));
    }

    [Fact]
    public void A_shipped_test_that_a_new_rule_fails_is_a_failure()
    {
        var report = On("select: { severa: { no mail: { skip_unless: email is set } } }");
        Assert.Empty(report.Skipped);
        Assert.Equal([Created, Linked], report.Outcomes.Filter(static o => !o.Passed).Map(static o => o.Name).ToArray());
    }

    [Fact]
    public void A_test_of_the_workspace_that_names_a_rule_which_is_off_is_a_mistake()
    {
        var own = new RuleFile("mappings/tests/mine.yaml", Ran.FileOf(ThreeTests).Text);
        var mistakes = RuleTests.Run(Ran.Rules, Seq(Overlay("customers.yaml", "flow: customers\nselect: { severa: { internal: off } }"), own), Seq<SettingValue>())
            .Match(static _ => Seq<Diagnostic>(), static m => m);
        Assert.Equal(["BRY0271 mappings/tests/mine.yaml", "BRY0271 mappings/tests/mine.yaml"], mistakes.Map(static m => $"{m.Code} {m.At.File}").ToArray());
    }

    [Fact]
    public void Checking_finds_the_mistakes_in_test_files_without_running_them()
    {
        var bad = Ran.FileOf("t:\n  covers: [nmae]\n  severa: { customer: { ada: { numbr: 1 } } }\n  expect: { create: { ada: { Name: wrong } } }");
        Assert.Equal(["BRY0271", "BRY0101"], Checked(Ran.Rules, Seq1(bad)).Map(static d => d.Code).ToArray());
        Assert.Empty(Checked((Ran.Rules + Ran.OfRules).Strict(), Seq1(Overlay("customers.yaml", "flow: customers\nselect: { severa: { internal: off } }"))));
    }

    private static Seq<Diagnostic> Checked(Seq<RuleFile> shipped, Seq<RuleFile> overlay) =>
        RuleTests.Check(shipped, overlay, Seq<SettingValue>()).Match(static sound => sound.OfTests, static mistakes => mistakes);

    private static TestReport On(string overlay) => Run(overlay, ThreeTests, "", Seq<SettingValue>());

    private static TestReport Run(string overlay, string tests, string settingsFile, Seq<SettingValue> settings)
    {
        var over = Seq(("customers.yaml", overlay.Length == 0 ? "" : $"flow: customers\n{overlay}"), ("settings.yaml", settingsFile)).Filter(static f => f.Item2.Length > 0).Map(static f => Overlay(f.Item1, f.Item2)).Strict();
        return RuleTests.Run(Ran.Rules.Add(Ran.FileOf(tests)), over, settings).Match(
            static report => report,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));
    }

    private static RuleFile Overlay(string name, string text) => new($"mappings/{name}", $"rules: 1\n{text}\n");
}
