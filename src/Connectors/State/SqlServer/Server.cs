using Microsoft.Data.SqlClient;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>A database on a server, and how it is opened. Its text names server and database and nothing secret.</summary>
internal sealed class Server
{
    private const int Tries = 5;
    private const string Form = "Its form is: Server=HOST;Database=NAME;User ID=USER;Password=...;Encrypt=True";

    private readonly string _shown;

    private Server(SqlConnectionStringBuilder settings) =>
        (ConnectionString, _shown) = (settings.ConnectionString, $"database '{settings.InitialCatalog}' on '{settings.DataSource}'");

    public static Server Of(string connectionString)
    {
        var settings = Read(connectionString) ?? throw new InvalidDataException($"The connection string of the state can't be read.\n{Form}");
        if (settings.DataSource.Length == 0 || settings.InitialCatalog.Length == 0)
            throw new InvalidDataException($"The connection string of the state names no server or no database.\n{Form}");
        return new(settings);
    }

    /// <summary>With the password: for SqlClient alone.</summary>
    public string ConnectionString { get; }

    /// <summary>SqlClient itself tries again while the server can't be reached.</summary>
    public async Task<SqlConnection> Open(CancellationToken stop)
    {
        var connection = new SqlConnection(ConnectionString) { RetryLogicProvider = Retry };
        try
        {
            await connection.OpenAsync(stop).ConfigureAwait(false);
            return connection;
        }
        catch (Exception fault) when (fault is SqlException or AggregateException && !stop.IsCancellationRequested)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw Unreached(fault);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override string ToString() => _shown;

    /// <summary>Null where it is none: SqlClient's own message may quote a part of it, so that is kept back.</summary>
    private static SqlConnectionStringBuilder? Read(string connectionString)
    {
        try
        {
            return new(connectionString) { ApplicationName = "brygga", MultipleActiveResultSets = false, PersistSecurityInfo = false };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static SqlRetryLogicBaseProvider Retry { get; } = SqlConfigurableRetryFactory.CreateExponentialRetryProvider(new SqlRetryLogicOption
    {
        NumberOfTries = Tries,
        DeltaTime = TimeSpan.FromMilliseconds(500),
        MaxTimeInterval = TimeSpan.FromSeconds(10),
        TransientErrors = Transient.Numbers,
    });

    private StateUnavailableException Unreached(Exception fault)
    {
        var cause = fault is AggregateException { InnerException: SqlException inner } ? inner : fault;
        return new($"The state, {this}, can't be opened: {cause.Message}\nLook whether the server runs and may be reached from here, and whether the user may use the database.", cause);
    }
}
