using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;
using LanguageExt;
using static Brygga.Rules.Validations;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>Reads <c>brygga.yaml</c>, with the same diagnostics as rule files.</summary>
internal static class WorkspaceFile
{
    public const string Name = "brygga.yaml";

    private static readonly (string, int)[] Versions = [("1", 1)];

    private static readonly Shape Address = Shape.OfForm("[^:]+://.+", "https://api.fortnox.se");

    private static readonly MapKey ClientId = MapKey.Must("client_id", Shape.Text, "The name of the integration at the system.");

    private static readonly MapKey ClientSecret = MapKey.Must("client_secret", Shape.OfForm("(env|file):.*", "env:NAME", "file:secrets/name"), "Where the secret is, never the secret itself.");

    private static readonly MapShape SeveraKeys = MapShape.Of(
        "severa login",
        MapKey.May("address", Address, "Another address than Severa's own: a sandbox."),
        ClientId,
        ClientSecret);

    private static readonly MapShape FortnoxKeys = MapShape.Of(
        "fortnox login",
        MapKey.May("address", Address, "Another address than Fortnox's own: a sandbox."),
        MapKey.May("login", Address, "Another address for authorisation than Fortnox's own."),
        ClientId,
        ClientSecret,
        MapKey.May("tenant", Shape.Text, "The company's number at Fortnox, for client credentials; left out, brygga connect fortnox asks for consent."));

    private static readonly MapShape StateKeys = MapShape.Of(
        "state on a server",
        MapKey.Must("sql_server", Shape.OfForm("(env|file):.*", "env:NAME", "file:secrets/name"), "Where the connection string of a SQL Server or Azure SQL database is, never the string itself."));

    /// <summary>The keys of the file, for its reader and for editors.</summary>
    public static MapShape Keys { get; } = MapShape.Of(
        "workspace",
        MapKey.Must("brygga", Shape.Word(Versions), "The version of this file's form."),
        MapKey.Must("connection", Shape.Text, "A name for the pair of companies; state and plans carry it, so never change it afterwards."),
        MapKey.May("state", Shape.Text.Or(StateKeys), "Links, what was last agreed and the log: a SQLite file, or a database on a SQL Server; the file brygga.db if left out."),
        MapKey.May("mappings", Shape.Text, "A folder of rule files in place of the shipped ones."),
        MapKey.Must("severa", SeveraKeys, "How Severa is reached."),
        MapKey.Must("fortnox", FortnoxKeys, "How Fortnox is reached."),
        MapKey.May("settings", Shape.Settings, "What differs from the defaults, by full name: customers.master."));

    public static Either<Problem, Workspace> Open(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return Problem.Usage($"There is no {Name} in {Path.GetFullPath(folder)}.", "Name the folder that has one with --workspace, or make one: brygga init DIR (to try without an account: brygga sandbox --workspace DIR)");
        var file = new RuleFile(Name, File.ReadAllText(path));
        var quotable = Quotable(file);
        return YamlReader.Read(file).Bind(YamlShapes.AsMapping).Bind(yaml => Read(quotable, Path.GetFullPath(folder), yaml))
            .ToEither()
            .MapLeft(mistakes => Problem.Of(mistakes, Seq1(quotable)));
    }

    /// <summary>What a line says that may hold a secret by mistake, under a mistyped name too.</summary>
    private static readonly string[] SecretSigns = ["sec", "sql", "password", "pwd"];

