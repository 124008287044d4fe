using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;
using FaultKind = Brygga.Connectors.Remote.FaultKind;
using Trouble = Brygga.Sandbox.FaultKind;

namespace Brygga.Connectors.Tests.Http;

/// <summary>What the sandbox does not do by itself, but the world does.</summary>
public abstract partial class RemoteContract
{
    [Fact]
    public async Task An_id_is_one_segment_of_the_path_whatever_it_holds()
    {
        await using var rig = await Connect();
        await rig.Reader.One(Customer, Schema, "a%20b/å?#+", default);
        Assert.EndsWith("/customers/a%2520b%2F%C3%A5%3F%23%2B", Assert.Single(rig.Wire.Called), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_of_someone_else_proves_no_absence()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(404, "<html>No such page</html>", "text/html");
        Assert.Equal((FaultKind.Data, "404"), (await rig.Reader.One(Customer, Schema, "1", default)).Match(
            Right: static _ => default, Left: static fault => (fault.Kind, fault.Code)));
    }

    [Fact]
    public async Task A_success_that_is_no_JSON_is_read_again_and_never_written_again()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(200, "<html>Maintenance</html>", "text/html");
        Assert.Equal(Table(rig.Sandbox.World).Count, (await rig.All(Customer, Listed)).Count);
        rig.Wire.Answer(200, "<html>Maintenance</html>", "text/html");
        var fault = (await rig.Writer.Create(Customer, Schema, Fields("Odd AB", ""), default)).Bad();
        Assert.Equal((FaultKind.UnknownOutcome, "unreadable"), (fault.Kind, fault.Code));
    }

    [Fact]
    public async Task A_create_whose_answer_holds_no_record_is_an_unknown_outcome()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(201, "");
        Assert.Equal(FaultKind.UnknownOutcome, (await rig.Writer.Create(Customer, Schema, Fields("Odd AB", ""), default)).Bad().Kind);
    }

    [Fact]
    public async Task A_create_that_never_left_is_sent_again()
    {
        await using var rig = await Connect();
        rig.Wire.Break(HttpRequestError.ConnectionError);
        (await rig.Writer.Create(Customer, Schema, Fields("Later AB", ""), default)).Good();
        Assert.Equal(2, rig.Wire.Called.Count);
    }

    [Fact]
    public async Task The_wait_that_a_system_asks_for_is_kept()
    {
        await using var rig = await Connect();
        var before = rig.Clock.GetUtcNow();
        rig.Wire.Answer(429, "API calls quota exceeded!", "text/plain", ("Retry-After", "17"));
        await rig.Reader.One(Customer, Schema, "1", default);
        Assert.InRange(rig.Clock.GetUtcNow() - before, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_wait_beyond_the_bound_is_left_to_the_next_run()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(429, "API calls quota exceeded!", "text/plain", ("Retry-After", "3600"));
        var fault = (await rig.Reader.One(Customer, Schema, "1", default)).Bad();
        Assert.Equal((FaultKind.Rate, "API calls quota exceeded!", 1), (fault.Kind, fault.Message, rig.Wire.Called.Count));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var rig = await Connect();
        rig.Wire.Answer(302, "", "text/html", ("Location", "https://elsewhere.example/steal"));
        Assert.Equal("302", (await rig.Reader.One(Customer, Schema, "1", default)).Bad().Code);
        Assert.Single(rig.Wire.Called);
    }

    [Fact]
    public async Task No_secret_that_an_API_repeats_is_passed_on()
    {
        await using var rig = await Connect();
        rig.Wire.Echo(400, Secret(rig.Sandbox));
        var fault = (await rig.Reader.One(Customer, Schema, "1", default)).Bad();
        Assert.Equal("*** Bearer ***", fault.Message);
    }

    [Fact]
    public async Task Another_record_s_answer_to_a_change_is_not_taken_for_this_one_s()
    {
        await using var rig = await Connect();
        var table = Table(rig.Sandbox.World).All;
        (await rig.Writer.Update(Customer, Schema, table[1].Key, Seq1(Customer.Write(Name, Value.Of("First AB"))), default)).Good();
        rig.Sandbox.Faults.Add(new() { Kind = Trouble.DuplicateAnswer, System = System });
        var second = (await rig.Writer.Update(Customer, Schema, table[2].Key, Seq1(Customer.Write(Name, Value.Of("Second AB"))), default)).Good();
        Assert.Equal((table[2].Key, "Second AB"), (second.Id, second.Row.Of(Name).Text));
    }

    [Fact]
    public async Task What_the_system_cannot_clear_is_not_sent()
    {
        await using var rig = await Connect();
        var truth = Customer.Fields.Values.First(static field => field.Type.Kind is ValueKind.Boolean);
        var fault = (await rig.Writer.Update(Customer, Schema, "1", Seq1(Customer.Write(truth.Name, Value.Nothing)), default)).Bad();
        Assert.Equal((FaultKind.Data, "not_clearable", Some(truth.Name), 0L), (fault.Kind, fault.Code, fault.Field, rig.Session.Calls));
    }

    private protected abstract string Secret(Sandbox.SandboxServer sandbox);
}
