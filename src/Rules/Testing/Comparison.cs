using Brygga.Engine.Planning;

namespace Brygga.Rules.Testing;

/// <summary>Compares a plan with what a test expects of it, cell by cell.</summary>
internal sealed class Comparison(Seq<Step> steps, Seq<Finding> findings)
{
    private const string None = "nothing";
    private const string Later = "(known only when it is applied)";

    public static Seq<Difference> Of(Expected expected, Seq<Step> steps, Seq<Finding> findings)
    {
        var plan = new Comparison(steps, findings);
        return (expected.Steps.Bind(plan.Compare)
            + expected.Deeds.Bind(plan.Compare)
            + expected.Filings.Bind(plan.Compare)
            + expected.Links.Bind(plan.Compare)
            + expected.Findings.Bind(plan.Compare)
            + expected.Untouched.Bind(plan.Untouched)
            + (expected.Nothing ? plan.Nothing(expected.Findings) : Seq<Difference>())).Strict();
    }

    /// <summary>A record that is made for another is one step, each part of it one more; one that undoes another is no such part.</summary>
    private Seq<Difference> Compare(ExpectedStep expected)
    {
        var found = steps.Filtered(s => s.Verb == expected.Verb && s.EndsLink == expected.IsCounter && (expected.Verb == Verb.Create ? s.Source : s.Target) == expected.Of);
        return found.IsEmpty
            ? Seq1(new Difference(expected.Of.ToString(), expected.IsCounter ? "counter" : Word(expected.Verb), Text(expected), Instead(expected.Of)))
            : expected.Fields.Bind(field => Compare(expected, field, found));
    }

    private static Seq<Difference> Compare(ExpectedStep expected, ExpectedField field, Seq<Step> found)
    {
        var written = found.Bind(static step => step.Fields).Find(change => change.Field == field.Field.Name).Map(static change => change.After)
            || found.Bind(static step => step.Expected).Find(computed => computed.Field == field.Field.Name).Map(static Wanted (computed) => new Wanted.Known(computed.Value));
        var got = written.Match(Shown, static () => "(not written)");
        var same = field.IsLate ? written.Exists(static w => w is Wanted.Late) : field.Value.Match(
            value => written.Match(w => w is Wanted.Known known && Holds(value, known.Value), () => value.IsNothing && expected.Verb == Verb.Create),
            () => written.IsNone);
        return same ? Seq<Difference>() : Seq1(new Difference(
            expected.Of.ToString(), field.Field.Name, field.IsLate ? Later : field.Value.Match(Shown, static () => "(not written)"), got));
    }

    /// <summary>Rows are compared one by one, each as far as the test names its fields.</summary>
    private static bool Holds(Value wanted, Value got) => (wanted.Kind, got.Kind) switch
    {
        (ValueKind.List, ValueKind.List) => wanted.Items.Length == got.Items.Length && Enumerable.Range(0, wanted.Items.Length).All(i => Holds(wanted.Items[i], got.Items[i])),
        (ValueKind.Record, ValueKind.Record) => wanted.Members.ToArray().All(member => Holds(member.Value, Member(got, member.Name))),
        _ => wanted == got,
    };

    private static Value Member(Value record, string name) =>
        toSeq(record.Members.ToArray()).Find(member => member.Name == name).Map(static member => member.Value).IfNone(Value.Nothing);

    private Seq<Difference> Compare(ExpectedDeed expected) =>
        steps.Exists(s => s.Verb == expected.Verb && s.Source == expected.For && (s.Action == expected.What || s.Files.Exists(files => files.Name == expected.What || files.Of.Exists(file => file.Id == expected.What))))
            ? Seq<Difference>()
            : Seq1(new Difference(expected.For.ToString(), Word(expected.Verb), expected.What, Instead(expected.For)));

    /// <summary>Compares with the step for this document that comes nearest.</summary>
    private Seq<Difference> Compare(ExpectedFiling expected) => steps
        .Filter(s => s.Verb == Verb.Attach && s.Source == expected.For)
        .Map(step => toSeq(Cells(expected, step)).Filtered(static c => c.Expected != c.Got))
        .OrderBy(static different => different.Count).HeadOrNone()
        .Match(
            different => different.Map(c => new Difference(expected.For.ToString(), c.Name, c.Expected, c.Got)),
            () => Seq1(new Difference(expected.For.ToString(), Word(Verb.Attach), Name(expected), Instead(expected.For))));

    private static IEnumerable<(string Name, string Expected, string Got)> Cells(ExpectedFiling expected, Step step)
    {
        var files = step.Files.Map(static set => set.Of.Mapped(static file => file.Id)).IfNone(Seq<string>());
        foreach (var wanted in expected.Files) yield return ("files", string.Join(", ", wanted), string.Join(", ", files));
        foreach (var to in expected.To) yield return ("to", to.ToString(), step.Target.Match(static target => target.ToString(), static () => None));
        foreach (var how in expected.As) yield return ("as", how, step.Files.Bind(static set => set.As).IfNone(None));
        foreach (var name in expected.Name) yield return ("name", name, step.Files.Bind(static set => set.Name).IfNone(None));
        foreach (var others in expected.SharedBy) yield return ("also_for", string.Join(", ", others), string.Join(", ", step.SharedBy));
    }

