using System.CommandLine;
using Brygga.Connectors.State;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>What of the transfer log, or of the open issues, is asked for.</summary>
internal sealed record LogOptions(Option<DateTimeOffset?> Since, Option<DateTimeOffset?> Until, Option<string?> Level, Option<string?> Flow, Option<string?> Item, Option<int> Limit)
{
    /// <summary>A command that shows what is asked for.</summary>
    /// <param name="run">Is given the workspace's folder, what is asked for, and whether as JSON.</param>
    public static Command Command(string name, string description, Surroundings surroundings, Func<Surroundings, string, LogQuery, bool, CancellationToken, Task<int>> run)
    {
        var (workspace, json, asked) = (Options.Workspace(), Options.Json(), New(surroundings.Seams.Clock));
        var command = new Command(name, description)
        {
            asked.Since, asked.Until, asked.Level, asked.Flow, asked.Item, asked.Limit, workspace, json,
        };
        command.SetAction((parsed, stop) => run(surroundings, parsed.GetValue(workspace)!.FullName, asked.Of(parsed), parsed.GetValue(json), stop));
        return command;
    }

    private static LogOptions New(TimeProvider clock)
    {
        var limit = new Option<int>("--limit") { Description = "So many lines at most, the newest.", DefaultValueFactory = static _ => 100 };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var most) && most < 1)
                result.AddError("--limit takes 1 or more.");
        });
        return new(
            Durations.Instant("--since", "From this instant on: a date, an instant, or how long ago (2h, 7d).", clock),
            Durations.Instant("--until", "Before this instant.", clock),
            new Option<string?>("--level") { Description = "This level and worse." }.AcceptOnlyFromAmong([.. LogLevels.All]),
            new("--flow") { Description = "Of this flow alone." },
            new("--item") { Description = "About a record: what stands in its name (fortnox.customer/1001), or in the message." },
            limit);
    }

    private LogQuery Of(ParseResult parsed) => new(parsed.GetValue(Limit))
    {
        Since = Optional(parsed.GetValue(Since)),
        Until = Optional(parsed.GetValue(Until)),
        Levels = Optional(parsed.GetValue(Level)).Map(LogLevels.From).IfNone(Seq<string>()),
        Flow = Optional(parsed.GetValue(Flow)),
        About = Optional(parsed.GetValue(Item)),
    };
}
