using FsCheck.Xunit;

namespace Brygga.Rules.Tests.Testing;

/// <summary>Whatever is done to a test file: the answer is outcomes or diagnostics inside the files, never an exception.</summary>
public sealed class DamagedTestFileTests
{
    private static readonly string[] Pieces = ["", "'", "{", "}", "[", "]", ",", ": ", " #", "\n", "\n  ", "\t", "&a ", "- ", "unread", "nothing", "unchanged", "ada", "1001", "😀", "\u0000"];

    [Property(MaxTest = 300, StartSize = 100, EndSize = 100_000)]
    public bool A_damaged_test_file_gives_outcomes_or_diagnostics(int position, int length, int piece)
    {
        var file = Ran.OfRules.Head;
        var at = Within(position * 31, file.Text.Length);
        var cut = Math.Min(Within(length, 4), file.Text.Length - at);
        var text = file.Text.Remove(at, cut).Insert(at, Pieces[Within(piece, Pieces.Length)]);
        var lines = text.Split('\n');
        return Ran.Files(Seq1(file with { Text = text })).Match(
            static report => !report.Outcomes.IsEmpty,
            mistakes => mistakes.ForAll(d => d.At.Line >= 1 && d.At.Line <= lines.Length && d.At.Column >= 1 && d.At.Column <= lines[d.At.Line - 1].Length + 1));
    }

    private static int Within(int number, int count) => (int)((uint)number % (uint)count);
}
