using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Tables;

/// <summary>
/// A statement over a set of rows, in words that SQLite and SQL Server share. It reads the rows <c>FROM @rows r</c>: each store puts its
/// own source there. No two rows of a set are of one key, since a server takes them all at once.
/// </summary>
internal sealed record SetStatement(Seq<SetColumn> Columns, string Text)
{
    public const string Rows = "@rows";

    /// <param name="columns">Names, each a short text unless a kind stands behind it: <c>id json:long</c>.</param>
    public SetStatement(string columns, string text)
        : this(toSeq(columns.Split(' ').Select(SetColumn.Parse)).Strict(), text)
    {
    }

    /// <summary>The statement with a source in the place of its rows.</summary>
    public string From(string source) => Text.Replace(Rows, source, StringComparison.Ordinal);
}

/// <summary>What a column of a set holds.</summary>
internal enum SetKind
{
    /// <summary>No longer than what a key or a word takes.</summary>
    Text,
    Long,
    Bytes,
    Number,
}

/// <summary>A column of a set.</summary>
internal sealed record SetColumn(string Name, SetKind Kind)
{
    public static SetColumn Parse(string text) => text.Split(':') is [var name, var kind] ? new(name, Enum.Parse<SetKind>(kind, ignoreCase: true)) : new(text, SetKind.Text);
}
