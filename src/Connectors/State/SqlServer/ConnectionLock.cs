using Dapper;
using LanguageExt;
using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// One process at a time for a connection: a lock that a session of its own holds at the server. It goes with the session, and the
/// session with the process, however it ends.
/// </summary>
internal sealed class ConnectionLock : IAsyncDisposable
{
    private readonly SqlConnection _session;

    private ConnectionLock(SqlConnection session) => _session = session;

    public static async Task<Option<IAsyncDisposable>> Try(Server server, string connection, CancellationToken stop)
    {
        var session = await server.Open(server.Unpooled, stop).ConfigureAwait(false);
        var got = await session.ExecuteScalarAsync<int>(new(Sql.Take, new { resource = $"brygga-run:{connection}" }, cancellationToken: stop)).ConfigureAwait(false);
        if (got >= 0) return Option<IAsyncDisposable>.Some(new ConnectionLock(session));
        await session.DisposeAsync().ConfigureAwait(false);
        return Option<IAsyncDisposable>.None;
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    public static class Sql
    {
        public const string Take =
            """
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
            SELECT @got;
            """;
    }
}