    /// <summary>The file as diagnostics may quote it: without the lines that may hold a secret.</summary>
    private static RuleFile Quotable(RuleFile file) => file with
    {
        Text = string.Join('\n', file.Text.ReplaceLineEndings("\n").Split('\n')
            .Select(static line => SecretSigns.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase)) ? "" : line)),
    };

    private static Validation<StatePlace> ReadState(string folder, YamlNode node) => node is YamlNode.Mapping server
        ? (server.Only(StateKeys), server.Required("sql_server", AsSecret)).Apply((_, secret) => (StatePlace)new StatePlace.OnServer(secret, Path.Combine(folder, "brygga")))
        : node.AsScalar().Bind(text => LooksLikeConnectionString(text.Text)
            ? Mistakes.LiteralSecret(text.At)
            : Valid<StatePlace>(new StatePlace.InFile(Path.Combine(folder, text.Text))));

    /// <summary>The likely mistake: a file of such a name would be made, and its name be told everywhere.</summary>
    private static bool LooksLikeConnectionString(string text) => text.Contains('=', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal);

    private static Validation<Workspace> Read(RuleFile file, string folder, YamlNode.Mapping yaml) =>
        (yaml.Only(Keys),
         yaml.Required("brygga", static n => n.AsWord(Versions)),
         yaml.Required("connection", static n => n.AsText()),
         yaml.Optional("state", new StatePlace.InFile(Path.Combine(folder, "brygga.db")), node => ReadState(folder, node)),
         yaml.Optional("mappings", static n => n.AsText()),
         yaml.Required("severa", static n => n.AsMapping().Bind(ReadSevera)),
         yaml.Required("fortnox", static n => n.AsMapping().Bind(ReadFortnox)),
         yaml.Optional("settings", Seq<SettingValue>(), static n => n.AsMapping().Bind(ReadSettings)))
        .Apply((_, _, connection, state, mappings, severa, fortnox, settings) => new Workspace(
            file, folder, connection, state, mappings.Map(m => Path.Combine(folder, m)), severa, fortnox, settings));

    private static Validation<SeveraLogin> ReadSevera(YamlNode.Mapping yaml) =>
        (yaml.Only(SeveraKeys),
         yaml.Optional("address", new Uri("https://api.severa.visma.com/rest-api"), AsAddress),
         yaml.Required("client_id", static n => n.AsText()),
         yaml.Required("client_secret", AsSecret))
        .Apply(static (_, address, id, secret) => new SeveraLogin(address, id, secret));

    private static Validation<FortnoxLogin> ReadFortnox(YamlNode.Mapping yaml) =>
        (yaml.Only(FortnoxKeys),
         yaml.Optional("address", new Uri("https://api.fortnox.se"), AsAddress),
         yaml.Optional("login", new Uri("https://apps.fortnox.se"), AsAddress),
         yaml.Required("client_id", static n => n.AsText()),
         yaml.Required("client_secret", AsSecret),
         yaml.Optional("tenant", static n => n.AsText()))
        .Apply(static (_, address, login, id, secret, tenant) => new FortnoxLogin(address, login, id, secret, tenant));

    private static Validation<Seq<SettingValue>> ReadSettings(YamlNode.Mapping yaml) =>
        yaml.Each(static pair => pair.Value.AsScalar().Map(value => new SettingValue(pair.Key.Text, value.Text, value.At)));

    private static Validation<Uri> AsAddress(YamlNode node) => node.AsScalar().Bind(static s =>
        Uri.TryCreate(s.Text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? Valid<Uri>(address)
            : Mistakes.NotAnAddress(s.At, s.Text));

    private static Validation<Secret> AsSecret(YamlNode node) => node.AsScalar().Bind(static s =>
        Secret.Parse(s.Text) is { } secret ? Valid<Secret>(secret) : Mistakes.LiteralSecret(s.At));
}

/// <summary>What can be wrong with a workspace file beyond what any YAML file can have: BRY03xx.</summary>
internal static class Mistakes
{
    public static Diagnostic NotAnAddress(Origin at, string text) => new(
        "BRY0301", Severity.Error, at, $"'{text}' is not an https address.", Seq1("an address such as https://api.fortnox.se"), None, "Plain http is taken for this machine alone.");

    public static Diagnostic LiteralSecret(Origin at) => new(
        "BRY0302", Severity.Error, at, "A secret does not belong in this file.", Seq("env:NAME", "file:PATH"), None, "Put it into a file that only you can read, or into the environment, and write where it is.");
}
