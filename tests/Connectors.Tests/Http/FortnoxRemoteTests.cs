using System.Globalization;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

public sealed class FortnoxRemoteTests : RemoteContract
{
    private protected override string System => "fortnox";

    private protected override EntityType Customer => Catalogues.FortnoxCustomer;

    private protected override string Name => "Name";

    private protected override string Optional => "WWW";

    private protected override (Value Key, Value Longer) Keys => (Value.Of("A100"), Value.Of("1A100"));

    private protected override string CodeOfNoRight => "2003275";

    private protected override string CodeOf500 => "1000003";

    private protected override string CodeOf401 => "invalid_client";

    private protected override (string Field, Value Value, string Code, Option<string> Named) Mistake =>
        ("Comments", Value.Of("<b>"), "2000359", None);

    [Fact]
    public async Task Active_is_told_by_filtered_lists_and_costs_no_call_a_record()
    {
        await using var rig = await Connect(customers: 60);
        var records = await rig.All(Customer, Catalogues.Schema(Customer, "CustomerNumber", "Active"));
        Assert.Equal(4, rig.Session.Calls);
        Assert.Equal(
            Table(rig.Sandbox.World).All.Select(static record => $"{record.Key} {Value.Of(record.Flag("Active"))}").Order(StringComparer.Ordinal),
            records.Select(static record => $"{record.Id} {record.Row.Of("Active")}").Order(StringComparer.Ordinal));
        Assert.Contains(records, static record => record.Row.Of("Active") == Value.False);
    }

    [Fact]
    public async Task A_record_that_falls_between_two_filtered_lists_is_a_gap()
    {
        await using var rig = await Connect(customers: 60);
        rig.Sandbox.Faults.Add(new() { Kind = Sandbox.FaultKind.TruncatedPage, Path = "customers", Nth = 2 });
        var pages = await rig.Pages(Customer, Catalogues.Schema(Customer, "CustomerNumber", "Active"));
        Assert.NotEmpty(pages[^1].Good().Gaps);
        Assert.Equal(Table(rig.Sandbox.World).Count, pages[0].Good().Expected);
    }

    [Fact]
    public async Task What_lists_lack_is_read_one_by_one()
    {
        await using var rig = await Connect(customers: 60);
        var schema = Catalogues.Schema(Customer, "CustomerNumber", "Phone1", "CountryCode", "Active");
        var records = await rig.All(Customer, schema);
        Assert.Equal(Table(rig.Sandbox.World).Count + 2, rig.Session.Calls);
        Assert.Equal(0, rig.Sandbox.Counters.TooManyRequests);
        Assert.Equal(
            Table(rig.Sandbox.World).All
                .Select(static record => $"{record.Key} {Value.Of(record.Text("CountryCode"))} {Value.Of(record.Flag("Active"))}")
                .Order(StringComparer.Ordinal),
            records.Select(static record => $"{record.Id} {record.Row.Of("CountryCode")} {record.Row.Of("Active")}").Order(StringComparer.Ordinal));
        Assert.All(records, record => Assert.Equal(record.Row, rig.Reader.Decode(Customer, schema, record.Json)));
    }

    [Fact]
    public async Task A_field_that_lists_name_otherwise_has_its_catalogue_name()
    {
        await using var rig = await Connect();
        var records = await rig.All(Customer, Catalogues.Schema(Customer, "CustomerNumber", "Phone1"));
        Assert.Equal(
            Table(rig.Sandbox.World).All.Select(static record => $"{record.Key} {Value.Of(record.Text("Phone1"))}").Order(StringComparer.Ordinal),
            records.Select(static record => $"{record.Id} {record.Row.Of("Phone1")}").Order(StringComparer.Ordinal));
        Assert.Contains(records, static record => record.Row.Of("Phone1").IsSet);
    }

    [Fact]
    public async Task Only_what_was_found_is_read_one_by_one()
    {
        await using var rig = await Connect(customers: 60);
        var one = Table(rig.Sandbox.World).All[5];
        var schema = Catalogues.Schema(Customer, "CountryCode", "Active");
        var found = (await rig.Reader.Find(Customer, schema, Customer.Keys.Head(), Value.Of(one.Key), default)).Good();
        Assert.Equal((Value.Of(one.Flag("Active")), 3L), (Assert.Single(found).Row.Of("Active"), rig.Session.Calls));
    }

    [Fact]
    public async Task A_key_that_is_the_id_is_found_by_one_call()
    {
        await using var rig = await Connect();
        var schema = Catalogues.Schema(Customer, "Name");
        var key = Customer.Keys.Head() with { Find = None };
        var id = Table(rig.Sandbox.World).All[5].Key;
        Assert.Equal(id, Assert.Single((await rig.Reader.Find(Customer, schema, key, Value.Of(id), default)).Good()).Id);
        Assert.Empty((await rig.Reader.Find(Customer, schema, key, Value.Of("no such"), default)).Good());
        Assert.Equal(3, rig.Session.Calls);
    }

