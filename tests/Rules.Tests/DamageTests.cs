using Brygga.Rules.Language;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests;

/// <summary>Whatever is done to the files: the answer is a rule book or diagnostics inside the files, never an exception.</summary>
public sealed class DamageTests
{
    private static readonly string[] Pieces =
        ["", "'", "\"", "{", "}", "[", "]", "(", ")", ",", ": ", " #", "|", "\n", "\n  ", "\t", "&a ", "*a", "!t ", "- ", "? ", "%", "---\n", "\u0000", "😀", "\uFEFF", " | left(2)", " ?? ", " and ", "'x'", "9"];

    [Property(MaxTest = 300, StartSize = 100, EndSize = 100_000)]
    public bool Damaged_files_give_diagnostics_inside_the_files(int file, int position, int length, int piece)
    {
        var files = Small.Files.ToArray();
        var damaged = files[Within(file, files.Length)];
        var at = Within(position * 31, damaged.Text.Length);
        var cut = Math.Min(Within(length, 4), damaged.Text.Length - at);
        var text = damaged.Text.Remove(at, cut).Insert(at, Pieces[Within(piece, Pieces.Length)]);
        var mistakes = RuleFolder.Mistakes(toSeq(files).Map(f => f == damaged ? f with { Text = text } : f).Strict());
        var lines = text.Split('\n');
        return mistakes.ForAll(d => d.At.File != damaged.Name
            || (d.At.Line >= 1 && d.At.Line <= lines.Length && d.At.Column >= 1 && d.At.Column <= lines[d.At.Line - 1].Length + 1));
    }

    /// <summary>The same for flows of every shape, and for an overlay.</summary>
    [Property(MaxTest = 60, StartSize = 100, EndSize = 100_000)]
    public bool Damaged_drafts_and_overlays_give_diagnostics_or_a_rule_book(int file, int position, int length, int piece)
    {
        var files = (DraftRules.Files + DraftRules.Overlay).Filter(static f => !f.Name.StartsWith("systems/", StringComparison.Ordinal)).ToArray();
        var damaged = files[Within(file, files.Length)];
        var at = Within(position * 31, damaged.Text.Length);
        var cut = Math.Min(Within(length, 4), damaged.Text.Length - at);
        var text = damaged.Text.Remove(at, cut).Insert(at, Pieces[Within(piece, Pieces.Length)]);
        Seq<RuleFile> Changed(Seq<RuleFile> all) => all.Map(f => f == damaged ? f with { Text = text } : f).Strict();
        var mistakes = DraftRules.Mistakes(Changed(DraftRules.Files), Changed(DraftRules.Overlay));
        return mistakes.ForAll(static d => d.At.File.Length > 0 && d.At.Line >= 1 && d.At.Column >= 1);
    }

    [Property(MaxTest = 1_000)]
    public bool Any_text_is_an_expression_or_a_mistake(string text) =>
        ExprReader.Read(Formulas.TextOf(text ?? "")).Match(static _ => true, static mistakes => !mistakes.IsEmpty);

    private static int Within(int number, int count) => (int)((uint)number % (uint)count);
}
