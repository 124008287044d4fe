using Brygga.Connectors.Http;
using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Connectors.State;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using Brygga.Rules;
using Brygga.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>A company whose Severa has invoices, and whose Fortnox has none.</summary>
internal sealed class DocumentRig : IDisposable
{
    private const string Settings = "rules: 1\nsettings: { invoices: { pick_up: { type: severa.invoice_status, required: true, label: Picked up } } }\n";

    private const string Flow =
        """
        rules: 1
        flow: invoices
        from: severa.invoice
        to: fortnox.invoice
        enabled: true
        pick_up: { status: settings.invoices.pick_up }
        set:
          CustomerName: receiverCustomerName
          VATIncluded: invoice_settings.isReverseCharged
        rows:
          InvoiceRows:
            rows:
              each: row_shares
              set: { Description: row.description, DeliveredQuantity: quantity }
        check:
          net: { refuse_unless: result.Net > 0 and (result.InvoiceRows | count < 500), because: "{result.TotalVAT}" }
          some rows: { report_unless: rows | count > 0, because: no rows }
          told: { report_unless: row_shares | all(it.project is set or it.item is set), because: not told }
        on_created:
          attachments: { attach: files }

        """;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly RateLimiter _limit;
    private readonly SeveraSession _severa;

    public DocumentRig(RuleBook book, SessionOptions? options = null)
    {
        (Clock, Book) = (new(Start), book);
        var leaping = new LeapingClock(Clock);
        Desk = new(Clock);
        _limit = SeveraSession.Limiter(leaping);
        _severa = new(new(new("https://severa.test/rest-api"), "id", "secret", Seq<string>()), book.Severa, _limit, (options ?? new() { Retry = new() { Tries = 1 } }) with { Clock = leaping, Wrap = _ => Desk });
    }

    /// <summary>One flow of documents, and nothing else that looks at invoices.</summary>
    public static RuleBook Invoices { get; } = Compiled(Flow);

    public static RuleBook Compiled(string flow) => RuleBooks.Compile(
        Shipped.Files.Filter(static file => file.Name.StartsWith("systems/", StringComparison.Ordinal)) + Seq(new RuleFile("settings.yaml", Settings), new RuleFile("invoices.yaml", flow)),
        Seq1(new SettingValue("invoices.pick_up", "Approved", default))).Match(
            static book => book,
            static mistakes => throw new Xunit.Sdk.XunitException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));

    public SandboxClock Clock { get; }

    public RuleBook Book { get; set; }

    public InvoiceDesk Desk { get; }

    public IStateStore State { get; init; } = new MemoryStateStore(new(), "acme");

    public IRemoteReader Reader => new SeveraReader(_severa);

    public async Task<Either<Fault, Snapshot>> TryRead(bool whole = false)
    {
        Desk.Called.Clear();
        return await new SnapshotReader(State, side => side == Side.Severa ? Reader : new Nothing(), new Progress<ReadingProgress>()).Read(Book, Clock.GetUtcNow(), whole, default);
    }

    public async Task<Snapshot> Read(bool whole = false) => (await TryRead(whole)).Good();

    /// <summary>As applying does when the invoice was created: linked, and its new status stored.</summary>
    public async Task Link(string invoice, string number)
    {
        var (flow, plan) = (Book.Documents.Head, Hash.Of(invoice));
        await State.StartPlan(plan, "{}", Clock.GetUtcNow(), default);
        var link = new Link(flow.Name, invoice, number, new(Row.None, Book.Hash), new(Row.None, Book.Hash));
        await State.Confirm(new(new(plan, Hash.Of(number), StepOutcome.Done, Clock.GetUtcNow(), number, None, "", ""), link, None, Seq<DoneMark>(), None, Seq<LogEntry>()), default);
    }

    public void Dispose()
    {
        _severa.Dispose();
        _limit.Dispose();
        Desk.Dispose();
    }

    /// <summary>A system without a record.</summary>
    private sealed class Nothing : IRemoteReader
    {
        public Side Side => Side.Fortnox;

        public IAsyncEnumerable<Either<Fault, Page>> List(ListAsk ask, CancellationToken stop) =>
            new[] { Right<Fault, Page>(new(Seq<Received>(), Seq<string>(), 0)) }.ToAsyncEnumerable();

        public Task<Either<Fault, Option<Received>>> One(EntityType entity, Schema schema, string id, CancellationToken stop) => throw new NotSupportedException();

        public Task<Either<Fault, Seq<Received>>> Find(EntityType entity, Schema schema, NaturalKey key, Value value, CancellationToken stop) => throw new NotSupportedException();

        public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, string owner, CancellationToken stop) => throw new NotSupportedException();

        public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, OwnerPath by, string owner, CancellationToken stop) => throw new NotSupportedException();

        public IMaker Maker(EntityType entity) => throw new NotSupportedException();

        public Task<Either<Fault, FileContent>> Content(EntityType entity, string json, CancellationToken stop) => throw new NotSupportedException();

        public Row Decode(EntityType entity, Schema schema, string json) => throw new NotSupportedException();
    }
}
