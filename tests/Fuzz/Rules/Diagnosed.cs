using Brygga.Engine.Data;
using Brygga.Rules.Diagnostics;
using LanguageExt;

namespace Brygga.Fuzz.Rules;

/// <summary>What a mistake in a file is told as: a code, a place inside the file, and a sentence.</summary>
internal static class Diagnosed
{
    /// <summary>Whether nothing is wrong; what is, is told clearly.</summary>
    public static bool Clearly<T>(Validation<T> read, Seq<RuleFile> files) => read.Match(
        static _ => true,
        mistakes =>
        {
            Assert.NotEmpty(mistakes);
            foreach (var ofFile in mistakes.GroupBy(static mistake => mistake.At.File, StringComparer.Ordinal))
            {
                var text = files.Find(file => file.Name == ofFile.Key).Map(static file => file.Text).IfNone("");
                var lines = text.ReplaceLineEndings("\n").Split('\n');
                foreach (var mistake in ofFile) Clearly(mistake, text, lines);
            }
            return false;
        });

    private static void Clearly(Diagnostic mistake, string text, string[] lines)
    {
        var at = mistake.At;
        Assert.Matches("^BRY[0-9]{4}$", mistake.Code);
        Assert.NotEmpty(mistake.Message);
        Assert.NotEmpty(at.File);
        Assert.InRange(at.Line, 1, lines.Length);
        Assert.InRange(at.Column, 1, lines[at.Line - 1].Length + 1);
        Assert.InRange(at.Length, 1, Math.Max(1, lines[at.Line - 1].Length + 1));
        Assert.NotEmpty(DiagnosticText.Render(mistake, text));
    }
}
