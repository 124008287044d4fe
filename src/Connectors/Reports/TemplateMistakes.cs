using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reports;

/// <summary>What can be wrong with a template: BRY04xx.</summary>
internal static class TemplateMistakes
{
    public static Diagnostic Missing(string name, Seq<string> there) => Make(
        "BRY0401", new(name, 1, 1, 1), "There is no template of this name.", there, "Name the report's file with one of these endings, or add the template to mappings/reports.");

    public static Diagnostic Syntax(Origin at, string message) => Make(
        "BRY0402", at, $"The template can't be read: {Sentence(message)}", Seq<string>(), "Mend it there; the shipped template is in force again when the file is taken away.");

    public static Diagnostic AtRunTime(Origin at, string message) => Make(
        "BRY0403", at, $"The template fails: {Sentence(message)}", Seq<string>(), "Mend it there; docs/reports.md names what a template sees and may do.");

    private static Diagnostic Make(string code, Origin at, string message, Seq<string> expected, string remedy) =>
        new(code, Severity.Error, at, message, expected, None, remedy);

    private static string Sentence(string message) => message.TrimEnd().TrimEnd('.') + ".";
}
