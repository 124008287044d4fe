using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using Brygga.Sandbox;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>What a run reads, over real HTTP, and what it need not read (MODEL 4).</summary>
public sealed class SnapshotReaderTests
{
    private const string Projects =
        """
        flow: projects
        between: { severa: project, fortnox: project }
        create: { to_fortnox: project }
        enabled: true
        master: severa
        link: { by number: { number: { severa: number | text, fortnox: ProjectNumber } } }
        fields:
          name:        { fortnox: Description, to_fortnox: name | truncate(50) }
          description: { fortnox: Comments, to_fortnox: description | truncate(512) }

        """;

    private static readonly EntityRef FortnoxCustomer = new(Side.Fortnox, "customer");
    private static readonly EntityRef FortnoxProject = new(Side.Fortnox, "project");

    /// <summary>Every customer of Fortnox is read by itself, for its website.</summary>
    private static readonly RuleBook Details = Over("  website: { severa: website, fortnox: WWW, too_long: hold }");

    private static readonly RuleBook WithProjects = Shipped.With("projects.yaml", Projects).Ready();

    private static readonly RuleBook Related = Over(
        "  currency: { severa: currency.code, fortnox: Currency, empty: keep }\n  phone: { fortnox: Phone1, to_fortnox: (addresses | first(it.phone is set)).phone, too_long: hold }").Ready();

    [Fact]
    public async Task The_first_run_reads_every_entity_that_the_rules_need()
    {
        await using var rig = await ReadingRig.Open(Related);
        var (start, snapshot) = (rig.Clock.GetUtcNow(), await rig.Read());
        Assert.Equal(
            new[] { ("severa.customer", rig.Sandbox.World.Severa.Customers.Count), ("fortnox.customer", rig.Sandbox.World.Fortnox.Customers.Count),
             ("severa.address", rig.Sandbox.World.Severa.Addresses.Count), ("severa.currency", rig.Sandbox.World.Severa.Currencies.Count) },
            snapshot.Tables.Map(static table => (table.Entity.ToString(), table.Records.Length)).AsEnumerable().Where(static t => t.Item1 is not "fortnox.currency"));
        Assert.All(snapshot.Tables, table => Assert.True(table.Coverage.ProvesAbsence(start)));
    }

