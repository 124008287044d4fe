using System.CommandLine;
using System.Text.Json.Nodes;
using Brygga.Rules;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules eval</c>: one expression on one record.</summary>
internal static class RulesEvalCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json, record, of) = (Options.AnyWorkspace(), Options.Json(), Options.Record(), Options.Of());
        var expression = new Argument<string>("EXPR") { Description = "An expression of the rules language; the fields of the record are bare names." };
        var command = new Command("eval", "Evaluate one expression on one record: its value, its type, and what it read.\n\nExample: brygga rules eval \"name | upper | truncate(10)\" --record ada.json\nThe file holds one record as the API sends it; a field that it lacks counts as unread.")
        {
            expression, record, of, workspace, json,
        };
        command.SetAction(parsed => surroundings.Ends(
            from rules in RuleSource.Open(Options.Folder(parsed.GetValue(workspace)))
            from playground in Playground.Open(rules, parsed.GetValue(of)!, Prelude.Optional(parsed.GetValue(record)).Map(static f => f.FullName))
            from tried in playground.Try(parsed.GetValue(expression)!).MapLeft(static mistakes => new Problem(ExitCode.Usage, mistakes))
            select Show(surroundings, tried.Expression, tried.Result, parsed.GetValue(json))));
        return command;
    }

    private static int Show(Surroundings surroundings, Evaluable expression, Evaluated result, bool json)
    {
        if (json) surroundings.Out.Say(Json(expression, result));
        else
        {
            surroundings.Out.Say($"value  {Playground.Shown(result.Value)}");
            surroundings.Out.Say($"type   {expression.Type}");
            foreach (var read in Playground.Reads(result)) surroundings.Out.Say($"read   {read}");
        }
        return ExitCode.Done;
    }

    private static JsonObject Json(Evaluable expression, Evaluated result) => new()
    {
        ["format"] = Diagnostics.Format,
        ["value"] = result.Value.IsSet ? result.Value.ToString() : null,
        ["unread"] = result.Value.IsUnknown,
        ["type"] = expression.Type,
        ["read"] = new JsonArray(Playground.Reads(result).Map(static r => (JsonNode)JsonValue.Create(r)).ToArray()),
    };
}
