using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Tables;

/// <summary>The tokens of each system, as they were sealed.</summary>
internal static class TokenTable
{
    public static void Begin(IWork work, Side system, DateTimeOffset at) => work.Run(Sql.Begin, new { system = system.Word(), at = Stored.Instant(at) });

    public static void Save(IWork work, Side system, SealedTokens tokens) =>
        work.Put(Sql.Replace, Sql.Save, new { system = system.Word(), text = tokens.Sealed, at = Stored.Instant(tokens.StoredAt) });

    public static class Sql
    {
        public const string Begin = "UPDATE tokens SET refresh_begun_at = @at WHERE connection = @connection AND system = @system";

        public const string Replace =
            "UPDATE tokens SET sealed_text = @text, stored_at = @at, refresh_begun_at = NULL WHERE connection = @connection AND system = @system";

        public const string Save = "INSERT INTO tokens (connection, system, sealed_text, stored_at) VALUES (@connection, @system, @text, @at)";
    }
}
