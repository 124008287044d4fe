using System.Data.Common;

namespace Brygga.Connectors.State.Reads;

/// <summary>
/// The reading half of a unit of work; <c>@connection</c> is bound in every statement. The statements of this folder are plain
/// enough to be one and the same text for SQLite and SQL Server.
/// </summary>
internal interface IReads
{
    /// <summary>Where they can't be one text.</summary>
    LogWords Words { get; }

    /// <summary>Few rows, mapped by Dapper.</summary>
    IReadOnlyList<T> Read<T>(string sql, object? parameters = null);

    /// <summary>Many rows, one at a time.</summary>
    IEnumerable<DbDataReader> Stream(string sql, params (string Name, string Value)[] parameters);
}
