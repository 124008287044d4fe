namespace Brygga.SqlServer.Tests.Gates;

/// <summary>A clustered key has room for 900 bytes, any other for 1,700; the server only warns, and fails on the first long value.</summary>
internal static class Keys
{
    public static IReadOnlyList<string> TooWide(Tables schema) =>
    [
        .. from table in schema.All
           from key in table.Keys
           let sizes = key.Columns.Select(column => table[column].Bytes).ToArray()
           let room = key.IsClustered ? 900 : 1700
           where sizes.Contains(null) || sizes.Sum() > room
           select $"{key.Name}: {(sizes.Contains(null) ? "a column that may not be in a key" : $"{sizes.Sum()} bytes of {room}")}",
    ];
}
