using System.Web;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using Xunit;

namespace Brygga.Connectors.Tests.Http;

/// <summary>M36: how a session goes by a refresh token, against the sandbox over HTTP.</summary>
public sealed class FortnoxRefreshTests
{
    private static readonly EntityType Customer = Catalogues.Fortnox.Entities["customer"];
    private static readonly Uri Redirect = new("http://127.0.0.1:9/callback");

    [Fact]
    public async Task M36_however_many_calls_wait_the_tokens_are_refreshed_once()
    {
        var book = new Book();
        await using var rig = await Connect(book);
        await book.Consent(rig);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var before = rig.Sandbox.Counters.RequestsOf("fortnox-auth");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => rig.Pages(Customer, Catalogues.Schema(Customer, "CustomerNumber"))));
        Assert.All(answers, static pages => Assert.All(pages, static page => Assert.True(page.IsRight)));
        Assert.Equal(before + 1, rig.Sandbox.Counters.RequestsOf("fortnox-auth"));
        Assert.Equal(["begin", "save"], book.Did);
    }

    [Fact]
    public async Task M36_a_pair_that_cannot_be_stored_is_not_used()
    {
        var book = new Book { Full = true };
        await using var rig = await Connect(book);
        await book.Consent(rig);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var before = rig.Sandbox.Counters.RequestsOf("fortnox");
        await Assert.ThrowsAsync<IOException>(() => rig.Pages(Customer, Catalogues.Schema(Customer, "CustomerNumber")));
        Assert.Equal(before, rig.Sandbox.Counters.RequestsOf("fortnox"));
    }

    private static Task<Rig> Connect(Book book) => Rig.Connect(5, FortnoxSession.Limiter, (sandbox, limiter, options) =>
    {
        var connection = new FortnoxConnection(sandbox.Fortnox, sandbox.FortnoxAuth, sandbox.FortnoxClientId, sandbox.FortnoxClientSecret, new FortnoxAccess.Consent(book));
        var session = new FortnoxSession(connection, Catalogues.Fortnox, limiter, options);
        return (session, new FortnoxReader(session), new FortnoxWriter(session));
    });

    /// <summary>Tokens in memory, and what was done with them.</summary>
    private sealed class Book : ITokenBook
    {
        private KeptTokens? _kept;

        public List<string> Did { get; } = [];

        public bool Full { get; init; }

        /// <summary>Consents as a browser would, and redeems the code.</summary>
        public async Task Consent(Rig rig)
        {
            var connection = new FortnoxConnection(
                rig.Sandbox.Fortnox, rig.Sandbox.FortnoxAuth, rig.Sandbox.FortnoxClientId, rig.Sandbox.FortnoxClientSecret, new FortnoxAccess.Consent(this));
            using var network = new SocketsHttpHandler { AllowAutoRedirect = false };
            using var browser = new HttpClient(network);
            using var back = await browser.GetAsync(new FortnoxConsent(LanguageExt.Prelude.Seq1("customer"), Redirect, "s1").Page(connection));
            var code = HttpUtility.ParseQueryString(back.Headers.Location!.Query)["code"]!;
            var redeemed = await ((FortnoxSession)rig.Session).Redeem(code, Redirect, default);
            _kept = new(redeemed.IfLeft(static () => throw new InvalidOperationException("no tokens")), Option<DateTimeOffset>.None);
        }

        public Task<Either<Fault, KeptTokens>> Load(CancellationToken stop) => Task.FromResult<Either<Fault, KeptTokens>>(_kept!);

        public Task BeginRefresh(DateTimeOffset at, CancellationToken stop)
        {
            Did.Add("begin");
            return Task.CompletedTask;
        }

        public Task Save(TokenPair pair, DateTimeOffset at, CancellationToken stop)
        {
            if (Full) throw new IOException("the disk is full");
            Did.Add("save");
            _kept = new(pair, Option<DateTimeOffset>.None);
            return Task.CompletedTask;
        }
    }
}
