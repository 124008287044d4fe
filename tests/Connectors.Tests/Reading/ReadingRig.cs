using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Connectors.State;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>A sandbox of both systems, and a company that reads it over real HTTP, run after run, on a clock that leaps.</summary>
internal sealed class ReadingRig : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly RateLimiter _severaLimit;
    private readonly RateLimiter _fortnoxLimit;
    private readonly SeveraSession _severa;
    private readonly FortnoxSession _fortnox;
    private readonly LeapingClock _leaping;

    private ReadingRig(SandboxServer sandbox, SandboxClock clock, RuleBook book)
    {
        (Sandbox, Clock, Book, _leaping) = (sandbox, clock, book, new(clock));
        (_severaLimit, _fortnoxLimit) = (SeveraSession.Limiter(_leaping), FortnoxSession.Limiter(_leaping));
        var options = new SessionOptions { Clock = _leaping, Retry = new() { Tries = 1 }, Wrap = inner => new Watched(inner, this) };
        _severa = new(new(sandbox.Severa, sandbox.SeveraClientId, sandbox.SeveraClientSecret, Seq<string>()), book.Severa, _severaLimit, options);
        _fortnox = new(new(sandbox.Fortnox, sandbox.FortnoxAuth, sandbox.FortnoxClientId, sandbox.FortnoxClientSecret, new FortnoxAccess.Credentials($"{sandbox.TenantId}")), book.Fortnox, _fortnoxLimit, options);
        State = new(new MemoryStateStore(new(), "acme"));
    }

    public SandboxServer Sandbox { get; }

    public SandboxClock Clock { get; }

    public RuleBook Book { get; set; }

    public CountingState State { get; }

    /// <summary>Paths that were called since the last run began, token calls aside.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Those of single records of a Fortnox register.</summary>
    public int Singles(string register) => Called.Count(path => path.Contains($"/3/{register}/", StringComparison.Ordinal));

    public List<ReadingProgress> Progress { get; } = [];

    /// <summary>The n-th call from now on gets no answer any more; 0 = all are answered.</summary>
    public int BreaksAt { get; set; }

    public static async Task<ReadingRig> Open(RuleBook book, SandboxOptions? options = null)
    {
        var clock = new SandboxClock(Start);
        return new(await SandboxServer.Start((options ?? new SandboxOptions { Customers = 60, Projects = 20, Products = 5 }) with { Clock = clock }, default), clock, book);
    }

    public async Task<Either<Fault, Snapshot>> TryRead(bool whole = false)
    {
        Called.Clear();
        Progress.Clear();
        State.JsonLoads = 0;
        return await new SnapshotReader(State, Reader, new Noting(Progress)).Read(Book, Clock.GetUtcNow(), whole, default);
    }

    public async Task<Snapshot> Read(bool whole = false) => (await TryRead(whole)).Good();

    public IRemoteReader Reader(Side side) => side == Side.Severa ? new SeveraReader(_severa) : new FortnoxReader(_fortnox);

    /// <summary>A write of Brygga's own in the run before, mirrored as applying does.</summary>
    public async Task Write(string entity, string id, string field, Value value)
    {
        var type = Book.Entity(EntityRef.Parse(entity));
        var schema = Book.Schemas.Find(s => s.Entity == type.Ref).IfNone(() => throw new InvalidOperationException());
        IRemoteWriter writer = type.Ref.Side == Side.Severa ? new SeveraWriter(_severa) : new FortnoxWriter(_fortnox);
        var written = (await writer.Update(type, schema, id, Seq1(new FieldWrite(type.Fields[field], value)), default)).Good();
        await State.SaveRows(type.Ref, schema, Seq1(new MirrorRow(written.Id, written.Json, written.Row.Memory, Clock.GetUtcNow())), default);
    }

    public async ValueTask DisposeAsync()
    {
        _severa.Dispose();
        _fortnox.Dispose();
        _severaLimit.Dispose();
        _fortnoxLimit.Dispose();
        await Sandbox.DisposeAsync();
    }

    private sealed class Watched(HttpMessageHandler inner, ReadingRig rig) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (path.EndsWith("token", StringComparison.Ordinal)) return base.SendAsync(request, cancellationToken);
            lock (rig.Called)
            {
                rig.Called.Add(path);
                if (rig.BreaksAt > 0 && rig.Called.Count >= rig.BreaksAt) throw new HttpRequestException(HttpRequestError.ResponseEnded, "it broke");
            }
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Noting(List<ReadingProgress> progress) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => progress.Add(value);
    }
}

/// <summary>Counts how often the JSON of an entity is loaded.</summary>
internal sealed class CountingState(IStateStore inner) : PassingState(inner)
{
    public int JsonLoads { get; set; }

    public override Task<Mirror> LoadMirror(EntityRef entity, CancellationToken stop)
    {
        JsonLoads++;
        return base.LoadMirror(entity, stop);
    }
}
