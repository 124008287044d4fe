using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>All files of an invoice as one PDF on a project, call by call, and what becomes of it when one goes wrong (M35).</summary>
public sealed class OnePdfTests
{
    private const string Name = "2026-03-01 Ängbys bygg 123.pdf";
    private const string Mark = "on_created.documents";
    private static readonly RecordRef Project = RecordRef.Parse("severa.project/p1");
    private static readonly EntityRef File = EntityRef.Parse("fortnox.supplier_invoice_file");

    [Fact]
    public async Task M35_the_files_become_one_pdf_on_the_project()
    {
        var office = await Linked();
        var receipt = Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt;
        Assert.Equal((StepOutcome.Done, "", "p1"), (receipt.Outcome, receipt.Message, receipt.TargetId));
        var file = Assert.Single(office.Desk.ProjectFiles);
        Assert.Equal(("p1", Name, Desk.Pdf), (file.Project, file.Name, file.Type));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.Bytes);
        Assert.Equal(["first", "second"], pdf.GetPages().Select(static page => page.Text));
        Assert.Contains(office.Kept.Log, static line => line.Message == $"attached {Name} to severa.project/p1");
        Assert.Contains(office.Memory.Done, static done => done.Rule == Mark);
    }

    [Theory]
    [InlineData("ResetBefore")]
    [InlineData("ResetAfter")]
    [InlineData("Error500")]
    public async Task M35_whichever_call_goes_wrong_the_pdf_is_there_once(string way)
    {
        var trouble = Enum.Parse<Trouble>(way);
        for (var (call, reached) = (0, true); reached; call++)
        {
            var office = await Linked();
            var before = office.Desk.Calls.Count;
            await office.Apply(await Plan(office), happens: (number, _) => number == before + call ? trouble : Trouble.None);
            reached = office.Desk.Calls.Count > before + call;
            Assert.True(await office.ComesToRest(Plan), $"{way} of call {call}");
            Assert.Equal([Name], office.Desk.ProjectFiles.Select(static file => file.Name));
        }
    }

    [Fact]
    public async Task M35_so_it_is_wherever_the_process_is_killed()
    {
        for (var (effect, killed) = (0, true); killed; effect++)
        {
            var office = await Linked();
            var plan = await Plan(office);
            try
            {
                await office.Apply(plan, Effects.CrashAt(effect));
                killed = false;
            }
            catch (CrashException)
            {
            }
            await office.Apply(plan);
            Assert.True(await office.ComesToRest(Plan), $"killed at {effect}");
            Assert.Equal([Name], office.Desk.ProjectFiles.Select(static file => file.Name));
        }
    }

    [Fact]
    public async Task M35_a_process_that_died_after_sending_finds_the_pdf()
    {
        var office = await Linked();
        var plan = await Plan(office);
        await Assert.ThrowsAsync<CrashException>(() => office.Apply(plan, new(static effect =>
        {
            if (effect is { What: "POST /v1/projects/p1/files", After: true }) throw new CrashException();
        })));
        Assert.Equal(StepOutcome.Adopted, Assert.Single((await office.Apply(plan)).Receipts).Receipt.Outcome);
        Assert.Single(office.Desk.ProjectFiles);
        Assert.Contains(office.Kept.Log, static line => line.Message == $"{Name} was attached to severa.project/p1 already");
    }

    [Fact]
    public async Task M35_an_answer_that_stays_out_is_looked_up_and_not_sent_again()
    {
        var office = await Linked();
        var report = await office.Apply(await Plan(office), happens: static (_, call) => call == "POST /v1/projects/p1/files" ? Trouble.ResetAfter : Trouble.None);
        Assert.Equal(StepOutcome.Done, Assert.Single(report.Receipts).Receipt.Outcome);
        Assert.Single(office.Desk.Calls, static call => call == "POST /v1/projects/p1/files");

        var lost = await Linked();
        report = await lost.Apply(await Plan(lost), happens: static (_, call) => call == "POST /v1/projects/p1/files" ? Trouble.ResetBefore : Trouble.None);
        Assert.Equal(StepOutcome.Unknown, Assert.Single(report.Receipts).Receipt.Outcome);
        Assert.DoesNotContain(lost.Memory.Done, static done => done.Rule == Mark);
    }

    [Fact]
    public async Task M35_a_file_that_is_gone_is_said_and_the_others_go_on()
    {
        var office = await Linked();
        office.Desk.Archive.Remove("a1");
        var receipt = Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt;
        Assert.Equal((StepOutcome.Done, "fortnox.supplier_invoice_file/a1 no longer exists in Fortnox, so it is not attached."), (receipt.Outcome, receipt.Message));
        Assert.Equal(office.Desk.Archive["a2"], Assert.Single(office.Desk.ProjectFiles).Bytes);
        Assert.Contains(office.Kept.Log, static line => line.Level == LogLevels.Warning && line.Message.Contains("a1 no longer exists", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M35_where_all_are_gone_nothing_is_sent_and_that_is_said_once()
    {
        var office = await Linked();
        office.Desk.Archive.Clear();
        var receipt = Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt;
        Assert.Equal(StepOutcome.Done, receipt.Outcome);
        Assert.EndsWith("There is no file left to attach.", receipt.Message, StringComparison.Ordinal);
        Assert.Empty(office.Desk.ProjectFiles);
        Assert.Contains(office.Kept.Log, static line => line.Message.StartsWith("attached nothing to severa.project/p1", StringComparison.Ordinal));
        Assert.Empty((await Plan(office)).Steps);
    }

    [Fact]
    public async Task M35_a_file_that_has_only_its_other_id_is_fetched_by_that()
    {
        var office = await Linked();
        office.Desk.ArchivedOnly["a1"] = office.Desk.Archive["a1"];
        office.Desk.Archive.Remove("a1");
        Assert.Equal("", Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt.Message);
        Assert.Equal(Name, Assert.Single(office.Desk.ProjectFiles).Name);
    }

    [Theory]
    [InlineData("ResetAfter", "can't be read whole: it is damaged or cut off.")]
    [InlineData("ResetBefore", "can't be read whole: it is damaged or cut off.")]
    [InlineData("ResetAfter", "is encrypted, so its pages can't be combined with the others.")]
    [InlineData("ResetBefore", "is encrypted, so its pages can't be combined with the others.")]
    public async Task M35_what_cannot_be_combined_goes_beside_it_as_it_is_each_once(string way, string why)
    {
        var whole = why.Contains("encrypted", StringComparison.Ordinal) ? PlainPdf.Encrypted("secret") : "%PDF-1.4 cut off"u8.ToArray();
        var trouble = Enum.Parse<Trouble>(way);
        for (var (call, reached) = (0, true); reached; call++)
        {
            var office = await Linked();
            office.Desk.Archive["a1"] = whole;
            var before = office.Desk.Calls.Count;
            await office.Apply(await Plan(office), happens: (number, _) => number == before + call ? trouble : Trouble.None);
            reached = office.Desk.Calls.Count > before + call;
            Assert.True(await office.ComesToRest(Plan), $"{way} of call {call}");
            Assert.Equal([Name, "a1.pdf"], office.Desk.ProjectFiles.Select(static file => file.Name));
            Assert.Equal(whole, office.Desk.ProjectFiles[1].Bytes);
            var said = office.Kept.Receipts.FindLast(static receipt => receipt.Step == Hash.Of("documents"))!.Message;
            Assert.Contains($"'a1.pdf' {why} It is attached as it is.", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task M35_more_than_fits_into_one_file_becomes_several_and_that_is_said()
    {
        var office = await Linked();
        foreach (var id in new[] { "a1", "a2" }) office.Desk.Archive[id] = PlainPdf.Of(id, 4_500_000);
        var receipt = Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt;
        Assert.Equal(["2026-03-01 Ängbys bygg 123 (1 of 2).pdf", "2026-03-01 Ängbys bygg 123 (2 of 2).pdf"], office.Desk.ProjectFiles.Select(static file => file.Name));
        Assert.All(office.Desk.ProjectFiles, static file => Assert.True(file.Bytes.Length <= 10_000_000));
        Assert.Equal((StepOutcome.Done, $"'{Name}' is 2 files, since one would be larger than the limit of 10 MB."), (receipt.Outcome, receipt.Message));
    }

    [Fact]
    public async Task M35_what_is_too_large_whatever_is_done_is_said_and_the_others_go_on()
    {
        var office = await Linked();
        office.Desk.Archive["a1"] = [.. "no pdf"u8, .. new byte[11_000_000]];
        var receipt = Assert.Single((await office.Apply(await Plan(office))).Receipts).Receipt;
        Assert.Equal(StepOutcome.Done, receipt.Outcome);
        Assert.Contains("'a1.pdf' was refused: a1.pdf has 11000006 bytes, 10485760 is the most.", receipt.Message, StringComparison.Ordinal);
        Assert.Equal(Name, Assert.Single(office.Desk.ProjectFiles).Name);
    }

    [Fact]
    public async Task M35_another_invoice_that_says_the_same_of_itself_has_its_own_pdf()
    {
        var office = await Linked();
        office.Desk.ProjectFiles.Add(("p1", "other", Name, Desk.Pdf, PlainPdf.Of("another")));
        await office.Apply(await Plan(office));
        Assert.Equal([Name, Name], office.Desk.ProjectFiles.Select(static file => file.Name));
    }

    /// <summary>An office with a link to remember the files by, and two of them.</summary>
    private static async Task<Office> Linked()
    {
        var office = new Office();
        await office.Apply(office.Plan(Seq1(Invoicing.Create(office))));
        (office.Desk.Archive["a1"], office.Desk.Archive["a2"]) = (PlainPdf.Of("first"), PlainPdf.Of("second"));
        foreach (var id in new[] { "a1", "a2" })
            await office.Mirror(new(File, id), $$"""{"FileId":"{{id}}","SupplierInvoiceNumber":"7","Name":"{{id}}.pdf"}""");
        return office;
    }

    private static Task<Plan> Plan(Office office)
    {
        var step = Invoicing.Of(Verb.Attach, "documents", Project.Entity, Project, Seq<FieldChange>(), Seq<Fingerprint>()) with
        {
            Files = new FileSet(Seq(new RecordRef(File, "a1"), new RecordRef(File, "a2")), "one_pdf", Name),
            Mark = Mark,
        };
        return Task.FromResult(office.Plan(office.Memory.Done.Exists(static done => done.Rule == Mark) ? Seq<Step>() : Seq1(step)));
    }
}
