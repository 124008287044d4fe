using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using LanguageExt;

namespace Brygga.Connectors.Tests.Http;

/// <summary>A sandbox, and a connection to one of its systems over real HTTP on a clock that leaps.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private Rig(SandboxServer sandbox, SandboxClock clock) => (Sandbox, Clock) = (sandbox, clock);

    public SandboxServer Sandbox { get; }

    public SandboxClock Clock { get; }

    public required RemoteSession Session { get; init; }

    public required IRemoteReader Reader { get; init; }

    public required IRemoteWriter Writer { get; init; }

    public required RateLimiter Limiter { private get; init; }

    /// <summary>What stands between the session and the network.</summary>
    public required Canned Wire { get; init; }

    /// <param name="connect">Makes the session, its reader and its writer.</param>
    public static async Task<Rig> Connect(
        int customers,
        Func<TimeProvider, RateLimiter> limit,
        Func<SandboxServer, RateLimiter, SessionOptions, (RemoteSession Session, IRemoteReader Reader, IRemoteWriter Writer)> connect)
    {
        var clock = new SandboxClock(Start);
        var sandbox = await SandboxServer.Start(new SandboxOptions { Customers = customers, Clock = clock }, default);
        var leaping = new LeapingClock(clock);
        var limiter = limit(leaping);
        Canned? wire = null;
        var made = connect(sandbox, limiter, new SessionOptions { Clock = leaping, Wrap = network => wire = new Canned(network) });
        return new(sandbox, clock) { Limiter = limiter, Wire = wire!, Session = made.Session, Reader = made.Reader, Writer = made.Writer };
    }

    /// <summary>All pages of a listing, up to its end or to the fault that ends it.</summary>
    public async Task<List<Either<Fault, Page>>> Pages(EntityType entity, Schema schema, Option<DateTimeOffset> since = default)
    {
        var pages = new List<Either<Fault, Page>>();
        await foreach (var page in Reader.List(new(entity, schema) { Since = since }, default)) pages.Add(page);
        return pages;
    }

    public async Task<List<Received>> All(EntityType entity, Schema schema, Option<DateTimeOffset> since = default) =>
        (await Pages(entity, schema, since)).SelectMany(static page => page.Good().Records).ToList();

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        Limiter.Dispose();
        await Sandbox.DisposeAsync();
    }
}

internal static class Outcomes
{
    public static T Good<T>(this Either<Fault, T> outcome) =>
        outcome.IfLeft(static fault => throw new Xunit.Sdk.XunitException(fault.ToString()));

    public static Fault Bad<T>(this Either<Fault, T> outcome) =>
        outcome.Match(Right: static good => throw new Xunit.Sdk.XunitException($"no fault, but {good}"), Left: static fault => fault);
}
