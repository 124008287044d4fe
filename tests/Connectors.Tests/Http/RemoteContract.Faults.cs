using Brygga.Engine.Data;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;
using FaultKind = Brygga.Connectors.Remote.FaultKind;
using Trouble = Brygga.Sandbox.FaultKind;

namespace Brygga.Connectors.Tests.Http;

public abstract partial class RemoteContract
{
    /// <summary>How often a fault must strike so that every try of a call meets it, HttpClient's own repetitions included.</summary>
    private const int Always = 40;

    private protected abstract string CodeOfNoRight { get; }

    private protected abstract string CodeOf500 { get; }

    private protected abstract string CodeOf401 { get; }

    /// <summary>A field that can't be as it is here, and what the API says of it.</summary>
    private protected abstract (string Field, Value Value, string Code, Option<string> Named) Mistake { get; }

    [Theory]
    [InlineData(Trouble.TooManyRequests)]
    [InlineData(Trouble.InternalError)]
    [InlineData(Trouble.Unavailable)]
    [InlineData(Trouble.ResetBefore)]
    [InlineData(Trouble.TokenRevoked)]
    public async Task Reading_survives_what_passes(Trouble trouble)
    {
        await using var rig = await Connect();
        Strike(rig, trouble, "GET", trouble is Trouble.TokenRevoked ? 1 : 2);
        var records = await rig.All(Customer, Listed);
        Assert.Equal(Table(rig.Sandbox.World).Count, records.Count);
    }

    [Theory]
    [InlineData(Trouble.TooManyRequests)]
    [InlineData(Trouble.InternalError)]
    [InlineData(Trouble.ResetAfter)]
    public async Task A_change_survives_what_passes(Trouble trouble)
    {
        await using var rig = await Connect();
        var id = Table(rig.Sandbox.World).All[3].Key;
        Strike(rig, trouble, null, times: 1);
        var updated = (await rig.Writer.Update(Customer, Schema, id, Seq1(Customer.Write(Name, Value.Of("Once AB"))), default)).Good();
        Assert.Equal("Once AB", updated.Row.Of(Name).Text);
    }

    [Theory]
    [InlineData(Trouble.TooManyRequests, FaultKind.Rate)]
    [InlineData(Trouble.Unavailable, FaultKind.Transient)]
    [InlineData(Trouble.InternalError, FaultKind.Transient)]
    [InlineData(Trouble.ResetBefore, FaultKind.Transient)]
    [InlineData(Trouble.NoRight, FaultKind.Auth)]
    public async Task What_does_not_pass_ends_the_listing_with_its_kind(Trouble trouble, FaultKind kind)
    {
        await using var rig = await Connect();
        Strike(rig, trouble, "GET", Always);
        var fault = (await rig.Pages(Customer, Listed))[^1].Bad();
        Assert.Equal((kind, Customer.Ref.Side, $"GET {Customer.Read.List}"), (fault.Kind, fault.Side, fault.Call));
        Assert.Equal(Code(), fault.Code);
        Assert.NotEmpty(fault.Message);

        string Code() => trouble switch
        {
            Trouble.NoRight => CodeOfNoRight,
            Trouble.TooManyRequests => "429",
            Trouble.ResetBefore => "no_answer",
            _ => CodeOf500,
        };
    }

    [Theory]
    [InlineData(Trouble.ResetBefore, 0)]
    [InlineData(Trouble.ResetAfter, 1)]
    [InlineData(Trouble.InternalError, 0)]
    [InlineData(Trouble.Unavailable, 0)]
    public async Task A_create_without_an_answer_is_an_unknown_outcome_and_is_not_repeated(Trouble trouble, int made)
    {
        await using var rig = await Connect();
        await rig.Reader.One(Customer, Schema, "1", default);
        var before = Table(rig.Sandbox.World).Count;
        var posts = rig.Sandbox.Counters.RequestsOf(System, "POST");
        Strike(rig, trouble, "POST", Always);
        var fault = (await rig.Writer.Create(Customer, Schema, Fields("Lost AB", ""), default)).Bad();
        Assert.Equal((FaultKind.UnknownOutcome, $"POST {Customer.Write.Map(static it => it.Create).IfNone("")}"), (fault.Kind, fault.Call));
        Assert.Equal((before + made, posts + 1), (Table(rig.Sandbox.World).Count, rig.Sandbox.Counters.RequestsOf(System, "POST")));
    }

