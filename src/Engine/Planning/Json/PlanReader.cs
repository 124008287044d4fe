using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning.Json;

/// <summary>JSON nodes as a plan. Throws what <see cref="PlanJson.Read"/> catches for anything that <see cref="PlanWriter"/> never wrote.</summary>
internal static class PlanReader
{
    public static Plan Read(JsonObject json) => new(
        ReadHeader(json["header"]!),
        Items(json["steps"], ReadStep),
        Items(json["noted"], ReadNote),
        Items(json["findings"], ReadFinding))
    {
        Passes = Items(json["passes"], static p => new RememberedPass(Text(p["flow"]), Text(p["rule"]), RecordRef.Parse(Text(p["record"])))),
        Withheld = Items(json["withheld"], ReadStep),
        Safety = Items(json["safety"], static v => new SafetyVerdict(Optional(v["flow"]).Map(Text), Text(v["about"]), ReadDiagnostic(v["diagnostic"]!))),
    };

    private static PlanHeader ReadHeader(JsonNode json) => new(
        json["format"]!.GetValue<int>(),
        Text(json["connection"]),
        Text(json["engine"]),
        Hash.Parse(Text(json["rules"])),
        Hash.Parse(Text(json["snapshot"])),
        DateTimeOffset.ParseExact(Text(json["at"]), "O", CultureInfo.InvariantCulture));

    private static Step ReadStep(JsonNode json) => new(
        Hash.Parse(Text(json["id"])),
        Text(json["flow"]),
        ReadOrigin(Text(json["at"])),
        Word<Verb>(json["verb"]),
        RecordRef.Parse(Text(json["source"])),
        EntityRef.Parse(Text(json["entity"])),
        Optional(json["target"]).Map(static t => RecordRef.Parse(Text(t))),
        Optional(json["marker"]).Map(static m => Hash.Parse(Text(m))),
        Items(json["fields"], ReadChange),
        Items(json["check"], ReadPrint),
        Optional(json["agreed"]).Map(static a => Hash.Parse(Text(a))),
        Items(json["held"], ReadHeld),
        Items(json["after"], static a => new After(Hash.Parse(Text(a["step"])), Word<Outcome>(a["on"]))),
        Word<Reason>(json["reason"]),
        new(json["cost"]!["severa"]!.GetValue<int>(), json["cost"]!["fortnox"]!.GetValue<int>()))
    {
        Part = Optional(json["part"]).Map(Text),
        On = Optional(json["on"]).Map(static made => Hash.Parse(Text(made))),
        Action = Optional(json["action"]).Map(Text),
        From = Optional(json["from"]).Map(static from => RecordRef.Parse(Text(from))),
        Files = Optional(json["files"]).Map(ReadFiles),
        SharedBy = Items(json["sharedBy"], static other => RecordRef.Parse(Text(other))),
        EndsLink = json["endsLink"]!.GetValue<bool>(),
        Mark = Optional(json["mark"]).Map(Text),
        Expected = Items(json["expected"], ReadValue),
        Reached = Items(json["reached"], ReadValue),
    };

    private static FileSet ReadFiles(JsonNode json) => new(
        Items(json["of"], static file => RecordRef.Parse(Text(file))), Optional(json["as"]).Map(Text), Optional(json["called"]).Map(Text));

    private static FieldChange ReadChange(JsonNode json) => new(
        Text(json["field"]),
        ValueJson.Read(json["base"]),
        ValueJson.Read(json["before"]),
        ReadWanted(json["wanted"]!.AsObject()),
        Word<Reason>(json["reason"]),
        Text(json["rule"]),
        ReadOrigin(Text(json["at"])))
    {
        Sent = Optional(json["sent"]).Map(static sent => new SentAs(Text(sent["field"]), ReadWanted(sent["wanted"]!.AsObject()))),
    };

    private static Wanted ReadWanted(JsonObject json) => json["late"] is { } late
        ? new Wanted.Late(Hash.Parse(Text(late["step"])), Text(late["field"]), Word<Conversion>(late["as"]))
        : new Wanted.Known(ValueJson.Read(json["known"]));

    private static Note ReadNote(JsonNode json) => new(
        Text(json["flow"]),
        ReadPrint(json["severa"]!),
        ReadPrint(json["fortnox"]!),
        Hash.Parse(Text(json["agreed"])),
        Items(json["held"], ReadHeld))
    {
        Reached = Items(json["reached"], ReadValue),
    };

    private static Finding ReadFinding(JsonNode json) => new(
        Word<FindingKind>(json["finding"]),
        Word<Reason>(json["reason"]),
        Text(json["flow"]),
        Text(json["rule"]),
        Items(json["records"], static r => RecordRef.Parse(Text(r))),
        ReadDiagnostic(json["diagnostic"]!),
        Items(json["read"], ReadValue),
        json["count"]!.GetValue<int>());

    private static FieldValue ReadValue(JsonNode json) => new(Sides.Parse(Text(json["side"])), Text(json["field"]), ValueJson.Read(json["value"]));

    private static Diagnostic ReadDiagnostic(JsonNode json) => new(
        Text(json["bry"]),
        Word<Severity>(json["severity"]),
        ReadOrigin(Text(json["at"])),
        Text(json["message"]),
        Items(json["expected"], Text),
        Optional(json["suggestion"]).Map(Text),
        Text(json["remedy"]));

    private static Fingerprint ReadPrint(JsonNode json) => new(RecordRef.Parse(Text(json["record"])), Hash.Parse(Text(json["print"])));

    private static HeldField ReadHeld(JsonNode json) => new(Sides.Parse(Text(json["side"])), Text(json["field"]));

    private static Origin ReadOrigin(string text)
    {
        var parts = text.Split(':');
        var numbers = parts[^3..].Select(static p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new(string.Join(':', parts[..^3]), numbers[0], numbers[1], numbers[2]);
    }

    private static TEnum Word<TEnum>(JsonNode? json)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(Text(json));

    private static string Text(JsonNode? json) => json!.GetValue<string>();

    private static Seq<T> Items<T>(JsonNode? json, Func<JsonNode, T> read) => toSeq(json!.AsArray().Select(item => read(item!)).ToArray()).Strict();
}
