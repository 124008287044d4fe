using Brygga.Tool.Deciding;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Tests;

/// <summary>Decisions as CSV: what is written is read back, whatever is in it, and a spreadsheet finds no formula.</summary>
public sealed class DecisionFileTests
{
    private const string Head = "flow,severa,fortnox,decision,why";

    [Property(MaxTest = 300, Arbitrary = [typeof(Cells)])]
    public bool What_was_written_is_read_back_as_it_was(string[] cells)
    {
        var rows = toSeq(cells.Chunk(4).Where(static c => c.Length == 4)).Map(static c => new DecisionRow("customers", c[0], c[1], "accept", c[2], c[3])).Strict();
        return DecisionFile.Read(DecisionFile.Write(rows)).IfLeft(Seq<NumberedRow>()).Map(static row => row.Row) == rows;
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Cells)])]
    public bool No_cell_that_is_written_is_a_formula(string cell)
    {
        var written = DecisionFile.Write(Seq1(new DecisionRow("customers", cell, "", "new", "", ""))).Split("customers,", 2)[1];
        written = written[0] == '"' ? written[1..] : written;
        return !"=+-@\t\r".Contains(written[0], StringComparison.Ordinal) || cell.Length == 0;
    }

    [Theory]
    [InlineData("flow,severa,fortnox,decision,why\ncustomers,1,2,accept,\"same, they say\"\n")]
    [InlineData("Flow;Severa;Fortnox;Decision;Why;By\r\ncustomers;1;2;accept;same, they say;\r\n")]
    [InlineData("why\tdecision\tfortnox\tsevera\tflow\n\n same, they say \taccept\t2\t1\tcustomers")]
    public void Commas_semicolons_and_tabs_separate_and_columns_come_in_any_order(string text) =>
        Assert.Equal(new DecisionRow("customers", "1", "2", "accept", "same, they say", ""), Assert.Single(Rows(text)).Row);

    [Fact]
    public void A_cell_may_have_several_lines_and_each_row_is_numbered_by_its_first() =>
        Assert.Equal(Seq((2, "one\ntwo \"three\""), (5, "four")), Rows($"{Head}\ncustomers,1,2,accept,\"one\ntwo \"\"three\"\"\"\n\ncustomers,3,4,reject,four\n").Map(static row => (row.Line, row.Row.Why)));

    [Fact]
    public void A_guard_that_somebody_typed_is_kept() => Assert.Equal("'t is the same", Assert.Single(Rows($"{Head}\ncustomers,1,2,accept,'t is the same")).Row.Why);

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("flow,severa,fortnox,why\n", 1, "the column 'decision' is missing")]
    [InlineData("flow,severa,fortnox,decision,why,who\n", 1, "there is no column 'who'")]
    [InlineData("flow,severa,fortnox,decision,why,why\n", 1, "more than once")]
    [InlineData("flow,severa,fortnox,decision,why\ncustomers,1,2,accept\n", 2, "it has 4 cells, and there are 5 columns")]
    [InlineData("flow,severa,fortnox,decision,why\ncustomers,1,2,accept,so\ncustomers,1,2,accept,so \"is\" it\n", 3, "quotation mark")]
    [InlineData("flow,severa,fortnox,decision,why\ncustomers,1,2,accept,\"so it is\ncustomers,1,2,accept,so\n", 2, "quotation mark")]
    public void A_mistake_is_told_with_its_line(string text, int line, string message)
    {
        var mistakes = DecisionFile.Read(text).Match(Right: static _ => Seq<FileMistake>(), Left: static found => found);
        Assert.Contains(mistakes, mistake => mistake.Line == line && mistake.Message.Contains(message, StringComparison.Ordinal));
    }

    private static Seq<NumberedRow> Rows(string text) => DecisionFile.Read(text).IfLeft(static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes)));

    /// <summary>Cells without space around them, which is not kept.</summary>
    private static class Cells
    {
        public static Arbitrary<string> Texts() => Gen.Elements("=", "+", "-", "@", "'", "\"", ",", ";", "a", "1", "å", "\n", " ", "\t", "\r\n").ListOf().Select(static parts => string.Concat(parts).Trim()).ToArbitrary();

        public static Arbitrary<string[]> Rows() => Texts().Generator.ArrayOf().ToArbitrary();
    }
}