    [Theory]
    [InlineData(Trouble.TooManyRequests)]
    [InlineData(Trouble.TokenRevoked)]
    public async Task A_create_that_surely_did_nothing_is_repeated(Trouble trouble)
    {
        await using var rig = await Connect();
        await rig.Reader.One(Customer, Schema, "1", default);
        var before = Table(rig.Sandbox.World).Count;
        Strike(rig, trouble, "POST", times: 1, path: "customers");
        (await rig.Writer.Create(Customer, Schema, Fields("Again AB", ""), default)).Good();
        Assert.Equal(before + 1, Table(rig.Sandbox.World).Count);
    }

    [Fact]
    public async Task A_record_that_is_refused_is_a_fault_of_data_with_the_API_s_own_words()
    {
        await using var rig = await Connect();
        var (field, value, code, named) = Mistake;
        var fault = (await rig.Writer.Create(Customer, Schema, Fields("Wrong AB", "").Add(Customer.Write(field, value)), default)).Bad();
        Assert.Equal((FaultKind.Data, code, named), (fault.Kind, fault.Code, fault.Field));
        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_stops_the_connection_and_is_not_told()
    {
        await using var rig = await Connect(secret: "not-the-secret");
        var fault = (await rig.Reader.One(Customer, Schema, "1", default)).Bad();
        Assert.Equal((FaultKind.Auth, CodeOf401), (fault.Kind, fault.Code));
        Assert.DoesNotContain("not-the-secret", $"{fault} {rig.Session}", StringComparison.Ordinal);
        Assert.Equal(1, rig.Session.Calls);
    }

    [Fact]
    public async Task A_token_that_goes_on_being_refused_is_asked_for_once_more_only()
    {
        await using var rig = await Connect();
        Strike(rig, Trouble.TokenRevoked, "GET", Always);
        var fault = (await rig.Reader.One(Customer, Schema, "1", default)).Bad();
        Assert.Equal((FaultKind.Auth, 4L), (fault.Kind, rig.Session.Calls));
    }

    [Fact]
    public async Task Many_calls_at_once_ask_for_one_token()
    {
        await using var rig = await Connect();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.Reader.One(Customer, Schema, "1", default)));
        Assert.Equal(9, rig.Session.Calls);
        rig.Clock.Advance(TimeSpan.FromMinutes(56));
        await rig.Reader.One(Customer, Schema, "1", default);
        Assert.Equal((11L, 0L), (rig.Session.Calls, rig.Sandbox.Counters.AnswersOf(System, 401)));
    }

    [Fact]
    public async Task A_page_that_is_cut_off_is_a_gap()
    {
        await using var rig = await Connect(customers: 1500);
        Strike(rig, Trouble.TruncatedPage, "GET", times: 1);
        var pages = await rig.Pages(Customer, Listed);
        Assert.NotEmpty(pages.SelectMany(static page => page.Good().Gaps));
    }

    [Fact]
    public async Task A_page_that_comes_twice_is_a_gap()
    {
        await using var rig = await Connect(customers: 1500);
        rig.Sandbox.Faults.Add(new() { Kind = Trouble.DuplicateAnswer, System = System, Method = "GET", Nth = 2 });
        var pages = await rig.Pages(Customer, Listed);
        Assert.NotEmpty(pages.SelectMany(static page => page.Good().Gaps));
    }

    [Fact]
    public async Task Another_record_s_answer_is_not_taken_for_this_one_s()
    {
        await using var rig = await Connect();
        var table = Table(rig.Sandbox.World).All;
        await rig.Reader.One(Customer, Schema, table[1].Key, default);
        rig.Sandbox.Faults.Add(new() { Kind = Trouble.DuplicateAnswer, System = System, Method = "GET" });
        Assert.Equal("other_record", (await rig.Reader.One(Customer, Schema, table[2].Key, default)).Bad().Code);
    }

    [Fact]
    public async Task Cancellation_stays_cancellation()
    {
        await using var rig = await Connect();
        using var stop = new CancellationTokenSource();
        rig.Sandbox.Faults.Add(new() { Kind = Trouble.Slow, System = System, Method = "GET", Delay = TimeSpan.FromMinutes(1) });
        var one = rig.Reader.One(Customer, Schema, "1", stop.Token);
        while (rig.Sandbox.Counters.RequestsOf(System, "GET") == 0) await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
    }

    private void Strike(Rig rig, Trouble trouble, string? method, int times, string? path = "customers") =>
        rig.Sandbox.Faults.Add(new() { Kind = trouble, System = System, Method = method, Path = path, Times = times });
}
