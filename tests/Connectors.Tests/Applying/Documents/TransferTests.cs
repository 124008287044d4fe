using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>One invoice's transfer, call by call, and what becomes of it when one of the calls goes wrong (M1, M30, M31).</summary>
public sealed class TransferTests
{
    [Fact]
    public async Task M31_an_invoice_is_made_then_its_files_its_booking_its_number_and_last_its_status()
    {
        var office = new Office();
        var report = await office.Apply(await Invoicing.Plan(office));
        Assert.All(report.Receipts, static r => Assert.Equal((StepOutcome.Done, ""), (r.Receipt.Outcome, r.Receipt.Message)));
        AssertTransferred(office);
        Assert.Equal(
            ["POST /3/invoices", "POST /3/inbox", "POST /api/fileattachments/attachments-v1", "POST /3/inbox", "POST /api/fileattachments/attachments-v1",
             "PUT /3/invoices/101/bookkeep", "PATCH /v1/invoices/s1", "PATCH /v1/invoices/s1"],
            office.Desk.Calls.Where(static call => !call.StartsWith("GET", StringComparison.Ordinal)));
        Assert.DoesNotContain(office.Desk.Calls, static call => call == "GET /3/invoices");
        Assert.Empty((await Invoicing.Plan(office)).Steps);
    }

