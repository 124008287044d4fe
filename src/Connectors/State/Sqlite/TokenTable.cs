using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The tokens of each system, as they were sealed.</summary>
internal static class TokenTable
{
    public static Option<SealedTokens> Find(Work work, Side system) => work
        .Read<(string Sealed, string StoredAt, string? BegunAt)>(
            "SELECT sealed_text, stored_at, refresh_begun_at FROM tokens WHERE connection = @connection AND system = @system",
            new { system = system.Word() })
        .HeadOrNone()
        .Map(static row => new SealedTokens(row.Sealed, Stored.Instant(row.StoredAt)) { RefreshBegun = Optional(row.BegunAt).Map(Stored.Instant) });

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
