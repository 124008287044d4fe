using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The tokens of each system, as they were sealed.</summary>
internal static class TokenTable
{
    public static void Begin(Work work, Side system, DateTimeOffset at) => work.Run(
        "UPDATE tokens SET refresh_begun_at = @at WHERE connection = @connection AND system = @system",
        new { system = system.Word(), at = Stored.Instant(at) });

    public static void Save(Work work, Side system, SealedTokens tokens) => work.Run(
        """
        INSERT INTO tokens (connection, system, sealed_text, stored_at) VALUES (@connection, @system, @text, @at)
        ON CONFLICT (connection, system) DO UPDATE SET sealed_text = excluded.sealed_text, stored_at = excluded.stored_at, refresh_begun_at = NULL
        """,
        new { system = system.Word(), text = tokens.Sealed, at = Stored.Instant(tokens.StoredAt) });
}
