using Brygga.Connectors.Applying;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>
/// A company that transfers an invoice: the desk, the real connectors over a wire that can break, and a state. Each call is a process
/// of its own.
/// </summary>
internal sealed class Office
{
    private const string Connection = "acme";

    /// <summary>More runs than any trouble needs.</summary>
    private const int ManyRuns = 6;

    private static readonly Seq<RuleFile> Drafts = Seq("drafts", "rules").Bind(static folder => Files(folder)).Filter(static file => !file.Name.Contains("overlay", StringComparison.Ordinal))
        .DistinctBy(static file => file.Name, StringComparer.Ordinal).ToSeq().Strict();

    private readonly MemoryStorage _storage = new();

    /// <summary>The drafts of the flows of documents, on the shipped catalogues.</summary>
    public static RuleBook Book { get; } = RuleBooks.Compile(Drafts, Seq<SettingValue>()).Match(
        static book => book,
        static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public Desk Desk { get; } = new();

    public StandingClock Clock { get; } = new(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public Kept Kept => _storage[Connection];

    public Memory Memory => Kept.Memory(Book);

    public async Task<ApplyReport> Apply(Plan plan, Effects? effects = null, Func<int, string, Trouble>? happens = null)
    {
        effects ??= Effects.Calm();
        var options = new SessionOptions { Clock = Clock, Wrap = _ => new Wire(Desk, effects, happens ?? ((_, _) => Trouble.None)) };
        var fortnox = new FortnoxConnection(new("https://fortnox.test"), new("https://auth.test"), "id", "secret", new FortnoxAccess.Credentials("7"));
        using var left = new RateLimiter(1000, TimeSpan.FromSeconds(1), Clock);
        using var right = new RateLimiter(1000, TimeSpan.FromSeconds(1), Clock);
        using var one = new SeveraSession(new(new("https://severa.test"), "id", "secret", Seq<string>()), Book.Severa, left, options);
        using var other = new FortnoxSession(fortnox, Book.Fortnox, right, options);
        var systems = new Systems(new SeveraReader(one), new SeveraWriter(one), new FortnoxReader(other), new FortnoxWriter(other));
        var state = new WatchedState(new MemoryStateStore(_storage, Connection), effects);
        return await new Applier(Book, state, systems, Clock, new Silent()).Apply(plan, None, CancellationToken.None);
    }

    /// <summary>What is left to do, of what a document's plan has; false in the end where it never comes to an end.</summary>
    public async Task<bool> ComesToRest(Func<Office, Task<Plan>> plan)
    {
        for (var run = 0; run < ManyRuns; run++)
        {
            var next = await plan(this);
            if (next.Steps.IsEmpty) return true;
            await Apply(next);
        }
        return false;
    }

    /// <summary>A plan as it comes from its file, of steps on records as they were just read.</summary>
    public Plan Plan(Seq<Step> steps)
    {
        Clock.Advance(TimeSpan.FromMinutes(5));
        var plan = new Plan(new(5, Connection, "3", Book.Hash, Hash.Of("snapshot"), Clock.GetUtcNow()), steps, Seq<Note>(), Seq<Finding>());
        return PlanJson.Read(PlanJson.Write(plan)).IfLeft(static why => throw new InvalidOperationException(why));
    }

    public static Fingerprint Print(RecordRef record, string json) => new(record, Decode(record.Entity, json).Hash);

    public static Row Decode(EntityRef entity, string json)
    {
        var values = new JsonValues(Book[entity.Side].UnknownWord, TimeZoneInfo.Utc, entity.Side == Side.Severa ? "guid" : "Id");
        return values.Row(Schema(entity), System.Text.Json.JsonElement.Parse(json));
    }

    public static Schema Schema(EntityRef entity) => Book.Schemas.Find(schema => schema.Entity == entity).IfNone(() => throw new InvalidOperationException(entity.ToString()));

    /// <summary>As reading stores it.</summary>
    public async Task Mirror(RecordRef record, string json)
    {
        var schema = Book.Schemas.Find(schema => schema.Entity == record.Entity).IfNone(() => Book.Entity(record.Entity).Whole);
        var row = new JsonValues(None, TimeZoneInfo.Utc, "guid").Row(schema, System.Text.Json.JsonElement.Parse(json));
        await new MemoryStateStore(_storage, Connection).SaveRows(record.Entity, schema, Seq1(new MirrorRow(record.Id, json, row.Memory, Clock.GetUtcNow())), CancellationToken.None);
    }

    private static Seq<RuleFile> Files(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        return toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => name == "drafts" || file.Name.StartsWith("systems/", StringComparison.Ordinal))).Strict();
    }

    private sealed class Silent : IProgress<ApplyingProgress>
    {
        public void Report(ApplyingProgress value)
        {
        }
    }
}
