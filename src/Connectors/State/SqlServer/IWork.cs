using Brygga.Connectors.State.Reads;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>One unit of work of one connection: all its statements or none. <c>@connection</c> is bound in every statement.</summary>
internal interface IWork : IReads
{
    string Connection { get; }

    /// <summary>Runs a statement once; returns how many rows it touched.</summary>
    int Run(string sql, object? parameters = null);

    /// <summary>Runs a statement once for all rows of a set; returns how many rows it touched.</summary>
    int Run(string sql, RowSet set, object? parameters = null);
}
