using System.Text;
using Brygga.Fuzz.Inputs;
using Brygga.Tool.Commands;
using Xunit.Abstractions;

namespace Brygga.Fuzz.Files;

/// <summary>Damaged files of decisions, as bytes on the disk: what a spreadsheet may make of them, and more.</summary>
public sealed class DecisionFileTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Texts =
    [
        "flow,severa,fortnox,decision,why,by\r\ncustomers,1001,2001,accept,the same,Ada\r\ncustomers,1002,,new,\"a, \"\"b\"\"\nc\",Bo\r\ncustomers,,2003,defer,,\r\n",
        "Flow;Severa;Fortnox;Decision;Why\ncustomers;1001;2001;reject;'=1+1\n",
        "flow\tsevera\tfortnox\tdecision\twhy\tby\ncustomers\t1001\t2001\taccept\t\t\n\n\n",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-fuzz").FullName;

    private Kind<byte[]> Decisions => Kinds.OfBytes("decisions", Damaged, Opens);

    public static TheoryData<string> Kept => Campaign.Kept("decisions");

    [Fact]
    public void Any_file_of_decisions_is_read_or_refused_with_lines() => Campaign.Run(Decisions, output);

    [Theory, MemberData(nameof(Kept))]
    public void A_file_of_decisions_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Decisions, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Damaged(Random dice)
    {
        var text = Texts[dice.Next(Texts.Length)];
        var bytes = Encoding.UTF8.GetBytes(dice.Next(4) == 0 ? text : Damage.Of(dice, text, Texts));
        if (dice.Next(8) == 0) bytes = [.. Encoding.UTF8.GetPreamble(), .. bytes];
        return dice.Next(3) > 0 ? bytes : Damage.OfBytes(dice, bytes);
    }

    private bool Opens(byte[] bytes)
    {
        var file = new FileInfo(Path.Combine(_folder, "decided.csv"));
        File.WriteAllBytes(file.FullName, bytes);
        var lines = bytes.Count(static one => one == '\n') + 1;
        return MatchImportCommand.Open(file, "Ada").Match(
            Right: rows =>
            {
                foreach (var row in rows) Assert.InRange(row.Line, 1, lines);
                return true;
            },
            Left: static problem =>
            {
                Assert.Matches(@"^Nothing was taken from decided\.csv:\n  line [0-9]+: .|^decided\.csv is not in UTF-8\.", problem.Message);
                return false;
            });
    }
}
