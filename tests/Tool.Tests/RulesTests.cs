namespace Brygga.Tool.Tests;

public sealed class RulesTests : IDisposable
{
    private const string Ada = """{ "guid": "g1", "name": "Ada AB", "number": 1001, "email": null }""";

    private readonly Folder _folder = new();

    [Fact]
    public async Task Without_a_workspace_the_shipped_rules_are_checked()
    {
        var ran = await Verbs.Run("rules", "check");
        Assert.Equal((ExitCode.Done, ""), (ran.Exit, ran.Error));
        Assert.Contains("sound", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_an_overlay_is_shown_with_its_line_and_a_caret()
    {
        await Overlay("fields:\n  website: { severa: websit, fortnox: WWW }\n");
        var ran = await Verbs.Run("rules", "check", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("mappings/customers.yaml:4:22: error BRY0101", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  4 |   website: { severa: websit, fortnox: WWW }\n                           ^^^^^^\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("did you mean: website", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 mistake in", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_what_a_rule_costs_that_reads_record_by_record()
    {
        await Overlay("fields:\n  notes: { to_fortnox: notes | plain | truncate(100) }\n");
        var ran = await Verbs.Run("rules", "check", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Done, ran.Exit);
        Assert.Contains("warning BRY1001: customers.fields.notes forces 10,000 single GETs", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_prints_json_with_a_format_version()
    {
        await Overlay("fields:\n  website: { severa: websit, fortnox: WWW }\n");
        var ran = await Verbs.Run("rules", "check", "--json", "--workspace", _folder.Path);
        var mistake = ran.Json["diagnostics"]![0]!;
        Assert.Equal((ExitCode.Usage, 1, false), (ran.Exit, (int)ran.Json["format"]!, (bool)ran.Json["sound"]!));
        Assert.Equal(("BRY0101", "mappings/customers.yaml", 4, 22, 6, "website"), ((string)mistake["code"]!, (string)mistake["file"]!, (int)mistake["line"]!, (int)mistake["column"]!, (int)mistake["length"]!, (string)mistake["suggestion"]!));
    }

    [Fact]
    public async Task A_rule_test_that_fails_is_shown_cell_by_cell()
    {
        await Overlay("");
        _folder.Write("mappings/tests/mine.yaml", """
            rules: 1
            flow: customers
            now: 2026-03-01T08:00:00Z
            tests:
              wrong name:
                severa: { customer: { ada: { number: 1001, name: Ada AB, isActive: true } }, invoice: { i: { customer: ada } } }
                expect: { create: { ada: { Name: Ada } } }
            """);
        var ran = await Verbs.Run("rules", "test", "wrong name", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("FAIL  wrong name  (mappings/tests/mine.yaml:5:3)\n          severa.customer/ada  Name  expected Ada  got Ada AB\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("fields.name.to_fortnox", ran.Out, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", ran.Out, StringComparison.Ordinal);
        var json = (await Verbs.Run("rules", "test", "wrong name", "--json", "--workspace", _folder.Path)).Json;
        Assert.Equal((1, 1, "Ada AB"), ((int)json["format"]!, (int)json["failed"]!, (string)json["tests"]![0]!["differences"]![0]!["got"]!));
    }

    [Fact]
    public async Task Shipped_tests_of_a_rule_that_is_off_are_listed_as_skipped_and_the_rest_passes()
    {
        await Overlay("select:\n  severa:\n    internal: off\n");
        _folder.Write("mappings/tests/customers.yaml", "rules: 1\nflow: customers\nnow: 2026-03-01T08:00:00Z\ntests: {}\n");
        var ran = await Verbs.Run("rules", "test", "--workspace", _folder.Path);
        Assert.Equal((ExitCode.Done, ""), (ran.Exit, ran.Error));
        Assert.Contains("skipped: the overlay switches off rule internal (mappings/customers.yaml:5:5)\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains(" passed, 0 failed, 1 skipped;", ran.Out, StringComparison.Ordinal);
        var json = (await Verbs.Run("rules", "test", "company itself", "--json", "--workspace", _folder.Path)).Json;
        Assert.Equal((0, "skipped: the overlay switches off rule internal (mappings/customers.yaml:5:5)"), ((int)json["failed"]!, (string)Assert.Single(json["skipped"]!.AsArray())!["because"]!));
    }

    [Fact]
    public async Task Check_reads_the_test_files_too()
    {
        await Overlay("");
        _folder.Write("mappings/tests/mine.yaml", "rules: 1\nflow: customers\nnow: 2026-03-01T08:00:00Z\ntests:\n  t:\n    covers: nmae\n    expect: { nothing: true }\n");
        var ran = await Verbs.Run("rules", "check", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("mappings/tests/mine.yaml:6:13: error BRY0271", ran.Out, StringComparison.Ordinal);
        Assert.Contains("did you mean: name", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 mistake in", ran.Out, StringComparison.Ordinal);
        var json = (await Verbs.Run("rules", "check", "--json", "--workspace", _folder.Path)).Json;
        Assert.False((bool)json["sound"]!);
        Assert.Contains("mappings/tests/mine.yaml", json["files"]!.AsArray().Select(static f => (string)f!));
    }

    [Fact]
    public async Task A_folder_without_a_workspace_is_told_how_to_make_one()
    {
        var ran = await Verbs.Run("rules", "check", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("brygga init", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_test_file_is_shown_at_its_token()
    {
        await Overlay("");
        _folder.Write("mappings/tests/mine.yaml", "rules: 1\nflow: custmers\nnow: 2026-03-01T08:00:00Z\ntests: {}\n");
        var ran = await Verbs.Run("rules", "test", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains("mappings/tests/mine.yaml:2:7: error BRY0270", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_prints_the_rules_in_force_with_the_place_where_each_was_written()
    {
        await Overlay("fields:\n  name: { update: once }\n");
        var ran = await Verbs.Run("rules", "show", "customers", "--origin", "--workspace", _folder.Path);
        Assert.Equal(ExitCode.Done, ran.Exit);
        Assert.Contains(ran.Out.Split('\n'), static line => line.Contains("update: once", StringComparison.Ordinal) && line.Contains("mappings/customers.yaml:4", StringComparison.Ordinal));
        Assert.Contains("systems/severa\n", (await Verbs.Run("rules", "show")).Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var unknown = await Verbs.Run("rules", "show", "custmers");
        Assert.Equal(ExitCode.Usage, unknown.Exit);
        Assert.Contains("did you mean: customers", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_shows_the_value_the_type_and_what_was_read()
    {
        var ran = await Verbs.Run("rules", "eval", "name | upper", "--record", _folder.Write("ada.json", Ada));
        Assert.Equal((ExitCode.Done, "value  ADA AB\ntype   text, or nothing\nread   name = Ada AB\n"), (ran.Exit, ran.Out.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Eval_knows_what_is_nothing_from_what_was_not_read()
    {
        var record = _folder.Write("ada.json", Ada);
        Assert.StartsWith("value  nothing", (await Verbs.Run("rules", "eval", "email", "--record", record)).Out, StringComparison.Ordinal);
        Assert.StartsWith("value  (unread)", (await Verbs.Run("rules", "eval", "notes", "--record", record)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_takes_a_record_of_Fortnox_in_its_wrapper()
    {
        var record = _folder.Write("c.json", """{ "Customer": { "CustomerNumber": "1001", "Name": "API_NORIGHT" } }""");
        Assert.StartsWith("value  1001", (await Verbs.Run("rules", "eval", "CustomerNumber | number", "--of", "fortnox.customer", "--record", record)).Out, StringComparison.Ordinal);
        Assert.StartsWith("value  (unread)", (await Verbs.Run("rules", "eval", "Name", "--of", "fortnox.customer", "--record", record)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name | uper", "expression:1:8: error BRY0104", "did you mean: upper")]
    [InlineData("nmae", "expression:1:1: error BRY0101", "did you mean: name")]
    [InlineData("name |", "expression:1:", "BRY0020")]
    public async Task Eval_shows_a_mistake_with_a_caret(string expression, params string[] said)
    {
        var ran = await Verbs.Run("rules", "eval", expression);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.All(said.Append("^"), part => Assert.Contains(part, ran.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--of", "severa.custommer", "severa.customer")]
    [InlineData("--record", "nowhere.json", "There is no file")]
    [InlineData("--workspace", "nowhere", "brygga.yaml")]
    public async Task Eval_says_what_it_can_not_find(string option, string value, string said)
    {
        var ran = await Verbs.Run("rules", "eval", "name", option, value);
        Assert.Equal(ExitCode.Usage, ran.Exit);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repl_answers_line_by_line_and_goes_on_after_a_mistake()
    {
        var ran = await Verbs.Say("name\nnmae\n:type number\n:reads name ?? email\n:what\n:quit\nname | upper\n", "rules", "repl", "--record", _folder.Write("ada.json", Ada));
        Assert.Equal(ExitCode.Done, ran.Exit);
        Assert.StartsWith("Ada AB\nexpression:1:1: error BRY0101", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nnumber, or nothing\nemail = nothing\nname = Ada AB\nThere is no :what.\n", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("ADA AB", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repl_takes_a_record_of_another_kind()
    {
        var record = _folder.Write("c.json", """{ "Customer": { "CustomerNumber": "1001", "Name": "Ada" } }""");
        var ran = await Verbs.Say($":of fortnox.customer\nName\n:record {record}\nName\n:of fortnox.custommer\nName\n:of severa.customer\nname\n", "rules", "repl");
        Assert.Equal((ExitCode.Done, "(unread)\nAda\nAda\n(unread)\n"), (ran.Exit, ran.Out.ReplaceLineEndings("\n")));
        Assert.Contains("did you mean: fortnox.customer", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repl_lists_its_words_in_its_help_and_when_asked()
    {
        var help = (await Verbs.Run("rules", "repl", "--help")).Out;
        var asked = (await Verbs.Say(":help\n", "rules", "repl")).Out;
        Assert.All([":type", ":reads", ":record", ":of", ":help", ":quit"], word =>
        {
            Assert.Contains(word, help, StringComparison.Ordinal);
            Assert.Contains(word, asked, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("rules", "check")]
    [InlineData("rules", "test")]
    [InlineData("rules", "show")]
    [InlineData("rules", "eval")]
    [InlineData("rules", "repl")]
    [InlineData("rules", "schema")]
    [InlineData("init")]
    public async Task Every_verb_has_help_with_an_example(params string[] verb) =>
        Assert.Contains("Example", (await Verbs.Run([.. verb, "--help"])).Out, StringComparison.Ordinal);

    private async Task Overlay(string rules)
    {
        await Verbs.Run("init", _folder.Path);
        _folder.Write("mappings/customers.yaml", "rules: 1\nflow: customers\n" + rules);
    }

    public void Dispose() => _folder.Dispose();
}