    [Fact]
    public async Task M31_what_was_planned_for_an_invoice_is_owed_from_the_moment_that_it_is_made()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office), happens: static (_, call) => call.Contains("filedata", StringComparison.Ordinal) ? Trouble.Error500 : Trouble.None);
        Assert.Equal(
            ["owed on_created.attachments/file1", "owed on_created.attachments/file2", "owed on_created.bookkeep", "owed on_created.done", "owed on_created.number back"],
            office.Memory.Done.Map(static done => done.Rule).ToArray());
    }

    [Fact]
    public async Task M35_what_is_planned_once_for_several_sources_is_owed_to_each_that_is_made()
    {
        var office = new Office();
        var files = Invoicing.Of(Verb.Attach, "files", Invoicing.Fortnox, None, Seq<FieldChange>(), Seq<Fingerprint>()) with
        {
            Source = new(Invoicing.Severa, "s0"),
            SharedBy = Seq1(Invoicing.Source),
            Files = FileSet.OfOne(new RecordRef(EntityRef.Parse("severa.invoice_file"), "file1")),
            Mark = "on_created.files",
        };
        var report = await office.Apply(office.Plan(Seq(Invoicing.Create(office), files)));
        Assert.Equal(Seq(StepOutcome.Done, StepOutcome.Blocked), report.Receipts.Map(static r => r.Receipt.Outcome));
        Assert.Equal(Seq1(new DoneMark("sales_invoices", "s1", "101", "owed on_created.files")), office.Memory.Done.Filter(static mark => mark.Rule.StartsWith("owed", StringComparison.Ordinal)).Strict());
    }

    [Fact]
    public async Task Law11_an_invoice_that_carries_the_mark_is_linked_as_it_is()
    {
        var office = new Office();
        office.Desk.Add(Desk.Node($$"""{"CustomerNumber":"A1","ExternalInvoiceReference1":"{{Invoicing.Marker}}","InvoiceRows":[]}"""));
        var step = Invoicing.Of(Verb.Link, "link", Invoicing.Fortnox, new RecordRef(Invoicing.Fortnox, "101"), Seq<FieldChange>(), office.SourcePrint());
        Assert.Equal(StepOutcome.Done, (await office.Apply(office.Plan(Seq1(step)))).Receipts[0].Receipt.Outcome);
        var link = Assert.Single(office.Memory.Links);
        Assert.Equal(Office.Decode(Invoicing.Fortnox, office.Desk.Invoices["101"].ToJsonString()), link.Fortnox.Row);
        Assert.Equal(Office.Decode(Invoicing.Severa, office.Desk.Source.ToJsonString()), link.Severa.Row);
        Assert.True(await office.ComesToRest(Invoicing.Plan));
        AssertTransferred(office);
    }

    [Fact]
    public async Task M30_files_keep_their_names_and_no_two_are_called_the_same()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office));
        Assert.All(office.Desk.Connected, static file => Assert.Matches("^Bilaga å [12]-[0-9a-f]{8}\\.pdf$", file.Name));
        Assert.Equal(["%PDF-1 the first", "%PDF-1 the second"], office.Desk.Connected.Select(static file => System.Text.Encoding.UTF8.GetString(file.Bytes)));
    }

    [Theory]
    [InlineData("ResetBefore")]
    [InlineData("ResetAfter")]
    [InlineData("Error500")]
    public async Task M1_whichever_call_goes_wrong_there_is_one_invoice_with_each_file_once(string way)
    {
        var trouble = Enum.Parse<Trouble>(way);
        for (var (call, reached) = (0, true); reached; call++)
        {
            var office = new Office();
            await office.Apply(await Invoicing.Plan(office), happens: (number, _) => number == call ? trouble : Trouble.None);
            reached = office.Desk.Calls.Count > call;
            await AssertComesRight(office, $"{way} of call {call}");
        }
    }

    [Theory]
    [InlineData("ResetBefore")]
    [InlineData("ResetAfter")]
    [InlineData("Error500")]
    public async Task M1_so_it_is_when_one_call_goes_wrong_however_often_it_is_repeated(string way)
    {
        var trouble = Enum.Parse<Trouble>(way);
        var calm = new Office();
        await calm.Apply(await Invoicing.Plan(calm));
        foreach (var call in calm.Desk.Calls.Distinct(StringComparer.Ordinal))
        {
            var office = new Office();
            await office.Apply(await Invoicing.Plan(office), happens: (_, name) => name == call ? trouble : Trouble.None);
            await AssertComesRight(office, $"{way} of {call}");
        }
    }

    [Fact]
    public async Task M1_so_it_is_wherever_the_process_is_killed()
    {
        for (var (effect, killed) = (0, true); killed; effect++)
        {
            var office = new Office();
            killed = await IsKilled(office, effect);
            await AssertComesRight(office, $"killed at {effect}");
        }
    }

    [Fact]
    public async Task M1_so_it_is_when_the_killed_plan_itself_is_applied_again()
    {
        for (var (effect, killed) = (0, true); killed; effect++)
        {
            var office = new Office();
            var plan = await Invoicing.Plan(office);
            killed = await IsKilled(office, effect, plan);
            await office.Apply(plan);
            await AssertComesRight(office, $"killed at {effect}");
        }
    }

    [Fact]
    public async Task Law11_a_create_that_was_lost_is_found_by_its_mark_alone()
    {
        var office = new Office();
        office.Desk.Add(Desk.Node("""{"CustomerNumber":"A1","ExternalInvoiceReference1":"by hand","InvoiceRows":[]}"""));
        office.Desk.Add(Desk.Node($$"""{"CustomerNumber":"A1","ExternalInvoiceReference1":"x{{Invoicing.Marker}}","InvoiceRows":[]}"""));
        var report = await office.Apply(await Invoicing.Plan(office), happens: static (_, call) => call == "POST /3/invoices" ? Trouble.ResetAfter : Trouble.None);
        Assert.Equal((StepOutcome.Adopted, "103"), (report.Receipts[0].Receipt.Outcome, report.Receipts[0].Receipt.TargetId));
        Assert.True(await office.ComesToRest(Invoicing.Plan));
        Assert.Equal(3, office.Desk.Invoices.Count);
    }

    [Fact]
    public async Task Law11_two_invoices_with_the_mark_are_told_of_and_neither_is_taken()
    {
        var office = new Office();
        await office.Apply(await Invoicing.Plan(office), happens: (_, call) =>
        {
            if (call == "GET /3/invoices" && office.Desk.Invoices.Count == 1) office.Desk.Add(office.Desk.Invoices["101"].DeepClone().AsObject());
            return call == "POST /3/invoices" ? Trouble.ResetAfter : Trouble.None;
        });
        var receipt = office.Kept.Receipts.Find(static receipt => receipt.Step == Hash.Of("create"));
        Assert.Equal((StepOutcome.Unknown, true), (receipt!.Outcome, receipt.Message.Contains($"2 records with the key {Invoicing.Marker} in ExternalInvoiceReference1 (101, 102)", StringComparison.Ordinal)));
        Assert.Empty(office.Memory.Links);
        Assert.Single(office.Memory.Intents);
    }

    [Fact]
    public async Task Sums_that_come_out_otherwise_than_expected_are_told_with_both()
    {
        var office = new Office();
        office.Desk.Sums = static net => net + 0.01m;
        var report = await office.Apply(await Invoicing.Plan(office));
        const string said = "Net was expected to be 100 and Fortnox made it 100.01";
        Assert.Contains(said, report.Receipts[0].Receipt.Message, StringComparison.Ordinal);
        Assert.Contains(office.Kept.Log, static line => line.Level == LogLevels.Warning && line.Message.Contains(said, StringComparison.Ordinal));
        Assert.All(report.Receipts, static r => Assert.Equal(StepOutcome.Done, r.Receipt.Outcome));

        var near = new Office();
        near.Desk.Sums = static net => net + 0.004m;
        Assert.Equal("", (await near.Apply(await Invoicing.Plan(near))).Receipts[0].Receipt.Message);
    }

    private static async Task<bool> IsKilled(Office office, int effect, Plan? plan = null)
    {
        try
        {
            await office.Apply(plan ?? await Invoicing.Plan(office), Effects.CrashAt(effect));
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }

    private static async Task AssertComesRight(Office office, string what)
    {
        Assert.True(await office.ComesToRest(Invoicing.Plan), $"{what}: something is always left to do");
        try
        {
            AssertTransferred(office);
        }
        catch (Xunit.Sdk.XunitException wrong)
        {
            throw new Xunit.Sdk.XunitException($"{what}: {wrong.Message}", wrong);
        }
    }

    private static void AssertTransferred(Office office)
    {
        var invoice = Assert.Single(office.Desk.Invoices).Value;
        Assert.Equal((true, Invoicing.Marker.ToString()), (invoice["Booked"]!.GetValue<bool>(), invoice["ExternalInvoiceReference1"]!.ToString()));
        Assert.Equal(["101", "101"], office.Desk.Connected.Select(static file => file.Document));
        Assert.Equal(2, office.Desk.Connected.DistinctBy(static file => file.Name, StringComparer.Ordinal).Count());
        Assert.Empty(office.Desk.Inbox);
        Assert.Equal(("101", "done"), (office.Desk.Source["number"]!.ToString(), office.Desk.Source["status"]!["guid"]!.ToString()));
        var link = Assert.Single(office.Memory.Links);
        Assert.Equal(("sales_invoices", "s1", "101"), (link.Flow, link.SeveraId, link.FortnoxId));
        Assert.Equal(5, office.Memory.Done.Count(static done => done.Rule.StartsWith("on_created.", StringComparison.Ordinal)));
        Assert.Empty(office.Memory.Intents);
    }
}
