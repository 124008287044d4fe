using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>The tokens of each system, as they were sealed.</summary>
internal static class TokenReads
{
    public static Option<SealedTokens> Find(IReads reads, Side system) => reads
        .Read<(string Sealed, string StoredAt, string? BegunAt)>(Sql.Find, new { system = system.Word() })
        .HeadOrNone()
        .Map(static row => new SealedTokens(row.Sealed, Stored.Instant(row.StoredAt)) { RefreshBegun = Optional(row.BegunAt).Map(Stored.Instant) });

    public static class Sql
    {
        public const string Find = "SELECT sealed_text, stored_at, refresh_begun_at FROM tokens WHERE connection = @connection AND system = @system";
    }
}
