using System.Reflection;
using Brygga.Connectors.State;
using Brygga.Connectors.State.SqlServer;
using Brygga.Connectors.Tests.State;
using Xunit;

namespace Brygga.SqlServer.Tests;

/// <summary>The contract of every store, on a server that is named in the environment; without one each test is skipped by name.</summary>
public sealed class SqlServerStateStoreTests : CopiedStateContract, IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    protected override async Task<IStateStore> Open(string connection = "acme") =>
        (await SqlServerState.Open(await _database.ConnectionString(), connection, TimeProvider.System, CancellationToken.None)).Store;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _database.Drop();

    /// <summary>Without a server a test that can't be skipped would fail, and one that never opens the store would pass for nothing.</summary>
    [Fact]
    public void Every_test_of_the_contract_can_be_skipped()
    {
        var tests = typeof(CopiedStateContract).GetMethods().Where(static m => m.GetCustomAttributes<FactAttribute>().Any()).ToArray();
        Assert.True(tests.Length > 40, $"{tests.Length} tests");
        Assert.Equal(
            ["Any_value_is_of_every_kind", "Every_method_that_writes_is_among_those_that_are_fenced"],
            tests.Where(static m => !m.GetCustomAttributes<FactAttribute>().Any(static a => a is SkippableFactAttribute or SkippableTheoryAttribute)).Select(static m => m.Name).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task A_new_database_may_be_opened_by_many_at_once()
    {
        await _database.ConnectionString();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Open($"c{i}"))));
        foreach (var store in stores) await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Writers_of_one_connection_do_not_lose_each_other_s_lines()
    {
        await using var one = await Open();
        await using var other = await Open();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : other).Log(LanguageExt.Prelude.Seq1(Sample.Entry(i, $"line {i}")), CancellationToken.None)));
        Assert.Equal(40, (await one.ReadLog(new(100), CancellationToken.None)).Count);
    }
}
