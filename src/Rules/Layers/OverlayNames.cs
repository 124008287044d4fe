namespace Brygga.Rules.Layers;

/// <summary>Which shipped file an overlay's file changes: the one of the same name, whatever folder the overlay is in.</summary>
internal static class OverlayNames
{
    private const string Systems = "systems";

    private const string Folder = "overlay/";

    /// <summary><c>overlay/customers.yaml</c> changes <c>customers.yaml</c>, and <c>mine/systems/severa.yaml</c> changes <c>systems/severa.yaml</c>.</summary>
    public static string Under(RuleFile file)
    {
        var parts = file.Name.Split('/');
        return parts is [.., Systems, var system] ? $"{Systems}/{system}" : parts[^1];
    }

    /// <summary>A name that no shipped file has: diagnostics say which of the two they mean.</summary>
    public static RuleFile Shown(RuleFile file) => Under(file) == file.Name ? file with { Name = Folder + file.Name } : file;
}
