namespace Brygga.Rules.Diagnostics;

/// <summary>
/// The catalogue of everything that can be wrong with rule files: code, sentence, remedy. Call sites choose a method and
/// never write text. BRY00xx: YAML and syntax; BRY01xx: names and types; BRY02xx: settings and flows.
/// </summary>
internal static partial class Mistakes
{
    private static Diagnostic Error(
        string code, Origin at, string message, string remedy = "", Seq<string> expected = default, Option<string> suggestion = default) =>
        new(code, Severity.Error, at, message, expected, suggestion, remedy);

    /// <summary>Something that works, and was probably not meant.</summary>
    private static Diagnostic Warning(string code, Origin at, string message, string remedy = "") =>
        new(code, Severity.Warning, at, message, default, None, remedy);

    /// <summary>A name that does not exist, with the names that do.</summary>
    private static Diagnostic Unknown(string code, Origin at, string message, string name, Seq<string> known, string remedy = "")
    {
        var sorted = toSeq(known.OrderBy(static k => k, StringComparer.Ordinal)).Strict();
        return Error(code, at, message, remedy, sorted, Spelling.Nearest(name, sorted));
    }
}
