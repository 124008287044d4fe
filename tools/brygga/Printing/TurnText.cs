using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Tool.Runs;

namespace Brygga.Tool.Printing;

/// <summary>One run of a watch on one line.</summary>
internal static class TurnText
{
    private const int Format = 1;

    public static string Line(Turn turn, DateTimeOffset? next)
    {
        var came = turn.Message.Length > 0
            ? turn.Message.ReplaceLineEndings(" ")
            : string.Create(CultureInfo.InvariantCulture, $"{turn.Done} of {turn.Steps} steps, {turn.Findings} findings");
        return $"{LogText.Instant(turn.At)}  {came}{(next is { } due ? $"; next {LogText.Instant(due)}" : "")}";
    }

    public static string Json(Turn turn, DateTimeOffset? next) => new JsonObject
    {
        ["format"] = Format,
        ["at"] = turn.At.ToString("O", CultureInfo.InvariantCulture),
        ["exit"] = turn.Exit,
        ["steps"] = turn.Steps,
        ["done"] = turn.Done,
        ["findings"] = turn.Findings,
        ["message"] = turn.Message,
        ["next"] = next?.ToString("O", CultureInfo.InvariantCulture),
    }.ToJsonString();
}
