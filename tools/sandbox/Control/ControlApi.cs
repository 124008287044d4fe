using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Control;

/// <summary>The sandbox's own routes: faults, counters and the clock, for a program in another process.</summary>
internal sealed class ControlApi(SandboxServer server)
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true };

    private ImmutableArray<Route> Routes =>
    [
        new("GET", "", null, _ => Json(200, About())),
        new("GET", "counters", null, _ => Json(200, server.Counters.ToJson())),
        new("DELETE", "counters", null, _ => Cleared(server.Counters.Clear)),
        new("GET", "faults", null, _ => Json(200, Scalars.List(server.Faults.All.Select(FaultText.Write)))),
        new("POST", "faults", null, AddFault),
        new("DELETE", "faults", null, _ => Cleared(server.Faults.Clear)),
        new("GET", "clock", null, _ => Json(200, Clock())),
        new("POST", "clock", null, MoveClock),
        new("GET", "invoice-patches", null, _ => Json(200, PatchText.Write(server.World.Severa.Patches))),
        new("POST", "invoice-patches", null, SetPatches),
        new("POST", "reimburse", null, Reimburse),
        new("GET", "locked-period", null, _ => Json(200, LockedPeriod())),
        new("POST", "locked-period", null, Lock),
        .. new CostControl(server.World).Routes,
        new("GET", "cases", null, _ => Json(200, Scalars.List(server.World.Cases.Select(Case)))),
    ];

    public async Task Serve(HttpContext context)
    {
        var call = await Call.Read(context, skip: 1);
        var answer = call is null ? Answer.Empty(413) : Handle(call.Path.IsEmpty ? call with { Path = [""] } : call);
        await answer.Send(context.Response, context.RequestAborted);
    }

    private Answer Handle(Call call) => Routing.Find(Routes, call, out var known) is var (route, bound)
        ? route.Answer(bound)
        : Answer.Empty(known ? 405 : 404);

    private Answer AddFault(Call call)
    {
        if (FaultText.Read(Parse(call) as JsonObject, out var fault) is { } problem) return Problem(400, problem);
        server.Faults.Add(fault);
        return Json(201, FaultText.Write(fault));
    }

    private Answer MoveClock(Call call)
    {
        if (server.Clock is not SandboxClock clock) return Problem(409, "this sandbox runs on a clock that cannot be moved");
        if (Parse(call) is not JsonObject body || body["advanceSeconds"] is not JsonValue value || !value.TryGetValue<double>(out var seconds))
            return Problem(400, "say {\"advanceSeconds\": number}");
        if (!(Math.Abs(seconds) <= TimeSpan.FromDays(36525).TotalSeconds)) return Problem(400, "advanceSeconds is more than a hundred years");
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return Json(200, Clock());
    }

    private Answer SetPatches(Call call)
    {
        if (PatchText.Read(Parse(call) as JsonObject, server.World.Severa.Patches, out var patches) is { } problem) return Problem(400, problem);
        server.World.Severa.Patches = patches;
        return Json(200, PatchText.Write(patches));
    }

    /// <summary>What a person does on Severa's screen; no call of the real API does it.</summary>
    private Answer Reimburse(Call call)
    {
        if ((Parse(call) as JsonObject)?["invoice"]?.ToString() is not { } guid || server.World.Severa.Invoices.Find(guid) is null)
            return Problem(400, "say {\"invoice\": the guid of an invoice}");
        return Json(201, new JsonObject { ["invoice"] = server.World.Reimburse(guid) });
    }

    private Answer Lock(Call call)
    {
        if (Parse(call) is not JsonObject body || !body.TryGetPropertyValue("until", out var until)) return Problem(400, "say {\"until\": a date, or null for none}");
        DateOnly day = default;
        if (until is not null && !DateOnly.TryParseExact(until.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problem(400, "until must be a date, such as 2025-03-31");
        server.World.Fortnox.LockedUntil = until is null ? null : day;
        return Json(200, LockedPeriod());
    }

    private JsonObject LockedPeriod() => new() { ["until"] = server.World.Fortnox.LockedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    private JsonObject About() => new()
    {
        ["severa"] = server.Severa.AbsoluteUri,
        ["severaClientId"] = server.SeveraClientId,
        ["severaClientSecret"] = server.SeveraClientSecret,
        ["fortnox"] = server.Fortnox.AbsoluteUri,
        ["fortnoxAuth"] = server.FortnoxAuth.AbsoluteUri,
        ["fortnoxClientId"] = server.FortnoxClientId,
        ["fortnoxClientSecret"] = server.FortnoxClientSecret,
        ["tenantId"] = server.TenantId,
    };

    private JsonObject Clock() => new() { ["now"] = server.Clock.GetUtcNow().UtcDateTime, ["movable"] = server.Clock is SandboxClock };

    private static JsonObject Case(SandboxCase one) => new()
    {
        ["name"] = one.Name,
        ["flow"] = one.Flow,
        ["why"] = one.Why,
        ["severa"] = one.Severa,
        ["fortnox"] = one.Fortnox,
    };

    private static Answer Cleared(Action clear)
    {
        clear();
        return Answer.Empty(204);
    }

    internal static Answer Problem(int status, string problem) => Json(status, new JsonObject { ["problem"] = problem });

    internal static Answer Json(int status, JsonNode json) => new(status, JsonSerializer.SerializeToUtf8Bytes(json, Writing), Answer.Json);

    internal static JsonNode? Parse(Call call)
    {
        try
        {
            return JsonNode.Parse(call.Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
