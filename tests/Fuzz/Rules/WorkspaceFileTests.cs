using System.Text;
using Brygga.Fuzz.Inputs;
using Brygga.Tool.Workspaces;
using Xunit.Abstractions;

namespace Brygga.Fuzz.Rules;

/// <summary>Damaged workspace files, as bytes on the disk.</summary>
public sealed class WorkspaceFileTests(ITestOutputHelper output) : IDisposable
{
    private const string WithSettings = """
        brygga: 1
        connection: acme
        mappings: ../rules
        severa: { address: "https://localhost:5001/x", client_id: a, client_secret: "file:secrets/severa" }
        fortnox:
          address: https://api.fortnox.se
          login: https://apps.fortnox.se
          client_id: b
          client_secret: env:FORTNOX
          tenant: 1234567
        settings:
          customers.master: fortnox
          sales_invoices.enabled: true

        """;

    private static readonly string[] Texts = [NewWorkspace.Files[0].Text, WithSettings];

    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-fuzz").FullName;

    private Kind<byte[]> Workspaces => Kinds.OfBytes("workspace", Damaged, Opens);

    public static TheoryData<string> Kept => Campaign.Kept("workspace");

    [Fact]
    public void Any_workspace_file_is_read_or_refused_with_places() => Campaign.Run(Workspaces, output);

    [Theory, MemberData(nameof(Kept))]
    public void A_workspace_file_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Workspaces, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Damaged(Random dice)
    {
        var text = Texts[dice.Next(Texts.Length)];
        var bytes = Encoding.UTF8.GetBytes(dice.Next(4) == 0 ? text : Damage.Of(dice, text, Texts));
        return dice.Next(2) == 0 ? bytes : Damage.OfBytes(dice, bytes);
    }

    /// <summary>A mistake is told by its place in the file, its code, and what would do or what to do.</summary>
    private bool Opens(byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, WorkspaceFile.Name), bytes);
        return WorkspaceFile.Open(_folder).Match(
            Right: static _ => true,
            Left: static problem =>
            {
                Assert.Matches(@"^brygga\.yaml:[0-9]+:[0-9]+: error BRY[0-9]{4}: .", problem.Message);
                Assert.Matches("\n  (remedy|expected): .", problem.Message);
                return false;
            });
    }
}
