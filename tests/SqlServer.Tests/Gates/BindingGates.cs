using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.SqlServer;
using Brygga.Connectors.State.Tables;
using Brygga.Connectors.Tests.State;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>Every statement is given what it names: checked by calling all that sends one.</summary>
public sealed class BindingGates
{
    private static readonly Schema Names = Sample.Names(Sample.Severa);

    private static readonly string[] ByOthers = ["MigrationJournal.Ran", "MigrationJournal.Note", "Migrations.MakeJournal", "Settings.Look", "MigrationJournal.When", "Migrations.HasJournal"];

    [Fact]
    public void Every_statement_gets_its_parameters_and_its_rows_their_columns()
    {
        var work = new BoundParameters();
        Write(work);
        Read(work);
        Copy(work);
        Assert.Empty(work.Missing);
        Assert.Empty(Statements.All.Where(s => !work.Seen.Contains(s.Sql) && !work.Seen.Any(seen => Statements.ListAsParameters(seen) == s.Sql) && !ByOthers.Contains(s.Name)).Select(static s => s.Name));
    }

    [Fact]
    public void What_is_not_bound_is_seen()
    {
        var work = new BoundParameters();
        work.Run(PlanTable.Sql.Start, new { hsah = "", json = "", at = "" });
        work.Run(MirrorTable.Sql.See, [["a"]], ("@entity", ""));
        work.Run(SchemaTable.Sql.Remember, [["a", "b"]]);
        Assert.Equal(3, work.Missing.Count);
    }

    private static void Write(BoundParameters work)
    {
        var (link, belonging) = (Sample.Link("s1", "101"), new Belonging("o1", Seq1(Sample.Mirrored("s1", 1)), Sample.At(1)));
        UnitTable.Note(work, "writer", 1, Sample.At(1));
        LeaseTable.Take(work, None, new(1, "holder", "here", Sample.At(1), Sample.At(2), Sample.At(0)));
        LeaseTable.Keep(work, 1, Sample.At(3));
        LeaseTable.End(work, 1, Sample.At(3));
        SchemaTable.Remember(work, [Names]);
        MirrorTable.SaveBelonging(work, Sample.Severa, Names, belonging);
        MirrorTable.See(work, Sample.Severa, Seq1("s1"), Sample.At(1));
        MirrorTable.Remove(work, Sample.Severa, ["s1"]);
        MirrorTable.Finish(work, Sample.Severa, Names, new(Sample.At(1), Sample.At(2)));
        PlanTable.Start(work, Sample.Plan, "{}", Sample.At(0));
        PlanTable.Record(work, Sample.Receipt(Sample.Step, StepOutcome.Done));
        IntentTable.Open(work, Sample.Intent(Sample.Step, Sample.Marker));
        IntentTable.CloseMarker(work, Sample.Marker, Sample.At(2));
        LinkTable.End(work, link);
        LinkTable.Mark(work, Sample.Confirmation(link).Done);
        LinkTable.Save(work, link);
        LogTable.Append(work, Seq1(Sample.Entry(1, "a")));
        var issue = new Issue(Sample.Entry(1, "a"), IssueKinds.Data, Seq1("severa.name"));
        FindingTable.Replace(work, Seq1(issue));
        work.Run(FindingTable.Sql.Delete, [["a"]]);
        FailedStepTable.Save(work, new(Sample.Step, Sample.Marker, issue));
        FailedStepTable.Close(work, Seq1("a"));
        work.Run(FailedStepTable.Sql.Retry, [["a"]]);
        PassTable.Save(work, Seq1(new RememberedPass("customers", "prospect", new(Sample.Severa, "s1"))));
        DecisionTable.Save(work, Seq1(new Decision(Subject.One("customers", new(Sample.Severa, "s1")), Judgement.CreateNew, "Ada", Sample.At(1), "new")));
        DecisionTable.Change(work, new(Seq1(Subject.One("customers", new(Sample.Severa, "s1"))), Seq<Decision>(), Seq<LogEntry>()));
        ActivationTable.Activate(work, new(Sample.At(1), HashMap((new RecordRef(Sample.Severa, "s1"), Sample.Row(Names, "Kiruna")))));
        ActivationTable.Deactivate(work, Sample.At(2));
        TokenTable.Begin(work, Side.Fortnox, Sample.At(1));
        TokenTable.Save(work, Side.Fortnox, new("sealed", Sample.At(1)));
        CompanyTable.Keep(work, Side.Fortnox, "101", Sample.At(1));
        work.Touched = 1;
        PlanTable.Finish(work, Sample.Plan, Sample.At(3));
        LinkTable.Move(work, Seq1(link));
    }

    private static void Copy(BoundParameters work)
    {
        Assert.Empty(CopyOuts.Rows(work));
        CopyIns.Run(work, StateTables.All.Map(static table => new StateRow(table, table.Columns.Map(static column => column.Kind switch
        {
            ColumnKind.Bytes => new byte[] { 1 },
            ColumnKind.Number => 1L,
            _ => (object?)"a",
        }).ToArray())));
    }

    private static void Read(BoundParameters work)
    {
        MemoryReads.Load(work, Sample.Book());
        work.Stream(ActivationReads.Sql.Baseline);
        MirrorReads.Load(work, Sample.Severa);
        MirrorReads.LoadRows(work, Sample.Severa);
        MirrorReads.Find(work, new(Sample.Severa, "s1"));
        PlanReads.Receipts(work, Sample.Plan);
        IssueReads.Load(work);
        TokenReads.Find(work, Side.Fortnox);
        CompanyReads.Find(work, Side.Fortnox);
        work.Read<string>(UnitTable.Sql.Begin, new { resource = "", mode = "", writer = "" });
        foreach (var query in Statements.Queries) LogReads.Find(work, query);
    }
}
