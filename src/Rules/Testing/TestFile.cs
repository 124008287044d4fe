using Brygga.Engine.Planning;

namespace Brygga.Rules.Testing;

/// <summary>A file of rule tests, read and checked against the rules that it tests.</summary>
/// <param name="Settings">What differs from the defaults, for every test.</param>
internal sealed record TestFile(string Name, string Flow, DateTimeOffset Now, Seq<SettingValue> Settings, Seq<TestCase> Tests)
{
    /// <summary>It came with the rules, so that a workspace can make it void.</summary>
    public bool IsShipped { get; init; }
}

/// <summary>One test: what both systems hold, what was linked before, and what the plan must say.</summary>
/// <param name="Covers">The rules that the test is about: it must reach them.</param>
internal sealed record TestCase(string Name, Origin At, Seq<SettingValue> Settings, Seq<Covered> Covers, Given Given, Expected Expected);

/// <summary>The rules of one name, and where the test names them.</summary>
internal sealed record Covered(string Name, Origin At, Seq<NamedRule> Rules);

/// <summary>The two systems and the memory before planning.</summary>
/// <param name="Incomplete">Entities of which no complete listing was read.</param>
internal sealed record Given(Seq<GivenRecord> Records, Seq<GivenLink> Links, Seq<EntityRef> Incomplete)
{
    /// <summary>Records that were there when the integration was switched on, as they are now.</summary>
    public Seq<RecordRef> Existed { get; init; }

    /// <summary>Records that a rule with <c>remember:</c> has let through before.</summary>
    public Seq<(string Rule, RecordRef Record)> Passed { get; init; }

    /// <summary>What people have decided before.</summary>
    public Seq<(Subject Of, Judgement Judgement)> Decided { get; init; }

    /// <summary>Every record that the test speaks of, those that are gone among them.</summary>
    public Seq<RecordRef> Known => toSeq((Records.Map(static r => r.Ref) + Links.Bind(static l => Seq(l.Severa, l.Fortnox)) + Decided.Bind(static d => d.Of.Records)).Distinct()).Strict();

    /// <summary>More records; one that is given already gives way.</summary>
    public Given With(Seq<GivenRecord> records, Seq<EntityRef> incomplete) => this with
    {
        Records = (Records.Filter(shared => !records.Exists(own => own.Ref == shared.Ref)) + records).Strict(),
        Incomplete = (Incomplete + incomplete).Strict(),
    };

    public Option<GivenRecord> Find(RecordRef record) => Records.Find(r => r.Ref == record);
}

/// <summary>A record's fields; one that is left out is nothing.</summary>
internal sealed record GivenRecord(RecordRef Ref, HashMap<string, Value> Fields, Origin At);

/// <summary>A link of a flow, with what was different on each side when the two last agreed.</summary>
internal sealed record GivenLink(string Flow, RecordRef Severa, RecordRef Fortnox, HashMap<string, Value> SeveraBefore, HashMap<string, Value> FortnoxBefore);

/// <summary>What the plan must say; what is not named is not compared.</summary>
/// <param name="Nothing">No step, and no finding beside the named ones.</param>
/// <param name="Untouched">Records that no step is about.</param>
/// <param name="Deeds">Actions that are done and files that are attached.</param>
/// <param name="Filings">Files that are attached, and to what.</param>
internal sealed record Expected(
    bool Nothing, Seq<ExpectedStep> Steps, Seq<ExpectedDeed> Deeds, Seq<ExpectedFiling> Filings, Seq<ExpectedLink> Links, Seq<ExpectedFinding> Findings, Seq<RecordRef> Untouched)
{
    public bool IsEmpty => !Nothing && Steps.IsEmpty && Deeds.IsEmpty && Filings.IsEmpty && Links.IsEmpty && Findings.IsEmpty && Untouched.IsEmpty;
}

/// <param name="Of">The record that is written; for a create, the one that it is made for.</param>
internal sealed record ExpectedStep(Verb Verb, RecordRef Of, Seq<ExpectedField> Fields)
{
    /// <summary>It is a second record that undoes the first.</summary>
    public bool IsCounter { get; init; }
}

/// <param name="Value">None: the field is not written.</param>
internal sealed record ExpectedField(Field Field, Option<Value> Value)
{
    /// <summary>It is written with what an earlier step will be answered.</summary>
    public bool IsLate { get; init; }
}

/// <summary>What is done for a document: an action's name, or the id of a file.</summary>
internal sealed record ExpectedDeed(Verb Verb, RecordRef For, string What);

/// <summary>One step that attaches files: to which record, what is made of them, and for which other documents it is done too.</summary>
/// <param name="Files">All of them, in their order.</param>
internal sealed record ExpectedFiling(
    RecordRef For, Option<Seq<string>> Files, Option<RecordRef> To, Option<string> As, Option<string> Name, Option<Seq<RecordRef>> SharedBy);

internal sealed record ExpectedLink(RecordRef Severa, RecordRef Fortnox);

internal sealed record ExpectedFinding(
    Option<string> Rule, Option<FindingKind> Kind, Option<string> Code, Option<RecordRef> Of, Option<string> Says);