    [Fact]
    public async Task A_reference_leads_from_a_record_to_the_one_that_it_names()
    {
        await using var rig = await ReadingRig.Open(Related);
        var snapshot = await rig.Read();
        var currencies = snapshot[new(Side.Severa, "currency")].Records.Select(static record => record.Id).ToHashSet(StringComparer.Ordinal);
        var named = snapshot[new(Side.Severa, "customer")].Records.Select(static record => Catalogues.Of(record.Row, "currency")).Where(static value => value.IsSet).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, value => Assert.Contains(value.Referenced.Record.Id, currencies));
    }

    [Fact]
    public async Task A_related_entity_is_read_by_what_has_changed_in_its_own_list()
    {
        await using var rig = await ReadingRig.Open(Related);
        await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(2));
        var address = rig.Sandbox.World.Severa.Addresses.All[3].Key;
        rig.Sandbox.World.Severa.Addresses.Change(address, static record => record["phone"] = "0980-1");
        var row = (await rig.Read())[new(Side.Severa, "address")].Records.Single(record => record.Id == address).Row;
        Assert.Equal("0980-1", Catalogues.Of(row, "phone").Text);
        Assert.Equal(2, rig.Called.Count(static path => path.EndsWith("/addresses", StringComparison.Ordinal)));
    }

    /// <summary>Reads &lt;= k + own writes of the last run + c + ceil(projects / 500).</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(50, 0)]
    [InlineData(50, 3)]
    public async Task An_incremental_run_makes_no_more_calls_than_changes_and_own_writes_and_a_few(int changed, int written)
    {
        await using var rig = await ReadingRig.Open(Both);
        await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(2));
        var customers = rig.Sandbox.World.Fortnox.Customers.All;
        for (var i = 0; i < written; i++) await rig.Write("fortnox.customer", customers[i].Key, "Name", Value.Of($"Own {i} AB"));
        for (var i = 0; i < changed; i++) rig.Sandbox.World.Fortnox.Customers.Change(customers[written + i].Key, record => record["WWW"] = $"www.changed-{i}.se");
        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        var snapshot = await rig.Read();
        var projects = rig.Sandbox.World.Fortnox.Projects.Count;
        var few = ReadPlan.Of(rig.Book).Price(_ => 0).Still;
        Assert.InRange(rig.Called.Count, few, changed + written + few - 1 + ((projects + 499) / 500));
        Assert.Equal(changed + written, rig.Singles("customers"));
        Assert.Equal(changed, snapshot[FortnoxCustomer].Records.Count(static record => Catalogues.Of(record.Row, "WWW").ToString().StartsWith("www.changed-", StringComparison.Ordinal)));
        Assert.Equal(0, rig.Sandbox.Counters.TooManyRequests);
    }

    [Fact]
    public async Task A_run_that_reads_changes_loads_no_JSON_but_of_what_is_compared()
    {
        await using var rig = await ReadingRig.Open(Details);
        await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(2));
        await rig.Read();
        Assert.Equal(0, rig.State.JsonLoads);
    }

    [Fact]
    public async Task Where_no_list_tells_what_has_changed_a_record_is_read_when_its_row_has()
    {
        await using var rig = await ReadingRig.Open(WithProjects);
        await rig.Read();
        Assert.Equal(rig.Sandbox.World.Fortnox.Projects.Count, rig.Singles("projects"));
        rig.Clock.Advance(TimeSpan.FromHours(2));
        await rig.Read();
        Assert.Equal(0, rig.Singles("projects"));
        var project = rig.Sandbox.World.Fortnox.Projects.All[4].Key;
        rig.Sandbox.World.Fortnox.Projects.Change(project, static record => (record["Description"], record["Comments"]) = ("Renamed", "Said anew"));
        rig.Clock.Advance(TimeSpan.FromHours(2));
        var snapshot = await rig.Read();
        Assert.Equal(1, rig.Singles("projects"));
        Assert.Equal("Said anew", Comments(snapshot, project).Text);
        Assert.True(snapshot[FortnoxProject].Coverage.ProvesAbsence(rig.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_such_a_list_does_not_show_is_noticed_within_a_week()
    {
        await using var rig = await ReadingRig.Open(WithProjects);
        await rig.Read();
        var project = rig.Sandbox.World.Fortnox.Projects.All[4].Key;
        rig.Sandbox.World.Fortnox.Projects.Change(project, static record => record["Comments"] = "Said anew");
        rig.Clock.Advance(TimeSpan.FromDays(6));
        Assert.NotEqual(Value.Of("Said anew"), Comments(await rig.Read(), project));
        rig.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal("Said anew", Comments(await rig.Read(), project).Text);
    }

    [Fact]
    public async Task A_first_load_that_was_interrupted_goes_on_where_it_stopped()
    {
        await using var rig = await ReadingRig.Open(Details);
        rig.BreaksAt = 50;
        Assert.True((await rig.TryRead()).IsLeft);
        var done = rig.Singles("customers");
        rig.BreaksAt = 0;
        rig.Clock.Advance(TimeSpan.FromHours(3));
        var first = rig.Sandbox.World.Fortnox.Customers.All.Select(static record => record.Key).Order(StringComparer.Ordinal).First();
        rig.Sandbox.World.Fortnox.Customers.Change(first, static record => record["WWW"] = "www.meanwhile.se");
        var (start, snapshot) = (rig.Clock.GetUtcNow(), await rig.Read());
        var all = rig.Sandbox.World.Fortnox.Customers.Count;
        Assert.InRange(done, 30, 50);
        Assert.InRange(rig.Singles("customers"), all - done + 1, all - 20);
        Assert.Equal(all, snapshot[FortnoxCustomer].Records.Length);
        Assert.Equal("www.meanwhile.se", Website(snapshot, first).Text);
        Assert.DoesNotContain(snapshot[FortnoxCustomer].Records, static record => Catalogues.Of(record.Row, "WWW").IsUnknown);
        Assert.True(snapshot[FortnoxCustomer].Coverage.ProvesAbsence(start));
    }

    [Fact]
    public async Task What_an_interrupted_load_has_read_is_not_taken_over_a_day_later()
    {
        await using var rig = await ReadingRig.Open(Details);
        rig.BreaksAt = 50;
        await rig.TryRead();
        rig.BreaksAt = 0;
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.Read();
        Assert.Equal(rig.Sandbox.World.Fortnox.Customers.Count, rig.Singles("customers"));
    }

    [Fact]
    public async Task Once_a_week_everything_is_listed_so_that_what_is_gone_is_noticed_and_nothing_is_read_by_itself_for_that()
    {
        await using var rig = await ReadingRig.Open(Details);
        await rig.Read();
        var (gone, changed) = (rig.Sandbox.World.Fortnox.Customers.All[2].Key, rig.Sandbox.World.Fortnox.Customers.All[3].Key);
        rig.Sandbox.World.Fortnox.Customers.Remove(gone);
        rig.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains((await rig.Read())[FortnoxCustomer].Records, record => record.Id == gone);
        rig.Clock.Advance(TimeSpan.FromDays(1.1));
        rig.Sandbox.World.Fortnox.Customers.Change(changed, static record => record["WWW"] = "www.changed.se");
        var snapshot = await rig.Read();
        Assert.DoesNotContain(snapshot[FortnoxCustomer].Records, record => record.Id == gone);
        Assert.Equal("www.changed.se", Website(snapshot, changed).Text);
        Assert.Equal(1, rig.Singles("customers"));
        Assert.Equal(rig.Sandbox.World.Fortnox.Customers.Count, (await rig.Read())[FortnoxCustomer].Records.Length);
    }

    [Fact]
    public async Task Everything_is_read_anew_when_a_person_asks_for_it()
    {
        await using var rig = await ReadingRig.Open(Details);
        await rig.Read();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.Read(whole: true);
        Assert.Equal(rig.Sandbox.World.Fortnox.Customers.Count, rig.Singles("customers"));
    }

    [Fact]
    public async Task Rules_that_want_another_field_have_it_read()
    {
        await using var rig = await ReadingRig.Open(Shipped.Book);
        Assert.All((await rig.Read())[FortnoxCustomer].Records, static record => Assert.True(record.Row.Schema!.Ordinal("WWW").IsNone));
        rig.Book = Details;
        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain((await rig.Read())[FortnoxCustomer].Records, static record => Catalogues.Of(record.Row, "WWW").IsUnknown);
        Assert.Equal(rig.Sandbox.World.Fortnox.Customers.Count, rig.Singles("customers"));
    }

    [Fact]
    public async Task What_may_not_be_read_is_tried_again_with_one_record_a_day_until_it_may()
    {
        await using var rig = await ReadingRig.Open(Details);
        rig.Sandbox.Faults.Add(new() { Kind = FaultKind.NoRight, Path = "customers/", Field = "WWW", Times = 100_000 });
        Assert.All((await rig.Read())[FortnoxCustomer].Records, static record => Assert.True(Catalogues.Of(record.Row, "WWW").IsUnknown));
        foreach (var (hours, calls) in new[] { (2, 0), (23, 1), (2, 0), (23, 1) })
        {
            rig.Clock.Advance(TimeSpan.FromHours(hours));
            Assert.All((await rig.Read())[FortnoxCustomer].Records, static record => Assert.True(Catalogues.Of(record.Row, "WWW").IsUnknown));
            Assert.Equal(calls, rig.Singles("customers"));
        }
        rig.Sandbox.Faults.Clear();
        rig.Clock.Advance(TimeSpan.FromHours(25));
        Assert.DoesNotContain((await rig.Read())[FortnoxCustomer].Records, static record => Catalogues.Of(record.Row, "WWW").IsUnknown);
    }

    [Fact]
    public async Task Progress_tells_how_many_calls_are_left_and_how_long_they_take()
    {
        await using var rig = await ReadingRig.Open(Details);
        await rig.Read();
        var all = rig.Sandbox.World.Fortnox.Customers.Count;
        var told = rig.Progress.Where(static p => p.Entity == FortnoxCustomer).ToList();
        Assert.All(told, p => Assert.Equal(Some(all - p.Read), p.CallsLeft));
        Assert.Equal(Some(TimeSpan.Zero), told[^1].TimeLeft);
        Assert.InRange(told[0].TimeLeft.IfNone(TimeSpan.Zero).TotalSeconds, (all - 20) / 5.0, (all - 20) / 4.0);
    }

    [Fact]
    public async Task The_one_record_of_an_entity_is_asked_for_without_the_parameters_of_a_list()
    {
        await using var rig = await ReadingRig.Open(Shipped.Book);
        foreach (var (name, field, value) in new[] { ("fortnox.locked_period", "EndDate", "2023-12-31"), ("fortnox.company_settings", "DatabaseNumber", null) })
        {
            var entity = Shipped.Entity(name);
            var pages = new List<Remote.Page>();
            await foreach (var page in rig.Reader(entity.Ref.Side).List(new(entity, entity.Whole), default)) pages.Add(Outcomes.Good(page));
            var record = Assert.Single(Assert.Single(pages).Records);
            Assert.True(record.Id.Length > 0 && Catalogues.Of(record.Row, field).IsSet);
            if (value is not null) Assert.Equal(value, Catalogues.Of(record.Row, field).ToString());
        }
    }

    private static Value Website(Snapshot snapshot, string customer) => Catalogues.Of(snapshot[FortnoxCustomer].Records.Single(record => record.Id == customer).Row, "WWW");

    private static Value Comments(Snapshot snapshot, string project) => Catalogues.Of(snapshot[FortnoxProject].Records.Single(record => record.Id == project).Row, "Comments");

    private static RuleBook Over(string fields) => Shipped.Under(("overlay/customers.yaml", $"flow: customers\nfields:\n{fields}\n"));

    /// <summary>Projects, and customers of which Fortnox's are read by themselves.</summary>
    private static RuleBook Both { get; } = Details with
    {
        Flows = (Details.Flows + WithProjects.Flows.Filter(static flow => flow.Name == "projects")).Strict(),
        Schemas = (Details.Schemas + WithProjects.Schemas.Filter(static schema => schema.Entity.Name == "project")).Strict(),
    };
}
