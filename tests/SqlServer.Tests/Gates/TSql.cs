using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>T-SQL as SQL Server 2019 reads it.</summary>
internal static class TSql
{
    public static (TSqlFragment Tree, IReadOnlyList<string> Mistakes) Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var mistakes);
        return (tree, mistakes.Select(static m => $"#{m.Number} line {m.Line}: {m.Message}").ToArray());
    }

    public static TSqlFragment Tree(string sql)
    {
        var (tree, mistakes) = Parse(sql);
        return mistakes.Count == 0 ? tree : throw new InvalidDataException(string.Join('\n', mistakes));
    }

    /// <summary>All parts of one kind, at any depth.</summary>
    public static IReadOnlyList<T> All<T>(TSqlFragment tree)
        where T : TSqlFragment
    {
        var found = new Finder<T>();
        tree.Accept(found);
        return found.Found;
    }

    public static string Text(TSqlFragment part) =>
        string.Concat(part.ScriptTokenStream.Skip(part.FirstTokenIndex).Take(part.LastTokenIndex - part.FirstTokenIndex + 1).Select(static t => t.Text));

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T part) Found.Add(part);
        }
    }
}
