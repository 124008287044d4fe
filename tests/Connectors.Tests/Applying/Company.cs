using Brygga.Connectors.Applying;
using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>
/// A company with its two systems and its state. Each call is a process of its own: it opens the state anew, reads, plans, applies
/// with the real parts, and ends, or is killed.
/// </summary>
internal sealed class Company
{
    private const string Connection = "acme";

    /// <summary>More runs than any trouble needs: who is not at rest by then never will be.</summary>
    private const int ManyRuns = 8;

    private static readonly TimeSpan BetweenRuns = TimeSpan.FromSeconds(10);

    private readonly Variant _variant;
    private readonly MemoryStorage _storage = new();

    public Company(Variant variant, RuleBook book, World world)
        : this(variant, book, world, new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), Kept.Nothing)
    {
    }

    private Company(Variant variant, RuleBook book, World world, DateTimeOffset now, Kept kept)
    {
        (_variant, Book, Clock) = (variant, variant.Waits ? book : Impatient(book), new(now));
        Outside = new(Book, world, Clock);
        _storage[Connection] = kept;
    }

    public RuleBook Book { get; }

    public StandingClock Clock { get; }

    public Outside Outside { get; }

    public Kept Kept => _storage[Connection];

    /// <summary>Whether each record is read again just before it is written, as for a saved plan.</summary>
    public bool Rereads { get; init; }

    public Memory Memory => Kept.Memory(Book);

    /// <summary>The same company, to go another way from here.</summary>
    public Company Fork(bool rereads = false) => new(_variant, Book, Outside.World, Clock.GetUtcNow(), Kept) { Rereads = rereads };

    /// <summary>The connection went from one that only fell silent to another, which waits until then.</summary>
    public Task<bool> TakenOver(DateTimeOffset quiet) => new MemoryStateStore(_storage, Connection).TakeLease(None, new(2, "", "", Clock.GetUtcNow(), Clock.GetUtcNow(), quiet), CancellationToken.None);

    /// <summary>A plan as it comes from its file.</summary>
    public async Task<Plan> Plan(Effects? effects = null)
    {
        Clock.Advance(BetweenRuns);
        var (start, state) = (Clock.GetUtcNow(), Open(effects ?? Effects.Calm()));
        var read = await new SnapshotReader(state, side => new WorldSystem(Outside, side, effects ?? Effects.Calm()), new Silent<ReadingProgress>()).Read(Book, start, whole: false, CancellationToken.None);
        var snapshot = read.IfLeft(fault => throw new InvalidOperationException(fault.ToString()));
        var plan = Pipeline.Compute(Book, snapshot, await state.LoadMemory(Book, CancellationToken.None), new(Connection, start));
        return PlanJson.Read(PlanJson.Write(plan)).IfLeft(why => throw new InvalidOperationException(why));
    }

    public async Task<ApplyReport> Apply(Plan plan, Effects? effects = null, Option<DateTimeOffset> readAt = default)
    {
        var (severa, fortnox) = (new WorldSystem(Outside, Side.Severa, effects ??= Effects.Calm()), new WorldSystem(Outside, Side.Fortnox, effects));
        var systems = new Systems(severa, _variant.Writer(severa), fortnox, _variant.Writer(fortnox));
        return await new Applier(Book, Open(effects), systems, Clock, new Silent<ApplyingProgress>()).Apply(_variant.Plan(plan, this), readAt, CancellationToken.None);
    }

    /// <summary>Plans and applies, as <c>brygga sync</c> does.</summary>
    public async Task<(Plan Plan, ApplyReport Report)> Sync(Effects? effects = null)
    {
        effects ??= Effects.Calm();
        var plan = await Plan(effects);
        return (plan, await Apply(plan, effects, Rereads ? None : Some(plan.Header.At)));
    }

    /// <summary>A run that is killed at its n-th effect; false where it ended before.</summary>
    public async Task<bool> KilledAt(int effect)
    {
        try
        {
            await Sync(Effects.CrashAt(effect));
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }

    /// <summary>Runs until nothing is left to do; false where that never comes.</summary>
    public async Task<bool> ComesToRest()
    {
        for (var run = 0; run < ManyRuns; run++)
        {
            var (plan, _) = await Sync();
            if (plan.Steps.IsEmpty && plan.Notes.IsEmpty) return true;
        }
        return false;
    }

    public IStateStore Open(Effects effects) => _variant.State(new WatchedState(new MemoryStateStore(_storage, Connection), effects));

    private static RuleBook Impatient(RuleBook book) => book with { Severa = book.Severa with { Settle = TimeSpan.Zero }, Fortnox = book.Fortnox with { Settle = TimeSpan.Zero } };

    private sealed class Silent<T> : IProgress<T>
    {
        public void Report(T value)
        {
        }
    }
}
