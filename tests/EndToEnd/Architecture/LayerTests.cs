using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Brygga.EndToEnd.Architecture;

/// <summary>Dependencies point inward: Rules -> Engine &lt;- Connectors (DESIGN 3).</summary>
public sealed class LayerTests
{
    private const string Applying = "Brygga.Connectors.Applying.";

    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader()
        .LoadAssemblies(OurAssemblies.Core.Select(System.Reflection.Assembly.Load).ToArray())
        .Build();

    public static TheoryData<string, string> Neighbours
    {
        get
        {
            string[] folders = ["Severa", "Fortnox", "State", "Reports"];
            var pairs = new TheoryData<string, string>();
            foreach (var one in folders) foreach (var other in folders.Where(other => other != one)) pairs.Add(one, other);
            return pairs;
        }
    }

    [Fact]
    public void The_engine_references_LanguageExt_and_the_framework_alone() =>
        Assert.Equal(["LanguageExt.Core"], OurAssemblies.ReferencesOf(OurAssemblies.Engine).Where(static name => !IsFramework(name)));

    [Theory]
    [InlineData(OurAssemblies.Rules, OurAssemblies.Connectors)]
    [InlineData(OurAssemblies.Connectors, OurAssemblies.Rules)]
    public void Rules_and_connectors_see_the_engine_and_not_each_other(string one, string other)
    {
        var references = OurAssemblies.ReferencesOf(one).ToArray();
        Assert.Contains(OurAssemblies.Engine, references);
        Assert.DoesNotContain(other, references);
        Assert.DoesNotContain(references, static name => name is "brygga" or "Brygga.Sandbox");
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void Folders_of_the_connectors_do_not_see_each_other(string one, string other) => Types()
        .That().ResideInNamespaceMatching($@"^Brygga\.Connectors\.{one}(\.|$)")
        .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching($@"^Brygga\.Connectors\.{other}(\.|$)")
        .WithoutRequiringPositiveResults()
        .Check(Product);

    /// <summary>A rule over nothing always holds: the folders that exist are really there, and a dependency is really seen.</summary>
    [Fact]
    public void The_folders_are_found_and_dependencies_are_seen()
    {
        foreach (var folder in new[] { "Severa", "Fortnox", "State", "Applying" })
            Assert.Contains(Product.Types, type => type.Namespace.FullName == $"Brygga.Connectors.{folder}");
        var applier = Product.Types.Single(static type => type.FullName == Applying + "Applier");
        Assert.Contains(applier.Dependencies, static dependency => dependency.Target.FullName == "Brygga.Connectors.State.IStateStore");
    }

    [Fact]
    public void The_plan_command_reaches_nothing_that_applies()
    {
        var reached = CallGraph.From("Brygga.Tool.Commands.PlanCommand");
        Assert.Contains("Brygga.Connectors.Reading.SnapshotReader", reached);
        Assert.Contains("Brygga.Engine.Pipeline", reached);
        Assert.Contains("Brygga.Connectors.Fortnox.FortnoxPages", reached);
        Assert.DoesNotContain(reached, static type => type.StartsWith(Applying, StringComparison.Ordinal));
        Assert.DoesNotContain(reached, static type => type.EndsWith("Writer", StringComparison.Ordinal) && type.StartsWith("Brygga.Connectors.", StringComparison.Ordinal));
    }

    /// <summary>The same walk from the command that does apply: it would see.</summary>
    [Fact]
    public void The_sync_command_reaches_what_applies()
    {
        var reached = CallGraph.From("Brygga.Tool.Commands.SyncCommand");
        Assert.Contains(Applying + "Creating", reached);
        Assert.Contains("Brygga.Connectors.Severa.SeveraWriter", reached);
    }

    private static bool IsFramework(string name) => name is "System" or "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal);
}
