using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using LanguageExt;

namespace Brygga.Engine.Planning.Json;

/// <summary>A plan as JSON. <see cref="PlanReader"/> is its mirror.</summary>
internal static class PlanWriter
{
    /// <summary>What the file has but its id; a plan may be long, so that its steps become nodes one at a time.</summary>
    public static Dictionary<string, Action<Utf8JsonWriter>> Members(Plan plan) => new(StringComparer.Ordinal)
    {
        ["header"] = json => CanonicalJson.Write(Write(plan.Header), json),
        ["steps"] = Each(plan.Steps, Write),
        ["noted"] = Each(plan.Notes, Write),
        ["findings"] = Each(plan.Findings, Write),
        ["passes"] = Each(plan.Passes, static p => new JsonObject { ["flow"] = p.Flow, ["rule"] = p.Rule, ["record"] = p.Record.ToString() }),
        ["withheld"] = Each(plan.Withheld, Write),
        ["safety"] = Each(plan.Safety, Write),
    };

    public static string Write(Origin at) => string.Create(CultureInfo.InvariantCulture, $"{at.File}:{at.Line}:{at.Column}:{at.Length}");

    private static JsonObject Write(PlanHeader header) => new()
    {
        ["format"] = header.Format,
        ["connection"] = header.Connection,
        ["engine"] = header.Engine,
        ["rules"] = header.Rules.ToString(),
        ["snapshot"] = header.Snapshot.ToString(),
        ["at"] = header.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
    };

    public static JsonObject Write(Step step) => new()
    {
        ["id"] = step.Id.ToString(),
        ["flow"] = step.Flow,
        ["at"] = Write(step.Rule),
        ["verb"] = step.Verb.ToString(),
        ["source"] = step.Source.ToString(),
        ["entity"] = step.Entity.ToString(),
        ["target"] = Text(step.Target.Map(static t => t.ToString())),
        ["marker"] = Text(step.Marker.Map(static m => m.ToString())),
        ["fields"] = Array(step.Fields, Write),
        ["check"] = Array(step.Check, Write),
        ["agreed"] = Text(step.Agreed.Map(static a => a.ToString())),
        ["held"] = Array(step.Held, Write),
        ["after"] = Array(step.After, static a => new JsonObject { ["step"] = a.Step.ToString(), ["on"] = a.On.ToString() }),
        ["reason"] = step.Reason.ToString(),
        ["cost"] = new JsonObject { ["severa"] = step.Cost.Severa, ["fortnox"] = step.Cost.Fortnox },
        ["part"] = Text(step.Part),
        ["on"] = Text(step.On.Map(static made => made.ToString())),
        ["action"] = Text(step.Action),
        ["from"] = Text(step.From.Map(static from => from.ToString())),
        ["files"] = step.Files.Case is FileSet files ? Write(files) : null,
        ["sharedBy"] = Array(step.SharedBy, static other => JsonValue.Create(other.ToString())),
        ["endsLink"] = step.EndsLink,
        ["mark"] = Text(step.Mark),
        ["expected"] = Array(step.Expected, Write),
        ["reached"] = Array(step.Reached, Write),
    };

    private static JsonObject Write(FileSet files) => new()
    {
        ["of"] = Array(files.Of, static file => JsonValue.Create(file.ToString())),
        ["as"] = Text(files.As),
        ["called"] = Text(files.Name),
    };

    private static JsonObject Write(FieldChange change) => new()
    {
        ["field"] = change.Field,
        ["base"] = ValueJson.Write(change.Base),
        ["before"] = ValueJson.Write(change.Before),
        ["wanted"] = Write(change.After),
        ["reason"] = change.Reason.ToString(),
        ["rule"] = change.Rule,
        ["at"] = Write(change.At),
        ["sent"] = change.Sent.Case is SentAs sent ? new JsonObject { ["field"] = sent.Field, ["wanted"] = Write(sent.Value) } : null,
    };

    private static JsonObject Write(Wanted wanted) => wanted switch
    {
        Wanted.Known known => new() { ["known"] = ValueJson.Write(known.Value) },
        Wanted.Late late => new() { ["late"] = new JsonObject { ["step"] = late.Step.ToString(), ["field"] = late.Field, ["as"] = late.As.ToString() } },
        _ => throw new UnreachableException(wanted.GetType().Name),
    };

    private static JsonObject Write(Fingerprint print) => new() { ["record"] = print.Record.ToString(), ["print"] = print.Row.ToString() };

    private static JsonObject Write(HeldField held) => new() { ["side"] = held.Side.Word(), ["field"] = held.Field };

    private static JsonObject Write(Note note) => new()
    {
        ["flow"] = note.Flow,
        ["severa"] = Write(note.Severa),
        ["fortnox"] = Write(note.Fortnox),
        ["agreed"] = note.Agreed.ToString(),
        ["held"] = Array(note.Held, Write),
        ["reached"] = Array(note.Reached, Write),
    };

    public static JsonObject Write(Finding finding) => new()
    {
        ["finding"] = finding.Kind.ToString(),
        ["reason"] = finding.Reason.ToString(),
        ["flow"] = finding.Flow,
        ["rule"] = finding.Rule,
        ["records"] = Array(finding.Records, static r => JsonValue.Create(r.ToString())),
        ["diagnostic"] = Write(finding.What),
        ["read"] = Array(finding.Values, Write),
        ["count"] = finding.Count,
    };

    private static JsonObject Write(SafetyVerdict verdict) => new()
    {
        ["flow"] = Text(verdict.Flow),
        ["about"] = verdict.About,
        ["diagnostic"] = Write(verdict.What),
    };

    private static JsonObject Write(FieldValue value) => new() { ["side"] = value.Side.Word(), ["field"] = value.Field, ["value"] = ValueJson.Write(value.Value) };

    private static JsonObject Write(Diagnostic what) => new()
    {
        ["bry"] = what.Code,
        ["severity"] = what.Severity.ToString(),
        ["at"] = Write(what.At),
        ["message"] = what.Message,
        ["expected"] = Array(what.Expected, static e => JsonValue.Create(e)),
        ["suggestion"] = Text(what.Suggestion),
        ["remedy"] = what.Remedy,
    };

    private static JsonValue? Text(Option<string> text) => text.Case is string known ? JsonValue.Create(known) : null;

    /// <summary>Not by Seq's own Select, which keeps what it has yielded.</summary>
    private static Action<Utf8JsonWriter> Each<T>(Seq<T> items, Func<T, JsonNode?> write) => json => CanonicalJson.Write(Enumerable.Select(items, write), json);

    private static JsonArray Array<T>(Seq<T> items, Func<T, JsonNode?> write) => new(items.Select(write).ToArray());
}
