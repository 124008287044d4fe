using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

/// <summary>
/// A rule book, a snapshot and a memory in which each system plays the other's part. It can be made of rules that look at the two records
/// alone: conditions, ways to link, fields with their masters, directions, lengths and empty values. Not of parts, relations and
/// references, which only one of the two systems has.
/// </summary>
internal static class Mirrored
{
    public static RuleBook Of(RuleBook book) => book with
    {
        Severa = Of(book.Fortnox),
        Fortnox = Of(book.Severa),
        Flows = book.Flows.Map(Of).Strict(),
        Schemas = book.Schemas.Map(Of).Strict(),
    };

    public static Snapshot Of(Snapshot snapshot) => new(snapshot.Tables.Map(static table => table with
    {
        Entity = Of(table.Entity),
        Records = table.Records.Select(static record => new Record(record.Id, Of(record.Row))).ToArray(),
    }).Strict());

    public static Memory Of(Memory memory) => memory with
    {
        Links = memory.Links.Map(static link => new Link(link.Flow, link.FortnoxId, link.SeveraId, Of(link.Fortnox), Of(link.Severa))).Strict(),
        Done = memory.Done.Map(static mark => mark with { SeveraId = mark.FortnoxId, FortnoxId = mark.SeveraId }).Strict(),
        Decisions = memory.Decisions.Map(static decision => decision with { Of = new(decision.Of.Flow, decision.Of.Fortnox.Map(static r => Of(r)), decision.Of.Severa.Map(static r => Of(r))) }).Strict(),
    };

    /// <summary>What a plan says, whichever of the two systems plays which part: each system named by what it is in the plan before mirroring.</summary>
    public static IEnumerable<string> Told(Plan plan, bool mirrored)
    {
        return plan.Steps.Map(Step).Concat(plan.Notes.Map(note => $"note {Pair(note.Severa.Record, note.Fortnox.Record)} {Held(note.Held)}")).Concat(plan.Findings.Map(Finding)).Order(StringComparer.Ordinal);

        string Step(Step step) => step.Verb == Verb.Link
            ? $"link {Pair(step.Source, step.Target.IfNone(step.Source))}"
            : $"{step.Verb} {Ref(step.Source)} {step.Target.Map(Ref)} {step.Fields.Map(static f => $"{f.Field} {f.Base} {f.Before} {f.After}")} {Held(step.Held)} {Why(step.Reason)}";

        string Finding(Finding finding) =>
            $"{finding.Kind} {Why(finding.Reason)} {finding.Rule} {finding.Count} {string.Join(' ', finding.Records.Map(Ref).Order(StringComparer.Ordinal))}";

        string Pair(RecordRef one, RecordRef other) => string.Join('=', new[] { Ref(one), Ref(other) }.Order(StringComparer.Ordinal));

        string Held(Seq<HeldField> held) => string.Join(' ', held.Map(field => $"{(mirrored ? field.Side.Other() : field.Side)}.{field.Field}").Order(StringComparer.Ordinal));

        string Ref(RecordRef record) => (mirrored ? Of(record) : record).ToString();

        Reason Why(Reason reason) => (mirrored, reason) switch
        {
            (true, Reason.ChangedInSevera) => Reason.ChangedInFortnox,
            (true, Reason.ChangedInFortnox) => Reason.ChangedInSevera,
            _ => reason,
        };
    }

    private static RecordRef Of(RecordRef record) => record with { Entity = Of(record.Entity) };

    private static SystemCatalogue Of(SystemCatalogue system) => system with
    {
        Side = system.Side.Other(),
        Entities = system.Entities.Map(static entity => entity with { Ref = Of(entity.Ref) }),
    };

    private static Flow Of(Flow flow) => flow with
    {
        Severa = Of(flow.Fortnox),
        Fortnox = Of(flow.Severa),
        Master = flow.Master.Other(),
        CreatesIn = flow.CreatesIn.Map(static side => side.Other()).Strict(),
        Select = flow.Select.Map(Of).Strict(),
        Creating = flow.Creating.Map(Of).Strict(),
        Link = flow.Link.Map(static way => way with { Pairs = way.Pairs.Map(static pair => pair with { Severa = Of(pair.Fortnox), Fortnox = Of(pair.Severa) }).Strict() }).Strict(),
        Fields = flow.Fields.Map(static rule => rule with { Master = rule.Master.Other(), ToSevera = rule.ToFortnox.Map(Of), ToFortnox = rule.ToSevera.Map(Of) }).Strict(),
    };

    private static SelectRule Of(SelectRule rule) => rule with { Side = rule.Side.Other(), Holds = Of(rule.Holds), Because = Of(rule.Because) };

    private static Assignment Of(Assignment assignment) => assignment with { Value = Of(assignment.Value) };

    private static Register Of(Register register) => new(Of(register.Entity), Of(register.Schema));

    private static Formula Of(Formula formula) => formula with
    {
        Run = (in Scope scope) => formula.Run(new(scope.Fortnox, scope.Severa, scope.It, scope.Settings) { Facts = scope.Facts }),
        Reads = formula.Reads with { Fields = formula.Reads.Fields.Map(static read => read with { Side = read.Side.Other() }).Strict() },
    };

    private static Base Of(Base agreed) => agreed with { Row = Of(agreed.Row) };

    private static Row Of(Row row) => row.Schema is { } schema ? Row.Of(Of(schema), Enumerable.Range(0, schema.Count).Select(i => row[i]).ToArray()) : row;

    private static Schema Of(Schema schema) => new(Of(schema.Entity), schema.Fields);

    private static EntityRef Of(EntityRef entity) => entity with { Side = entity.Side.Other() };
}
