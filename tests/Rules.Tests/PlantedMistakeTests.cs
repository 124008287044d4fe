using System.Globalization;

namespace Brygga.Rules.Tests;

/// <summary>The shipped mappings with one mistake planted: which code, and exactly where.</summary>
public sealed class PlantedMistakeTests
{
    private const string Customers = "customers.yaml";
    private const string Severa = "systems/severa.yaml";
    private const string Fortnox = "systems/fortnox.yaml";
    private const string Settings = "settings.yaml";

    [Theory]
    [InlineData(Customers, "rules: 1", "rules: 2", "BRY0214", "2")]
    [InlineData(Customers, "rules: 1\n", "", "BRY0008", "flow")]
    [InlineData(Customers, "create:", "creates:", "BRY0006", "creates")]
    [InlineData(Customers, "to_severa: customer", "to_severa: custommer", "BRY0010", "custommer")]
    [InlineData(Customers, "fortnox: customer }\ncreate", "fortnox: custmer }\ncreate", "BRY0102", "custmer")]
    [InlineData(Customers, "settings.customers.enabled ", "settings.customers.enable ", "BRY0103", "customers.enable ")]
    [InlineData(Customers, "settings.customers.enabled ", "settings.customers.master ", "BRY0111", "settings.customers.master  ")]
    [InlineData(Customers, "master: settings.customers.master", "master: settings.customers.enabled", "BRY0011", "settings.customers.enabled  ")]
    [InlineData(Customers, "master: settings.customers.master", "master: visma", "BRY0106", "visma")]
    [InlineData(Customers, "skip_unless: isActive", "skip_unles: isActive", "BRY0006", "skip_unles")]
    [InlineData(Customers, "skip_if: isInternal", "skip_if: IsInternal", "BRY0101", "IsInternal")]
    [InlineData(Customers, "skip_if: isInternal", "skip_if: name", "BRY0111", "name, because: internal")]
    [InlineData(Customers, "skip_if: isInternal,", "skip_if: isInternal, skip_unless: isActive,", "BRY0210", "internal: {")]
    [InlineData(Customers, "number is set", "number is st", "BRY0020", "st, because")]
    [InlineData(Customers, "CustomerNumber matches '[1-9][0-9]{0,17}'", "CustomerNumber matches '[1-9'", "BRY0115", "'[1-9'")]
    [InlineData(Customers, "{CustomerNumber}", "{CustomerNummer}", "BRY0101", "CustomerNummer}")]
    [InlineData(Customers, "{CustomerNumber}", "{CustomerNumber", "BRY0025", "{CustomerNumber can't")]
    [InlineData(Customers, "{ severa: number | text, fortnox: CustomerNumber }", "{ severa: number, fortnox: CustomerNumber }", "BRY0122", "CustomerNumber }\n\n#")]
    [InlineData(Customers, "{ severa: number | text, fortnox: CustomerNumber }", "{ severa: 1 | text, fortnox: CustomerNumber }", "BRY0216", "1 | text")]
    [InlineData(Customers, "    number: { severa: number | text, fortnox: CustomerNumber }", "    {}", "BRY0215", "by number")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name }", "BRY0207", "name: {")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name | trim, fortnox: Name }", "BRY0121", "name | trim")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Nam }", "BRY0101", "Nam }")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Country }", "BRY0203", "Country }")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Name, empty: clear }", "BRY0211", "clear }")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Active }", "BRY0122", "Active }")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Name, to_fortnox: name | without_characters('a', 'b') }", "BRY0007", "'b')")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Name, to_fortnox: name | left(1, 2) }", "BRY0007", "2) }")]
    [InlineData(Customers, "{ severa: name, fortnox: Name }", "{ severa: name, fortnox: Name, }\n  x: 'name' | lower", "BRY0001", "| lower")]
    [InlineData(Customers, "{ severa: email, fortnox: Email }", "{ severa: kvkNumber, fortnox: Email }", "BRY0205", "Email }")]
    [InlineData(Customers, "{ severa: email, fortnox: Email }", "{ severa: email, fortnox: Email, too_long: cut }", "BRY0010", "cut }")]
    [InlineData(Customers, "{ severa: email, fortnox: Email }", "{ fortnox: Name, to_fortnox: email }", "BRY0209", "Name, to_fortnox: email")]
    [InlineData(Customers, "{ severa: email, fortnox: Email }", "{ severa: email, to_fortnox: email }", "BRY0208", "email }")]
    [InlineData(Customers, "{ severa: email, fortnox: Email }", "{ fortnox: Type, to_fortnox: >-\n    'COMPNY' }", "BRY0001", ">-\n    'COMPNY'")]
    [InlineData(Customers, "    to_fortnox: number | text\n", "    to_fortnox: 'number'\n", "BRY0028", "'number'")]
    [InlineData(Customers, "    to_fortnox: number | text\n", "    to_fortnox: >-\n      number\n      ?? 7 | txet\n", "BRY0024", "| txet")]
    [InlineData(Customers, "    to_fortnox: number | text\n", "    to_fortnox: >-\n      (number ?? 7)\n      | txet\n", "BRY0104", "txet")]
    [InlineData(Customers, "    to_fortnox: number | text\n", "    to_fortnox: \"number |\\\n      txet\"\n", "BRY0104", "txet")]
    [InlineData(Customers, "    to_fortnox: number | text\n", "    to_fortnox: number\n", "BRY0202", "number\n    update")]
    [InlineData(Customers, "    empty: refuse", "    master: severa", "BRY0206", "CustomerNumber | number")]
    [InlineData(Customers, "    update: once", "    update: continuous", "BRY0204", "CustomerNumber\n    to_fortnox")]
    [InlineData(Customers, "    update: once", "    update: twice", "BRY0010", "twice")]
    [InlineData(Customers, "  e-mail:", "  name:", "BRY0005", "name: { severa: email")]
    [InlineData(Settings, "default: severa", "default: sevra", "BRY0201", "sevra")]
    [InlineData(Settings, "type: choice", "type: chice", "BRY0010", "chice")]
    [InlineData(Settings, "    master:", "    set:", "BRY0108", "set:")]
    [InlineData(Severa, "system: severa", "system: fortnox", "BRY0010", "fortnox\ncompany")]
    [InlineData(Severa, "settle: ", "settle: 2 minutes # ", "BRY0011", "2 minutes")]
    [InlineData(Severa, "normal: it | trim ", "normal: it | trimm ", "BRY0104", "trimm")]
    [InlineData(Severa, "normal: it | trim ", "normal: name ", "BRY0106", "name }")]
    [InlineData(Severa, "      kvkNumber:              { type: text, max: 25 }", "      kvkNumber:              { type: txt, max: 25 }", "BRY0105", "txt")]
    [InlineData(Severa, "      kvkNumber:              { type: text, max: 25 }", "      kvkNumber:              { type: text, max: many }", "BRY0011", "many")]
    [InlineData(Severa, "recover: { key: number }                            # by", "recover: { key: numbr }                            # by", "BRY0101", "numbr")]
    [InlineData(Severa, "one: \"/v1/customers/{guid}\"\n      paging", "one: \"/v1/customers/{id}\"\n      paging", "BRY0212", "\"/v1/customers/{id}\"")]
    [InlineData(Severa, "      website:                { type: text }", "      it: { type: text }", "BRY0108", "it: {")]
    [InlineData(Fortnox, "default: COMPANY", "default: COMPNY", "BRY0011", "COMPNY")]
    [InlineData(Fortnox, "{ Phone1: Phone }", "{ Phone3: Phone }", "BRY0101", "Phone3")]
    [InlineData(Fortnox, "inactive: false } } }   # not", "inactive: no } } }   # not", "BRY0011", "no }")]
    [InlineData(Fortnox, "number: 0, ref", "number: API_BLANK, ref", "BRY0011", "API_BLANK, ref")]
    [InlineData(Fortnox, "[Customer, Customers]", "[Customer]", "BRY0009", "[Customer]")]
    public void A_mistake_is_named_at_its_token(string file, string old, string planted, string code, string blamed)
    {
        var files = Small.With(file, old, planted);
        var mistake = Assert.Single(RuleFolder.Mistakes(files));
        Assert.Equal((code, Place(files, file, planted, blamed)), (mistake.Code, Place(mistake.At)));
        Assert.True(mistake.Message.Length > 0);
    }

    [Fact]
    public void All_mistakes_in_all_files_are_found_at_once()
    {
        var files = Small.With(Customers, "skip_if: isInternal", "skip_if: isIntern")
            .Map(static f => f with { Text = f.Text.Replace("fortnox: Email", "fortnox: Mail", StringComparison.Ordinal).Replace("update: once", "update: twice", StringComparison.Ordinal) });
        var mistakes = RuleFolder.Mistakes(files, new SettingValue("customers.mastr", "severa", new("brygga.yaml", 3, 5, 15)));
        Assert.Equal("BRY0103 BRY0101 BRY0010 BRY0101", string.Join(' ', mistakes.Map(static d => d.Code)));
    }

    [Fact]
    public void A_file_that_is_missing_and_a_file_that_nothing_reads_are_mistakes()
    {
        Assert.Equal("BRY0015", Assert.Single(RuleFolder.Mistakes(Small.Files.Filter(static f => f.Name != Severa))).Code);
        Assert.Equal("BRY0014", Assert.Single(RuleFolder.Mistakes(Small.Files.Add(new("flows/customers.yaml", "rules: 1")))).Code);
    }

    [Fact]
    public void Two_flows_of_one_name_are_a_mistake()
    {
        var again = Small.Files.Find(static f => f.Name == Customers).Map(static f => f with { Name = "more.yaml" });
        Assert.Equal("BRY0213", Assert.Single(RuleFolder.Mistakes(Small.Files + again.ToSeq())).Code);
    }

    private static string Place(Seq<RuleFile> files, string file, string planted, string blamed)
    {
        var text = files.Find(f => string.Equals(f.Name, file, StringComparison.Ordinal)).Map(static f => f.Text).IfNone("");
        var near = planted.Length == 0 ? 0 : text.IndexOf(planted, StringComparison.Ordinal);
        var at = text.IndexOf(blamed, near, StringComparison.Ordinal);
        if (at < 0) at = text.LastIndexOf(blamed, near + blamed.Length, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{blamed}' is not in {file}");
        var line = text[..at].Count(static c => c == '\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{line}:{at - text.LastIndexOf('\n', Math.Max(0, at - 1))}");
    }

    private static string Place(Origin at) => string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}");
}