    private static string Name(ExpectedFiling expected) =>
        (expected.Name || expected.Files.Map(static files => string.Join(", ", files)) || expected.To.Map(static to => to.ToString())).IfNone("a file");

    private Seq<Difference> Compare(ExpectedLink expected)
    {
        var links = steps.Filtered(s => s.Verb == Verb.Link && s.Source == expected.Severa);
        return links.Exists(s => s.Target == expected.Fortnox)
            ? Seq<Difference>()
            : Seq1(new Difference(
                expected.Severa.ToString(), "link", expected.Fortnox.ToString(),
                links.HeadOrNone().Bind(static s => s.Target).Match(static t => t.ToString(), () => Instead(expected.Severa))));
    }

    /// <summary>Compares with the finding that comes nearest.</summary>
    private Seq<Difference> Compare(ExpectedFinding expected)
    {
        var nearest = findings.Map(finding => (finding, Cells: Cells(expected, finding).ToArray()))
            .OrderBy(static f => f.Cells.Count(static c => !c.Same)).HeadOrNone();
        var record = expected.Of.Match(static r => r.ToString(), static () => "");
        return nearest.Filter(static f => f.Cells.Length == 0 || f.Cells.Any(static c => c.Same)).Match(
            near => toSeq(near.Cells).Filter(static c => !c.Same).Map(c => new Difference(
                record.Length > 0 ? record : string.Join(" = ", near.finding.Records), c.Name, c.Expected, c.Got)),
            () => Seq1(new Difference(record, "finding", Text(expected), expected.Of.Match(Instead, static () => None))));
    }

    private static IEnumerable<(string Name, string Expected, string Got, bool Same)> Cells(ExpectedFinding expected, Finding finding)
    {
        foreach (var of in expected.Of) yield return ("of", of.ToString(), string.Join(" = ", finding.Records), finding.Records.Contains(of));
        foreach (var rule in expected.Rule) yield return ("rule", rule, finding.Rule, rule == finding.Rule);
        foreach (var kind in expected.Kind) yield return ("kind", ExpectReader.Word(kind), ExpectReader.Word(finding.Kind), kind == finding.Kind);
        foreach (var code in expected.Code) yield return ("code", code, finding.What.Code, code == finding.What.Code);
        foreach (var says in expected.Says) yield return ("says", says, finding.What.Message, finding.What.Message.Contains(says, StringComparison.Ordinal));
    }

    private Seq<Difference> Untouched(RecordRef record) => steps
        .Filter(s => s.Source == record || s.Target == record)
        .Map(s => new Difference(record.ToString(), Word(s.Verb), None, Text(s)));

    private Seq<Difference> Nothing(Seq<ExpectedFinding> named) =>
        steps.Map(static s => new Difference((s.Verb == Verb.Update ? s.Target.IfNone(s.Source) : s.Source).ToString(), Word(s.Verb), None, Text(s)))
        + findings.Filter(f => !named.Exists(n => Cells(n, f).All(static c => c.Same)))
            .Map(static f => new Difference(string.Join(" = ", f.Records), "finding", None, Text(f)));

    /// <summary>What the plan says of a record for which it lacks what was expected.</summary>
    private string Instead(RecordRef record)
    {
        var said = steps.Filter(s => s.Source == record || s.Target == record).Map(Text)
            + findings.Filter(f => f.Records.Contains(record)).Map(Text);
        return said.IsEmpty ? None : string.Join("; ", said);
    }

    private static string Text(Step step) => step.Verb is Verb.Link or Verb.Act or Verb.Attach
        ? $"{Word(step.Verb)} {step.Action.IfNone(() => (step.Files.Map(static files => files.ToString()) || step.Target.Map(static t => t.ToString())).IfNone(""))}"
        : $"{Word(step.Verb)} {step.Entity} {{ {string.Join(", ", step.Fields.Map(static c => $"{c.Field}: {Shown(c.After)}"))} }}";

    private static string Text(ExpectedStep step) =>
        $"{Word(step.Verb)} {{ {string.Join(", ", step.Fields.Map(static f => $"{f.Field.Name}: {f.Value.Match(Shown, static () => "unchanged")}"))} }}";

    private static string Text(Finding finding) => $"{ExpectReader.Word(finding.Kind)} by {finding.Rule}: {finding.What.Message} ({finding.What.Code})";

    private static string Text(ExpectedFinding f) => string.Join(", ", Seq(
        f.Kind.Map(ExpectReader.Word), f.Rule.Map(static r => $"by {r}"), f.Code, f.Says.Map(static s => $"saying '{s}'")).Bind(static part => part.ToSeq()));

    private static string Shown(Wanted wanted) => wanted is Wanted.Known known ? Shown(known.Value) : Later;

    private static string Shown(Value value) => value.IsNothing ? None : value.ToString();

    private static string Word(Verb verb) => verb switch
    {
        Verb.Link => "link",
        Verb.Create => "create",
        Verb.Update => "update",
        Verb.Act => "do",
        _ => verb.ToString().ToLowerInvariant(),
    };
}