    [Fact]
    public async Task A_number_may_hold_a_slash()
    {
        await using var rig = await Connect();
        var fields = Seq(Customer.Write("Name", Value.Of("Snedstreck AB")), Customer.Write("CustomerNumber", Value.Of("A/1+å")));
        var created = (await rig.Writer.Create(Customer, Catalogues.Schema(Customer, "Name"), fields, default)).Good();
        Assert.Equal("A/1+å", created.Id);
        Assert.True((await rig.Reader.One(Customer, Catalogues.Schema(Customer, "Name"), "A/1+å", default)).Good().IsSome);
    }

    [Fact]
    public async Task A_success_that_holds_an_error_is_a_fault()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(200, """{"ErrorInformation":{"Error":1,"Message":"Felaktigt fältnamn (Quantity)","Code":"2001399"}}""");
        var fault = (await rig.Reader.One(Customer, Catalogues.Schema(Customer, "Name"), "1", default)).Bad();
        Assert.Equal((Remote.FaultKind.Data, "2001399", Some("Quantity")), (fault.Kind, fault.Code, fault.Field));
    }

    [Fact]
    public async Task A_text_cut_off_inside_an_emoji_is_read()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(200, """{"Customer":{"CustomerNumber":"1","Name":"A\\ud83d \ud83d\ude00 \ud83d"}}""");
        var record = (await rig.Reader.One(Customer, Catalogues.Schema(Customer, "Name"), "1", default)).Good();
        Assert.Equal("A\\ud83d \ud83d\ude00 \ufffd", record.Map(static it => it.Row.Of("Name").Text));
    }

    [Fact]
    public async Task A_small_register_is_read_whole()
    {
        await using var rig = await Connect();
        var entity = Catalogues.FortnoxCurrency;
        var records = await rig.All(entity, Catalogues.Schema(entity, "Code"));
        Assert.Equal(rig.Sandbox.World.Fortnox.Currencies.Count, records.Count);
        Assert.Single((await rig.Reader.Find(entity, Catalogues.Schema(entity, "Code"), entity.Keys.Head(), Value.Of("SEK"), default)).Good());
    }

    [Fact]
    public async Task What_may_not_be_read_is_unknown()
    {
        await using var rig = await Connect();
        rig.Sandbox.Faults.Add(new() { Kind = Sandbox.FaultKind.NoRight, Path = "customers", Field = "Email" });
        var records = await rig.All(Customer, Catalogues.Schema(Customer, "CustomerNumber", "Email"));
        Assert.All(records, static record => Assert.True(record.Row.Of("Email").IsUnknown));
    }

    [Fact]
    public async Task A_used_number_is_refused_with_Fortnox_s_code()
    {
        await using var rig = await Connect();
        var used = Table(rig.Sandbox.World).All[0].Key;
        var fields = Seq(Customer.Write("Name", Value.Of("Twin AB")), Customer.Write("CustomerNumber", Value.Of(used)));
        Assert.Equal("2000637", (await rig.Writer.Create(Customer, Catalogues.Schema(Customer, "Name"), fields, default)).Bad().Code);
    }

    /// <summary>At 01:00 UTC Stockholm's clock goes back from 03:00 to 02:00: its words from 02:00 to 03:00 mean two instants.</summary>
    [Theory]
    [InlineData("2026-10-25T00:10:00Z")]
    [InlineData("2026-10-25T00:50:00Z")]
    [InlineData("2026-10-25T01:05:00Z")]
    [InlineData("2026-10-25T01:59:00Z")]
    [InlineData("2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T01:00:00Z")]
    public async Task No_change_is_missed_when_the_clock_is_turned(string since)
    {
        await using var rig = await Connect();
        var mark = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture);
        var changed = Table(rig.Sandbox.World).All.Take(6).Select(static record => record.Key).ToList();
        foreach (var (key, minutes) in changed.Zip([0, 5, 20, 45, 70, 130]))
        {
            rig.Clock.MoveTo(mark.AddMinutes(minutes));
            Table(rig.Sandbox.World).Change(key, static record => record["City"] = "Visby");
        }
        var records = await rig.All(Customer, Catalogues.Schema(Customer, "CustomerNumber"), mark);
        Assert.Empty(changed.Except(records.Select(static record => record.Id), StringComparer.Ordinal));
    }

    private protected override Task<Rig> Connect(int customers = 20, string? secret = null) =>
        Rig.Connect(customers, FortnoxSession.Limiter, (sandbox, limiter, options) =>
        {
            var tenant = sandbox.TenantId.ToString(CultureInfo.InvariantCulture);
            var connection = new FortnoxConnection(sandbox.Fortnox, sandbox.FortnoxAuth, sandbox.FortnoxClientId, secret ?? Secret(sandbox), new FortnoxAccess.Credentials(tenant));
            var session = new FortnoxSession(connection, Catalogues.Fortnox, limiter, options);
            return (session, new FortnoxReader(session), new FortnoxWriter(session));
        });

    private protected override string Secret(SandboxServer sandbox) => sandbox.FortnoxClientSecret;

    private protected override RecordTable Table(SandboxWorld world) => world.Fortnox.Customers;
}
