using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State;

/// <summary>One line of the transfer log (M38).</summary>
/// <param name="Level">One of <see cref="LogLevels"/>.</param>
/// <param name="Item">The record concerned, <c>severa.customer/…</c>.</param>
public sealed record LogEntry(DateTimeOffset At, string Level, string Flow, string Item, string Message, string Code, string Remedy)
{
    /// <summary>What the line says of what, whenever: two lines with one fingerprint say the same.</summary>
    public Hash Fingerprint => Hash.OfParts([Level, Flow, Item, Message, Code, Remedy]);

    /// <summary>Whether a text stands in the item, or in the message.</summary>
    public bool Mentions(string text) => Item.Contains(text, StringComparison.Ordinal) || Message.Contains(text, StringComparison.Ordinal);
}

/// <summary>How bad a line is.</summary>
public static class LogLevels
{
    public const string Info = "info";
    public const string Warning = "warning";
    public const string Error = "error";

    /// <summary>From the mildest to the worst.</summary>
    public static Seq<string> All { get; } = Seq(Info, Warning, Error);

    /// <summary>A level and the worse ones.</summary>
    public static Seq<string> From(string level) => All.SkipWhile(other => other != level).ToSeq().Strict();
}

/// <summary>What is asked for of the transfer log; what is left out does not matter.</summary>
/// <param name="Most">How many lines at most: the newest.</param>
public sealed record LogQuery(int Most)
{
    /// <summary>This instant and later.</summary>
    public Option<DateTimeOffset> Since { get; init; }

    /// <summary>Before this instant.</summary>
    public Option<DateTimeOffset> Until { get; init; }

    /// <summary>Empty = all.</summary>
    public Seq<string> Levels { get; init; }

    public Option<string> Flow { get; init; }

    /// <summary>Stands in the item, or in the message.</summary>
    public Option<string> About { get; init; }

    /// <summary>Whether a line is asked for.</summary>
    public bool Fits(LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Since.ForAll(since => entry.At >= since)
            && Until.ForAll(until => entry.At < until)
            && (Levels.IsEmpty || Levels.Exists(level => level == entry.Level))
            && Flow.ForAll(flow => entry.Flow == flow)
            && About.ForAll(entry.Mentions);
    }
}
