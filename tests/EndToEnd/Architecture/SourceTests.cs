using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using YamlDotNet.RepresentationModel;

namespace Brygga.EndToEnd.Architecture;

/// <summary>What holds for the sources themselves.</summary>
public sealed class SourceTests
{
    /// <summary>Mapped fields are the rules' business: the engine names none (DESIGN 5).</summary>
    [Fact]
    public void No_string_literal_in_the_engine_is_the_name_of_a_field()
    {
        var fields = Sources.Under("mappings/systems", "*.yaml").SelectMany(FieldsIn).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new[] { "number", "CustomerNumber", "isActive", "Email", "addressline" }.ToHashSet(StringComparer.Ordinal), fields);

        var literals = Sources.Under("src/Engine", "*.cs").SelectMany(static path => LiteralsIn(File.ReadAllText(path)).Select(text => (Path.GetFileName(path), text))).ToArray();
        Assert.True(literals.Length > 100, "there are more literals than that");
        Assert.Contains(literals, static literal => literal.text == "BRY2006");
        Assert.DoesNotContain(literals, literal => fields.Contains(literal.text));
    }

    [Fact]
    public void Literals_of_every_kind_are_found()
    {
        var found = LiteralsIn(""""
            class C { string A = "plain", B = @"verbatim", D = """raw""", E = $"in{1}between"; System.ReadOnlySpan<byte> F => "utf8"u8; // "comment"
            string G = nameof(C); }
            """");
        Assert.Equal(["plain", "verbatim", "raw", "in", "between", "utf8"], found);
    }

    [Theory]
    [InlineData(OurAssemblies.Engine)]
    [InlineData(OurAssemblies.Rules)]
    [InlineData(OurAssemblies.Connectors)]
    public void Every_public_type_says_what_it_is(string assembly)
    {
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member")
            .Where(static member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(static member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var types = OurAssemblies.PublicTypesOf(assembly).Select(static type => "T:" + type.FullName.Replace('/', '.')).ToArray();
        Assert.NotEmpty(types);
        var silent = types.Where(type => !summaries.Contains(type)).ToArray();
        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    /// <summary>The one excuse: the YAML parser wants a reader, which is over a text in memory.</summary>
    [Fact]
    public void The_core_is_kept_pure_by_the_compiler()
    {
        var banned = File.ReadAllText(Sources.At("src/Engine/BannedSymbols.txt"));
        string[] clock = ["System.DateTimeOffset.UtcNow", "System.DateTime.UtcNow", "System.TimeProvider"];
        string[] chance = ["System.Guid.NewGuid", "System.Random"];
        string[] world = ["System.Environment", "System.Console", "N:System.IO", "N:System.Net"];
        foreach (var symbol in (string[])[.. clock, .. chance, .. world])
            Assert.Contains(symbol + ";", banned, StringComparison.Ordinal);
        foreach (var project in new[] { "src/Engine/Engine.csproj", "src/Rules/Rules.csproj" })
            Assert.Contains("BannedSymbols.txt", Assert.Single(XDocument.Load(Sources.At(project)).Descendants("AdditionalFiles")).Attribute("Include")!.Value, StringComparison.Ordinal);

        Assert.Equal("true", Assert.Single(XDocument.Load(Sources.At("Directory.Build.props")).Descendants("TreatWarningsAsErrors")).Value);
        Assert.DoesNotContain("RS0030", File.ReadAllText(Sources.At(".editorconfig")), StringComparison.Ordinal);
        var excused = Sources.Under("src", "*.cs").Concat(Sources.Under("src", "*.csproj")).Where(static path => File.ReadAllText(path).Contains("RS0030", StringComparison.Ordinal));
        Assert.Equal(["YamlReader.cs"], excused.Select(Path.GetFileName));
    }

    /// <summary>The texts of all string literals, those between the holes of interpolated ones too.</summary>
    private static IEnumerable<string> LiteralsIn(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken)
        .Select(static token => token.ValueText);

    private static IEnumerable<string> FieldsIn(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        var entities = (YamlMappingNode)yaml.Documents[0].RootNode["entities"];
        return entities.Children.Values.SelectMany(static entity => ((YamlMappingNode)entity["fields"]).Children.Keys).Select(static field => ((YamlScalarNode)field).Value!);
    }
}
