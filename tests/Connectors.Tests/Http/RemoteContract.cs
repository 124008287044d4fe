using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>What both systems' readers and writers must do, over real HTTP against the sandbox.</summary>
public abstract partial class RemoteContract
{
    private protected abstract string System { get; }

    private protected abstract EntityType Customer { get; }

    private protected abstract string Name { get; }

    /// <summary>A text field that may be empty.</summary>
    private protected abstract string Optional { get; }

    /// <summary>Values of the key of which one is a part of the other.</summary>
    private protected abstract (Value Key, Value Longer) Keys { get; }

    private protected abstract Task<Rig> Connect(int customers = 20, string? secret = null);

    private protected abstract RecordTable Table(SandboxWorld world);

    private NaturalKey Key => Customer.Keys.Head();

    private Schema Schema => Catalogues.Schema(Customer, Customer.Id, Name, Optional);

    [Fact]
    public async Task A_listing_brings_every_record_once_over_several_pages()
    {
        await using var rig = await Connect(customers: 1500);
        var pages = await rig.Pages(Customer, Listed);
        Assert.True(pages.Count > 1);
        Assert.All(pages, static page => Assert.Empty(page.Good().Gaps));
        Assert.Equal(
            Table(rig.Sandbox.World).All.Select(static record => record.Key).Order(StringComparer.Ordinal),
            pages.SelectMany(static page => page.Good().Records).Select(static record => record.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Changed_since_brings_what_changed()
    {
        await using var rig = await Connect();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var changed = Table(rig.Sandbox.World).All[7].Key;
        var since = rig.Clock.GetUtcNow();
        Table(rig.Sandbox.World).Change(changed, record => record[Name] = "Changed AB");
        var records = await rig.All(Customer, Listed, since);
        Assert.Equal((changed, Value.Of("Changed AB")), (Assert.Single(records).Id, records[0].Row.Of(Name)));
    }

    [Fact]
    public async Task A_record_that_is_created_can_be_read_back()
    {
        await using var rig = await Connect();
        var created = (await rig.Writer.Create(Customer, Schema, Fields("Åkes Rör & El AB", "www.example.se"), default)).Good();
        var read = (await rig.Reader.One(Customer, Schema, created.Id, default)).Good();
        Assert.Equal(created.Row, read.Map(static it => it.Row));
        Assert.Equal("Åkes Rör & El AB", created.Row.Of(Name).Text);
        Assert.Equal(created.Row, rig.Reader.Decode(Customer, Schema, created.Json));
    }

    [Fact]
    public async Task An_update_changes_the_named_fields_and_nothing_else()
    {
        await using var rig = await Connect();
        var created = (await rig.Writer.Create(Customer, Schema, Fields("Before AB", "www.before.se"), default)).Good();
        var updated = (await rig.Writer.Update(Customer, Schema, created.Id, Seq1(Customer.Write(Name, Value.Of("After AB"))), default)).Good();
        Assert.Equal((Value.Of("After AB"), Value.Of("www.before.se")), (updated.Row.Of(Name), updated.Row.Of(Optional)));
        Assert.Equal(updated.Row, (await rig.Reader.One(Customer, Schema, created.Id, default)).Good().Map(static it => it.Row));
    }

    [Fact]
    public async Task A_field_can_be_cleared()
    {
        await using var rig = await Connect();
        var created = (await rig.Writer.Create(Customer, Schema, Fields("Clear AB", "www.clear.se"), default)).Good();
        var cleared = (await rig.Writer.Update(Customer, Schema, created.Id, Seq1(Customer.Write(Optional, Value.Nothing)), default)).Good();
        Assert.Equal((Value.Of("Clear AB"), Value.Nothing), (cleared.Row.Of(Name), cleared.Row.Of(Optional)));
    }

    [Fact]
    public async Task A_record_is_found_by_its_exact_key()
    {
        await using var rig = await Connect();
        foreach (var key in new[] { Keys.Longer, Keys.Key })
            (await rig.Writer.Create(Customer, Schema, Fields($"Nr {key}", "").Add(Customer.Write(Key.Field, key)), default)).Good();
        var found = (await rig.Reader.Find(Customer, Schema, Key, Keys.Key, default)).Good();
        Assert.Equal($"Nr {Keys.Key}", Assert.Single(found).Row.Of(Name).Text);
        Assert.Empty((await rig.Reader.Find(Customer, Schema, Key, Value.Of(987654321), default)).Good());
    }

    [Theory]
    [InlineData("0a1b2c3d-0000-0000-0000-000000000000")]
    [InlineData("no/such?thing=%20å")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_record_that_is_not_there_is_none(string id)
    {
        await using var rig = await Connect();
        Assert.True((await rig.Reader.One(Customer, Schema, id, default)).Good().IsNone);
    }

    [Fact]
    public async Task Many_calls_earn_not_one_429()
    {
        await using var rig = await Connect();
        var id = Table(rig.Sandbox.World).All[0].Key;
        foreach (var few in Enumerable.Repeat(id, 120).Chunk(30))
            await Task.WhenAll(few.Select(one => rig.Reader.One(Customer, Schema, one, default)));
        Assert.Equal(0, rig.Sandbox.Counters.TooManyRequests);
        Assert.Equal(121, rig.Session.Calls);
        Assert.Equal(121, rig.Sandbox.Counters.Requests);
    }

    /// <summary>Fields that list rows carry.</summary>
    private Schema Listed => Catalogues.Schema(Customer, Customer.Id, Name);

    private Seq<FieldWrite> Fields(string name, string optional) =>
        Seq(Customer.Write(Name, Value.Of(name)), Customer.Write(Optional, Value.Of(optional)));
}
