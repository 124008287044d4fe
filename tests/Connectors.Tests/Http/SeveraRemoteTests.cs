using Brygga.Connectors.Http;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

public sealed class SeveraRemoteTests : RemoteContract
{
    private protected override string System => "severa";

    private protected override EntityType Customer => Catalogues.SeveraCustomer;

    private protected override string Name => "name";

    private protected override string Optional => "website";

    private protected override (Value Key, Value Longer) Keys => (Value.Of(7100), Value.Of(17100));

    private protected override string CodeOfNoRight => "PermissionDenied";

    private protected override string CodeOf500 => "InternalSystemError";

    private protected override string CodeOf401 => "AuthenticationRequired";

    private protected override (string Field, Value Value, string Code, Option<string> Named) Mistake =>
        ("number", Value.Of(-5), "InvalidParameter", "number");

    [Fact]
    public async Task A_list_that_pages_by_row_is_read_to_its_end_though_a_page_is_cut_off()
    {
        await using var rig = await Connect(customers: 300);
        rig.Sandbox.Faults.Add(new() { Kind = Sandbox.FaultKind.TruncatedPage, Path = "addresses", Nth = 2 });
        var records = await rig.All(Catalogues.SeveraAddress, Catalogues.Schema(Catalogues.SeveraAddress, "guid", "city"));
        Assert.True(records.Count > 100);
        Assert.Equal(
            rig.Sandbox.World.Severa.Addresses.All.Select(static record => record.Key).Order(StringComparer.Ordinal),
            records.Select(static record => record.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_without_pages_is_read_in_one_call()
    {
        await using var rig = await Connect();
        var schema = Catalogues.Schema(Catalogues.SeveraCountry, "guid", "code2");
        var records = await rig.All(Catalogues.SeveraCountry, schema);
        Assert.Equal((rig.Sandbox.World.Severa.Countries.Count, 2L), (records.Count, rig.Session.Calls));
        var found = (await rig.Reader.Find(Catalogues.SeveraCountry, schema, Catalogues.SeveraCountry.Keys.Head(), Value.Of("SE"), default)).Good();
        var one = (await rig.Reader.One(Catalogues.SeveraCountry, schema, found.Head().Id, default)).Good();
        Assert.Equal(found.Head().Row, one.Map(static it => it.Row));
    }

    [Fact]
    public async Task Not_one_429_on_a_clock_that_runs()
    {
        await using var sandbox = await SandboxServer.Start(new SandboxOptions { Customers = 5 }, default);
        using var limiter = SeveraSession.Limiter(TimeProvider.System);
        var connection = new SeveraConnection(sandbox.Severa, sandbox.SeveraClientId, Secret(sandbox), Seq1("customers:read"));
        using var session = new SeveraSession(connection, Catalogues.Severa, limiter, new SessionOptions());
        var reader = new SeveraReader(session);
        var id = Table(sandbox.World).All[0].Key;
        await Task.WhenAll(Enumerable.Repeat(id, 35).Select(one => reader.One(Customer, Catalogues.Schema(Customer, "name"), one, default)));
        Assert.Equal((36L, 0L), (sandbox.Counters.Requests, sandbox.Counters.TooManyRequests));
    }

    [Fact]
    public async Task An_edited_address_surfaces_its_customer()
    {
        await using var rig = await Connect();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var address = rig.Sandbox.World.Severa.Addresses.All[0];
        rig.Sandbox.World.Severa.Addresses.Change(address.Key, static record => record["city"] = "Kiruna");
        var records = await rig.All(Customer, Catalogues.Schema(Customer, "guid", "name"), rig.Clock.GetUtcNow());
        Assert.Equal(address.Text("customer"), Assert.Single(records).Id);
    }

    [Fact]
    public async Task An_address_is_created_under_its_customer()
    {
        await using var rig = await Connect();
        var owner = rig.Sandbox.World.Severa.Customers.All[2].Key;
        var entity = Catalogues.SeveraAddress;
        var fields = Seq(
            entity.Write("customer", Value.Of(owner)), entity.Write("city", Value.Of("Luleå")), entity.Write("isBillingAddress", Value.True));
        var created = (await rig.Writer.Create(entity, Catalogues.Schema(entity, "customer", "city", "isBillingAddress"), fields, default)).Good();
        Assert.All(fields, write => Assert.Equal(write.Value, created.Row.Of(write.Field.Name)));
    }

    private protected override Task<Rig> Connect(int customers = 20, string? secret = null) =>
        Rig.Connect(customers, SeveraSession.Limiter, (sandbox, limiter, options) =>
        {
            var scopes = Seq("customers:read", "customers:write", "settings:read");
            var connection = new SeveraConnection(sandbox.Severa, sandbox.SeveraClientId, secret ?? Secret(sandbox), scopes);
            var session = new SeveraSession(connection, Catalogues.Severa, limiter, options);
            return (session, new SeveraReader(session), new SeveraWriter(session));
        });

    private protected override string Secret(SandboxServer sandbox) => sandbox.SeveraClientSecret;

    private protected override RecordTable Table(SandboxWorld world) => world.Severa.Customers;
}
