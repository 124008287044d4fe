namespace Brygga.Connectors.State.SqlServer;

/// <summary>How many rows travel to the server at once.</summary>
internal static class Sets
{
    /// <summary>Some megabytes of whole records: few round trips, and no text too long for the server's liking.</summary>
    public const int Most = 1000;

    /// <summary>Characters and bytes.</summary>
    public const long Longest = 4_000_000;
}
