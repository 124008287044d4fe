using System.Data;
using Brygga.Connectors.State.Reads;
using Brygga.Connectors.State.Tables;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>
/// The database as one connection sees it. A unit of work first takes the connection's lock in its transaction: writers alone,
/// readers together. So a unit sees nothing change under it and no statement has to think of others, whatever the isolation.
/// A unit that a passing error ended is done again as a whole; one whose answer was lost is first looked up (<see cref="UnitTable"/>).
/// The statements of a unit run one after the other on the calling thread, as SQLite's do: both stores share what reads them.
/// </summary>
internal sealed class Database : IUnits
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Server _server;
    private readonly string _connection;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _again;
    private readonly string _writer = $"{Guid.NewGuid():N}";
    private long _units;

    public Database(Server server, string connection, TimeProvider clock)
    {
        (_server, _connection, _clock) = (server, connection, clock);
        _again = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(Again).Build();
    }

    public Task<T> Read<T>(Func<IReads, T> unit, CancellationToken stop) => InTurn(token => Once(UnitTable.Together, (work, _) => unit(work), token), stop);

    public Task<T> Write<T>(Func<IWork, T> unit, long? fence, CancellationToken stop)
    {
        var numbered = new Unit<T>(_writer, Interlocked.Increment(ref _units), fence, unit, _clock);
        return InTurn(token => Once(UnitTable.Alone, numbered.Run, token), stop);
    }

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private static RetryStrategyOptions Again => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<SqlException>(Transient.Is),
        MaxRetryAttempts = 5,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(300),
        MaxDelay = TimeSpan.FromSeconds(10),
    };

    private async Task<T> InTurn<T>(Func<CancellationToken, ValueTask<T>> unit, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await _again.ExecuteAsync(unit, stop).ConfigureAwait(false);
        }
        catch (SqlException fault) when (Transient.Is(fault))
        {
            throw new StateUnavailableException(
                $"The state, {_server}, does not answer: {fault.Message}\nWhat was going on may or may not be stored; the next run looks before it does anything again.", fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<T> Once<T>(string mode, Func<IWork, Begun, T> work, CancellationToken stop)
    {
        var server = await _server.Open(stop).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using var transaction = server.BeginTransaction(IsolationLevel.ReadCommitted);
            var w = new Work(transaction, _connection, stop);
            var result = work(w, UnitTable.Begin(w, _connection, mode, _writer));
            transaction.Commit();
            return result;
        }
    }
}
