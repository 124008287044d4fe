using System.Reflection;
using System.Text.RegularExpressions;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Copying;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.SqlServer;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>One statement or batch that the store sends.</summary>
internal sealed record Statement(string Name, string Sql)
{
    public override string ToString() => Name;
}

/// <summary>Every statement that the store sends to SQL Server: the constants of the nested classes named Sql, and what is put together.</summary>
internal static partial class Statements
{
    private static readonly string[] Folders = ["Brygga.Connectors.State", "Brygga.Connectors.State.Copying", "Brygga.Connectors.State.Reads", "Brygga.Connectors.State.SqlServer"];

    public static IReadOnlyList<Type> Types { get; } = typeof(IStateStore).Assembly.GetTypes().Where(static type => Folders.Contains(type.Namespace, StringComparer.Ordinal)).ToArray();

    /// <summary>Questions to the log with each condition alone, and with all of them.</summary>
    public static IReadOnlyList<LogQuery> Queries { get; } =
    [
        new(1),
        new(1) { Since = DateTimeOffset.UnixEpoch },
        new(1) { Until = DateTimeOffset.UnixEpoch },
        new(1) { Levels = LogLevels.All },
        new(1) { Flow = "customers" },
        new(1) { About = "1001" },
        new(1) { Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch, Levels = LogLevels.All, Flow = "customers", About = "1001" },
    ];

    public static IReadOnlyList<Statement> All { get; } = [.. Constants(), .. LogQueries(), .. Copying()];

    private static IEnumerable<Statement> Constants() =>
        from type in Types
        where type is { Name: "Sql", DeclaringType: not null }
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field is { IsLiteral: true } && field.FieldType == typeof(string)
        select new Statement($"{type.DeclaringType!.Name}.{field.Name}", (string)field.GetRawConstantValue()!);

    private static IEnumerable<Statement> LogQueries() =>
        Queries.Select(static (query, i) => new Statement($"LogTable.Find{i}", ListAsParameters(LogReads.Sql(query, LogTable.Words))));

    private static IEnumerable<Statement> Copying() => StateTables.All.AsEnumerable().SelectMany(static table => new[]
    {
        new Statement($"CopyOuts.Select {table.Name}", CopyOuts.Select(table)),
        new Statement($"CopyOuts.Count {table.Name}", CopyOuts.Count(table)),
        new Statement($"CopyIns.Insert {table.Name}", CopyIns.Insert(table)),
    });

    /// <summary>As Dapper writes a list.</summary>
    public static string ListAsParameters(string sql) => List().Replace(sql, "IN (@${name}1, @${name}2)");

    [GeneratedRegex("IN @(?<name>[a-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();
}
