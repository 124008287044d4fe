using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>An issue as both of its tables have it.</summary>
internal sealed record StoredIssue(string Since, string Kind, string Level, string Flow, string Item, string Message, string Code, string Remedy, string Fields)
{
    private const char Between = '\n';

    /// <summary>As a set of rows has them.</summary>
    public const string Columns = "since kind level flow item:long message:long code remedy:long fields:long";

    public Issue Issue => new(
        new(Stored.Instant(Since), Level, Flow, Item, Message, Code, Remedy),
        Kind,
        toSeq(Fields.Split(Between, StringSplitOptions.RemoveEmptyEntries)).Strict());

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public static object[] Values(Issue issue, DateTimeOffset since) =>
        [Stored.Instant(since), issue.Kind, issue.Line.Level, issue.Line.Flow, issue.Line.Item, issue.Line.Message, issue.Line.Code, issue.Line.Remedy, Text(issue.Fields)];

    private static string Text(Seq<string> fields) => string.Join(Between, fields);
}
