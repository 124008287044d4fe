using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Connectors.Tokens;
using Brygga.Engine.Data;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>A workspace opened: its rules compiled, its state taken for this process, its two systems ready to be called.</summary>
internal sealed class Company : IAsyncDisposable
{
    /// <summary>More calls than a test makes in a second.</summary>
    private const int Many = 5000;

    private readonly HeldLease _lease;
    private readonly RateLimiter _severaLimit;
    private readonly RateLimiter _fortnoxLimit;
    private readonly RecentCalls _calls;
    private readonly KeyRing _keys;
    private readonly SessionOptions _options;
    private readonly string _fortnoxSecret;

    private Company(Workspace workspace, RuleBook rules, IStateStore state, HeldLease lease, string severaSecret, string fortnoxSecret, Seams seams)
    {
        (Workspace, Rules, State, _lease, Clock) = (workspace, rules, state, lease, seams.Clock);
        (_severaLimit, _fortnoxLimit) = seams.WithoutLimits
            ? (new(Many, TimeSpan.FromSeconds(1), seams.Clock), new(Many, TimeSpan.FromSeconds(1), seams.Clock))
            : (SeveraSession.Limiter(seams.Clock), FortnoxSession.Limiter(seams.Clock));
        _calls = new(workspace, _severaLimit, _fortnoxLimit);
        _calls.Load();
        (_options, _fortnoxSecret) = (seams.Session with { Clock = seams.Clock, Wrap = seams.Http, BeforeWrite = lease.Ensure }, fortnoxSecret);
        _keys = KeyRing.Beside(workspace.State.Beside);
        FortnoxTokens = new TokenVault(state, Side.Fortnox, _keys, workspace.Connection);
        var s = workspace.Severa;
        Severa = new(new(s.Address, s.ClientId, severaSecret, Seq<string>()), rules.Severa, _severaLimit, _options);
        Fortnox = ToFortnox(ConnectionOf(workspace.Fortnox.Tenant.Match<FortnoxAccess>(
            static tenant => new FortnoxAccess.Credentials(tenant),
            () => new FortnoxAccess.Consent(FortnoxTokens))));
        (SeveraReader, FortnoxReader) = (new(Severa), new(Fortnox));
    }

    public Workspace Workspace { get; }

    public RuleBook Rules { get; }

    public IStateStore State { get; }

    /// <summary>What the operator of the state should know.</summary>
    public Seq<string> Notes { get; private init; }

    public SeveraSession Severa { get; }

    public FortnoxSession Fortnox { get; }

    /// <summary>What a consent gave, kept in the state; unused where the workspace names a tenant.</summary>
    public ITokenBook FortnoxTokens { get; }

    public TimeProvider Clock { get; }

    private SeveraReader SeveraReader { get; }

    private FortnoxReader FortnoxReader { get; }

    /// <summary>A session by other tokens than those that are kept; it shares the company's limit.</summary>
    public FortnoxSession ToFortnox(FortnoxConnection connection) => new(connection, Rules.Fortnox, _fortnoxLimit, _options);

    public FortnoxConnection ConnectionOf(FortnoxAccess access)
    {
        var login = Workspace.Fortnox;
        return new(login.Address, login.Login, login.ClientId, _fortnoxSecret, access);
    }

    public IRemoteReader Reader(Side side) => side == Side.Severa ? SeveraReader : FortnoxReader;

    public static async Task<Either<Problem, Company>> Open(string folder, Seams seams, CancellationToken stop)
    {
        var opened = from workspace in WorkspaceFile.Open(folder)
                     from rules in Compile(workspace)
                     from severa in ReadSecret(workspace, "severa", workspace.Severa.Secret)
                     from fortnox in ReadSecret(workspace, "fortnox", workspace.Fortnox.Secret)
                     select (workspace, rules, severa, fortnox);
        return await opened.BindAsync(o => Open(o.workspace, o.rules, o.severa, o.fortnox, seams, stop));
    }

    /// <summary>On a full disk the one or other can't be ended as it should: the rest is given back all the same.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (State)
        await using (_lease)
        {
            Severa.Dispose();
            Fortnox.Dispose();
            _severaLimit.Dispose();
            _fortnoxLimit.Dispose();
            _keys.Dispose();
            _calls.Save();
        }
    }

    private static async Task<Either<Problem, Company>> Open(Workspace workspace, RuleBook rules, string severaSecret, string fortnoxSecret, Seams seams, CancellationToken stop)
    {
        var opened = await States.Open(workspace, seams, stop);
        if (opened.Case is not OpenState { Store: var state, Notes: var notes }) return (Problem)opened.Case;
        var isTaken = false;
        try
        {
            var taken = await Leases.Of(workspace, state, seams).Take(stop);
            isTaken = taken.IsRight;
            return taken.Map(lease => new Company(workspace, rules, state, lease, severaSecret, fortnoxSecret, seams) { Notes = notes }).MapLeft(by => Leases.Held(workspace, by));
        }
        finally
        {
            if (!isTaken) await state.DisposeAsync();
        }
    }

    private static Either<Problem, RuleBook> Compile(Workspace workspace) =>
        from files in RuleSource.Of(workspace)
        from rules in files.Compile().ToEither().MapLeft(mistakes => Problem.Of(mistakes, files.Files))
        select rules;

    private static Either<Problem, string> ReadSecret(Workspace workspace, string system, Secret secret) => secret.Read(workspace.Folder) is { } value
        ? value
        : Problem.Usage($"The client secret of {system} is not at {secret}.", "Put it there, or mend client_secret in brygga.yaml.");
}
