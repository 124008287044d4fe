using System.Collections.Frozen;
using Mono.Cecil;

namespace Brygga.EndToEnd.Architecture;

/// <summary>The product's assemblies, as they were compiled.</summary>
internal static class OurAssemblies
{
    public const string Engine = "Brygga.Engine";
    public const string Rules = "Brygga.Rules";
    public const string Connectors = "Brygga.Connectors";

    /// <summary>Those of src/.</summary>
    public static readonly string[] Core = [Engine, Rules, Connectors];

    private static readonly FrozenDictionary<string, ModuleDefinition> Modules = Read([.. Core, "brygga", "Brygga.Sandbox"]);

    public static IEnumerable<TypeDefinition> Types { get; } = [.. Modules.Values.SelectMany(static module => module.GetTypes())];

    public static IEnumerable<string> ReferencesOf(string assembly) => Modules[assembly].AssemblyReferences.Select(static reference => reference.Name);

    public static TypeDefinition Type(string name) => Types.Single(type => type.FullName == name);

    public static IEnumerable<TypeDefinition> PublicTypesOf(string assembly) => Modules[assembly].GetTypes().Where(IsVisible);

    public static bool Has(TypeDefinition type) => Modules.ContainsKey(type.Module.Assembly.Name.Name);

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    /// <summary>Each read once and by one resolver: a type is then one object wherever it is met.</summary>
    private static FrozenDictionary<string, ModuleDefinition> Read(string[] names)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return names.Select(name => resolver.Resolve(new AssemblyNameReference(name, null)).MainModule)
            .ToFrozenDictionary(static module => module.Assembly.Name.Name, StringComparer.Ordinal);
    }
}
