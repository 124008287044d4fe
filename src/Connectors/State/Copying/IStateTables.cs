using LanguageExt;

namespace Brygga.Connectors.State.Copying;

/// <summary>A row of a table: texts, bytes, whole numbers or null, in the order of its columns.</summary>
public sealed record StateRow(StateTable Table, IReadOnlyList<object?> Values);

/// <summary>The state of one connection row by row, for moving it from one store to another. Every store has it.</summary>
public interface IStateTables
{
    /// <summary>How many rows each table has.</summary>
    Task<Seq<(StateTable Table, long Rows)>> CountRows(CancellationToken stop);

    /// <summary>Shows all rows as they stand at one moment, table by table in the order of <see cref="StateTables.All"/>.</summary>
    Task CopyOut(Action<IEnumerable<StateRow>> see, CancellationToken stop);

    /// <summary>Takes all rows over, or none.</summary>
    /// <param name="rows">In the order of the tables; may be gone through more than once.</param>
    /// <exception cref="InvalidDataException">The connection has rows already, or one of these breaks the tables' rules.</exception>
    Task CopyIn(IEnumerable<StateRow> rows, CancellationToken stop);
}
