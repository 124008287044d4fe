using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Engine.Planning;
using Brygga.Tool.Deciding;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>What people have decided, for people, for programs and for spreadsheets.</summary>
internal static class DecisionsText
{
    private const int Format = 1;

    public static void Print(IAnsiConsole console, Seq<Decision> decisions, RecordNames names)
    {
        foreach (var decision in decisions)
        {
            console.Say($"{decision.Of.Flow}: {string.Join(" and ", decision.Of.Records.Map(record => Named(record, names)))}: {Words.Of(decision.Judgement)}");
            console.Say($"  {decision.By}, {LogText.Instant(decision.At)}: {decision.Because.ReplaceLineEndings(" ")}");
        }
    }

    public static JsonObject Json(Seq<Decision> decisions, RecordNames names) => new()
    {
        ["format"] = Format,
        ["decisions"] = new JsonArray(decisions.Map(decision => (JsonNode)new JsonObject
        {
            ["flow"] = decision.Of.Flow,
            ["severa"] = Record(decision.Of.Severa, names),
            ["fortnox"] = Record(decision.Of.Fortnox, names),
            ["decision"] = DecisionWords.Of(decision.Judgement),
            ["why"] = decision.Because,
            ["by"] = decision.By,
            ["at"] = decision.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        }).ToArray()),
    };

    /// <summary>Records by what people call them where that names one alone, so that the file can be read in again.</summary>
    public static Seq<DecisionRow> Rows(Seq<Decision> decisions, RecordNames names) => decisions.Map(decision => new DecisionRow(
        decision.Of.Flow, Key(decision.Of.Severa, names), Key(decision.Of.Fortnox, names), DecisionWords.Of(decision.Judgement), decision.Because, decision.By)).Strict();

    private static JsonObject? Record(Option<RecordRef> record, RecordNames names) =>
        record.Case is RecordRef found ? new JsonObject { ["record"] = found.ToString(), ["key"] = names[found] } : null;

    private static string Key(Option<RecordRef> record, RecordNames names) => record.Match(
        found => names.Called(names[found]).Filter(other => other.Side == found.Side).Strict() is [var only] && only == found ? names[found] : found.ToString(),
        static () => "");

    private static string Named(RecordRef record, RecordNames names) => $"{record.Side.Title()} {record.Entity.Name} {names[record]}";
}
