namespace Brygga.Rules;

/// <summary>A rule file as it was read from the disk: <c>customers.yaml</c>, <c>settings.yaml</c>, <c>systems/severa.yaml</c>.</summary>
/// <param name="Name">Relative path with forward slashes; it stands in every diagnostic.</param>
public sealed record RuleFile(string Name, string Text);

/// <summary>A setting's value from outside the rules (a workspace file, later the web), as text; checked against its declaration.</summary>
/// <param name="Name">Full name, <c>customers.master</c>.</param>
/// <param name="At">Where the value stands.</param>
public sealed record SettingValue(string Name, string Text, Origin At);
