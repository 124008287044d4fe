using System.Text.Json;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Flurl;
using Flurl.Http;
using LanguageExt;
using Polly;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>
/// A connection to one system for one company: its address, token, rate limit and manner of failing. Its readers and writers
/// share it, so that they share these.
/// </summary>
public abstract class RemoteSession : IDisposable
{
    private const int LongestMessage = 300;

    private readonly Uri _address;
    private readonly RateLimiter _limiter;
    private readonly SessionOptions _options;
    private readonly FlurlClient _http;
    private readonly TokenKeeper _tokens;
    private readonly ResiliencePipeline<Attempt> _retries;
    private long _calls;

    private protected RemoteSession(Uri address, SystemCatalogue catalogue, RateLimiter limiter, SessionOptions options, References references)
    {
        (_address, Catalogue, _limiter, _options) = (address, catalogue, limiter, options);
        Zone = catalogue.TimeZone.Length == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(catalogue.TimeZone);
        Values = new JsonValues(catalogue.UnknownWord, Zone, references.Member);
        Fields = new JsonFields(catalogue.Empty, Moment, references.Embedded ? references.Member : Option<string>.None);
        _http = Transport.Client(options);
        _tokens = new(Login, options.Clock);
        _retries = Resilience.Pipeline(options.Retry, options.Clock);
    }

    public Side Side => Catalogue.Side;

    public SystemCatalogue Catalogue { get; }

    /// <summary>How many calls were sent so far; repetitions and token calls count.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    internal JsonValues Values { get; }

    internal JsonFields Fields { get; }

    internal TimeZoneInfo Zone { get; }

    private protected DateTimeOffset Now => _options.Clock.GetUtcNow();

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a call, repeats it where that is safe, and says what came of it.</summary>
    internal async Task<Either<Fault, Answer>> Send(Ask ask, CancellationToken stop)
    {
        var began = _options.Clock.GetTimestamp();
        var last = await _retries.ExecuteAsync(
            static async (state, stop) => await state.Session.Try(state.Ask, state.Began, stop).ConfigureAwait(false),
            (Session: this, Ask: ask, Began: began),
            stop).ConfigureAwait(false);
        return last.Result;
    }

    /// <summary>A system's words, not too many of them, and without the secrets that it might repeat.</summary>
    internal string Discreet(string words)
    {
        var text = Secrets.Filter(static secret => secret.Length > 0)
            .Fold(_tokens.Hide(words), static (said, secret) => said.Replace(secret, "***", StringComparison.Ordinal));
        return text.Length <= LongestMessage ? text : text[..(char.IsHighSurrogate(text[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage)];
    }

    /// <summary>What an answer complains of; None when it is a good one.</summary>
    internal abstract Option<Complaint> Complaint(Answer answer);

    /// <summary>Whether a 404 is the system's own word for "there is no such record".</summary>
    internal abstract bool SaysThatThereIsNone(Answer answer);

    /// <summary>An instant as the system takes it.</summary>
    internal abstract string Moment(DateTimeOffset instant);

    /// <summary>The records in an answer; None when it holds none at all.</summary>
    internal abstract Option<Seq<JsonElement>> Records(EntityType entity, Answer answer);

    private protected abstract Task<Either<Fault, Token>> Login(CancellationToken stop);

    /// <summary>What must never stand in a message, though an API should repeat it.</summary>
    private protected abstract Seq<string> Secrets { get; }

    /// <summary>Headers that every signed call carries besides the token.</summary>
    private protected virtual Seq<Parameter> Signature => Seq<Parameter>();

    /// <summary>The token in an answer to a login; its names differ from system to system.</summary>
    private protected Either<Fault, Token> TokenIn(Ask ask, Answer answer, string life)
    {
        var token = from secret in answer.Json.Word("access_token")
                    from seconds in answer.Json.Whole(life)
                    select Token.Of(secret, TimeSpan.FromSeconds(seconds), Now);
        return token.ToEither(() => new Fault(FaultKind.Auth, Side, ask.Name, "no_token", "The answer holds no access token.", None));
    }

    private async Task<Attempt> Try(Ask ask, long began, CancellationToken stop)
    {
        var attempt = ask.IsLogin ? await Once(ask, None, stop).ConfigureAwait(false) : await TrySigned(ask, stop).ConfigureAwait(false);
        return attempt with { Elapsed = _options.Clock.GetElapsedTime(began) };
    }

    /// <summary>A token that is refused in mid-flight is dropped, and the call repeated once with a new one: a 401 did nothing.</summary>
    private async Task<Attempt> TrySigned(Ask ask, CancellationToken stop)
    {
        var refusals = 0;
        while (true)
        {
            var token = await _tokens.Current(stop).ConfigureAwait(false);
            if (token.Failed(out var fault, out var good)) return new(fault, MayRepeat: false, None, TimeSpan.Zero);
            var attempt = await Once(ask, good, stop).ConfigureAwait(false);
            if (!attempt.Refused || ++refusals > 1) return attempt;
            _tokens.Drop(good);
        }
    }

    private async Task<Attempt> Once(Ask ask, Option<Token> token, CancellationToken stop)
    {
        var exchange = await _limiter.Run(() => Exchanged(ask, token, stop), stop).ConfigureAwait(false);
        var attempt = Classify.Attempt(this, ask, exchange, Now);
        if (attempt.IsRate) _limiter.HoldBack(Bounded(attempt.Wait.IfNone(_options.Retry.RateDelay)));
        return attempt;
    }

    /// <summary>A system may ask for years: the other calls wait no longer than one is repeated, and hear it themselves.</summary>
    private TimeSpan Bounded(TimeSpan wait) => wait < _options.Retry.Bound ? wait : _options.Retry.Bound;

    /// <summary>Sends one request. What the packages throw becomes a value here and goes no further.</summary>
    private async Task<Either<Silence, Answer>> Exchanged(Ask ask, Option<Token> token, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (ask.Method != HttpMethod.Get) await _options.BeforeWrite(stop).ConfigureAwait(false);
        Interlocked.Increment(ref _calls);
        try
        {
            using var content = ask.Body.MatchUnsafe(static body => body.Content(), static () => null);
            using var response = await Request(ask, token).SendAsync(ask.Method, content, cancellationToken: stop).ConfigureAwait(false);
            return await Answer.Of(response, ask.IsFile).ConfigureAwait(false);
        }
        catch (FlurlHttpException broken)
        {
            stop.ThrowIfCancellationRequested();
            return Silence.Of(broken);
        }
    }

    private IFlurlRequest Request(Ask ask, Option<Token> token)
    {
        var url = new Url(ask.At.IfNone(_address)).AppendPathSegment(ask.Path);
        foreach (var (name, value) in ask.Query) url.AppendQueryParam(name, value);
        var request = _http.Request(url).WithHeader("Accept", ask.IsFile ? "*/*" : "application/json");
        foreach (var (name, value) in ask.Headers) request.WithHeader(name, value);
        token.IfSome(it => request.WithOAuthBearerToken(it.Secret));
        if (token.IsSome) foreach (var (name, value) in Signature) request.WithHeader(name, value);
        return request;
    }
}
