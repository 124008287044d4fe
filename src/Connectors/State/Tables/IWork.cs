using Brygga.Connectors.State.Reads;

namespace Brygga.Connectors.State.Tables;

/// <summary>One unit of work of one connection: all its statements or none. <c>@connection</c> is bound in every statement.</summary>
internal interface IWork : IReads
{
    /// <summary>Runs a statement once; returns how many rows it touched.</summary>
    int Run(string sql, object? parameters = null);

    /// <summary>Runs a statement for all rows of a set; returns how many rows it touched.</summary>
    /// <param name="rows">Their values in the order of the statement's columns: text, bytes, whole number or null.</param>
    int Run(SetStatement statement, IEnumerable<object?[]> rows, params (string Name, string Value)[] parameters);

    /// <summary>Changes the one row that is meant, or adds it.</summary>
    void Put(string update, string insert, object values)
    {
        if (Run(update, values) == 0) Run(insert, values);
    }
}
