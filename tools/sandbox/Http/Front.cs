using System.Collections.Concurrent;

namespace Brygga.Sandbox.Http;

/// <summary>Takes the requests of one API: counts them, lets a fault strike, asks the API, sends the answer.</summary>
internal sealed class Front(Api api, SandboxFaults faults, SandboxCounters counters, Lock world, Action<SandboxExchange>? watch)
{
    private readonly ConcurrentDictionary<string, Answer> last = new(StringComparer.Ordinal);

    public async Task Serve(HttpContext context)
    {
        if (await Call.Read(context, skip: 1) is not { } call)
        {
            await Answer.Empty(413).Send(context.Response, context.RequestAborted);
            return;
        }

        var fault = faults.Next(api.Name, call.Method, string.Join('/', call.Path));
        var answer = fault is null ? Ask(call) : Struck(call, fault) is { } struck ? api.Worded(call, struck) : null;
        counters.Count(api.Name, call.Method, answer?.Status, answer?.Template, fault?.Kind is FaultKind.TooManyRequests);
        watch?.Invoke(Exchange(call, answer));
        if (fault?.Kind is FaultKind.Slow) await Task.Delay(fault.Delay, TimeProvider.System, context.RequestAborted);
        if (answer is null) context.Abort();
        else await answer.Send(context.Response, context.RequestAborted);
    }

    /// <summary>The answer to a request that a fault strikes; null when the connection is to be aborted.</summary>
    private Answer? Struck(Call call, SandboxFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.TooManyRequests: return api.TooMany();
            case FaultKind.InternalError: return api.Broken(500);
            case FaultKind.Unavailable: return api.Broken(503);
            case FaultKind.ResetBefore: return null;
            case FaultKind.ResetAfter:
                Ask(call);
                return null;
            case FaultKind.TokenRevoked:
                api.RevokeAccess();
                return Ask(call);
            case FaultKind.TruncatedPage: return Bending.Halve(Ask(call), api);
            case FaultKind.EmptyList: return Bending.Empty(Ask(call), api);
            case FaultKind.DuplicateAnswer: return Again(call);
            case FaultKind.NoRight: return fault.Field is { } field ? Bending.Hide(Ask(call), field, api) : api.NoRight();
            case FaultKind.NoLicence: return api.NoLicence();
            case FaultKind.NoScopeLicence: return api.NoScopeLicence();
            case FaultKind.NoScope: return api.NoScope();
            default: return Ask(call);
        }
    }

    private Answer Ask(Call call) => Ask(call, out _);

    /// <summary>The answer, and the one that was given before to the same kind of request.</summary>
    private Answer Ask(Call call, out Answer? before)
    {
        Answer answer;
        lock (world) answer = api.Worded(call, api.Handle(call));
        var kind = answer.Template ?? "";
        before = last.GetValueOrDefault(kind);
        last[kind] = answer;
        return answer;
    }

    private Answer Again(Call call)
    {
        var answer = Ask(call, out var before);
        return before ?? answer;
    }

    private SandboxExchange Exchange(Call call, Answer? answer) =>
        new(api.Name, call.Method, call.Target, call.Headers.ContentType, call.Body, answer?.Status, answer?.ContentType, answer?.Body ?? default)
        {
            Note = call.Headers["X-Sandbox-Note"],
        };
}
