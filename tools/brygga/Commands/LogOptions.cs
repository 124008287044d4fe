using System.CommandLine;
using Brygga.Connectors.State;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>What of the transfer log, or of the open issues, is asked for.</summary>
internal sealed record LogOptions(Option<DateTimeOffset?> Since, Option<DateTimeOffset?> Until, Option<string?> Level, Option<string?> Flow, Option<string?> Item, Option<int> Limit)
{
    public static LogOptions New(TimeProvider clock)
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

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Since, Until, Level, Flow, Item, Limit }) command.Add(option);
    }

    public LogQuery Of(ParseResult parsed) => new(parsed.GetValue(Limit))
    {
        Since = Optional(parsed.GetValue(Since)),
        Until = Optional(parsed.GetValue(Until)),
        Levels = Optional(parsed.GetValue(Level)).Map(LogLevels.From).IfNone(Seq<string>()),
        Flow = Optional(parsed.GetValue(Flow)),
        About = Optional(parsed.GetValue(Item)),
    };
}
