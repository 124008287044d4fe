namespace Brygga.Connectors.Reports;

/// <summary>A template, or a part that one includes.</summary>
/// <param name="Name">Its path inside the folder of reports: what <c>include</c> calls it.</param>
/// <param name="Shown">Its path as a person knows it, for diagnostics.</param>
public sealed record TemplateFile(string Name, string Shown, string Text);
