using System.Globalization;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox;

/// <summary>What was asked of the sandbox and how it answered. A 429 that a fault made is counted apart from one a client earned.</summary>
public sealed class SandboxCounters
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Tally> systems = new(StringComparer.Ordinal);

    /// <summary>All requests of both systems, those of the token endpoints included.</summary>
    public long Requests => Sum(static tally => tally.Requests);

    /// <summary>429 answers that a client earned by asking too fast.</summary>
    public long TooManyRequests => Sum(static tally => tally.TooMany);

    /// <summary>429 answers that a fault made.</summary>
    public long InjectedTooManyRequests => Sum(static tally => tally.InjectedTooMany);

    /// <summary>Connections that a fault aborted.</summary>
    public long Aborted => Sum(static tally => tally.Aborted);

    /// <summary>Requests of one system (<c>severa</c>, <c>fortnox</c>, <c>fortnox-auth</c>), of one method when it is given.</summary>
    public long RequestsOf(string system, string? method = null) =>
        Read(system, tally => method is null ? tally.Requests : tally.Methods.GetValueOrDefault(method));

    /// <summary>Answers of one system with one status.</summary>
    public long AnswersOf(string system, int status) =>
        Read(system, tally => tally.Statuses.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Requests that one route of a system answered, such as <c>POST v1/projectfees</c> or <c>GET 3/supplierinvoices/{key}</c>.</summary>
    public long AnsweredBy(string system, string route) => Read(system, tally => tally.Routes.GetValueOrDefault(route));

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        lock (gate) systems.Clear();
    }

    /// <summary>The counters as <c>GET /sandbox/counters</c> answers them.</summary>
    public JsonObject ToJson()
    {
        lock (gate)
        {
            var json = new JsonObject();
            foreach (var (system, tally) in systems) json[system] = tally.ToJson();
            json["requests"] = systems.Values.Sum(static tally => tally.Requests);
            json["tooManyRequests"] = systems.Values.Sum(static tally => tally.TooMany);
            json["injectedTooManyRequests"] = systems.Values.Sum(static tally => tally.InjectedTooMany);
            return json;
        }
    }

    internal void Count(string system, string method, int? status, string? route, bool injected)
    {
        lock (gate)
        {
            if (!systems.TryGetValue(system, out var tally)) systems[system] = tally = new();
            tally.Add(method, status, route, injected);
        }
    }

    private long Sum(Func<Tally, long> of)
    {
        lock (gate) return systems.Values.Sum(of);
    }

    private long Read(string system, Func<Tally, long> of)
    {
        lock (gate) return systems.TryGetValue(system, out var tally) ? of(tally) : 0;
    }

    private sealed class Tally
    {
        public long Requests { get; private set; }

        public long TooMany { get; private set; }

        public long InjectedTooMany { get; private set; }

        public long Aborted { get; private set; }

        public SortedDictionary<string, long> Methods { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, long> Statuses { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, long> Routes { get; } = new(StringComparer.Ordinal);

        public void Add(string method, int? status, string? route, bool injected)
        {
            Requests++;
            if (route is not null) Routes[route] = Routes.GetValueOrDefault(route) + 1;
            Methods[method] = Methods.GetValueOrDefault(method) + 1;
            if (status is not { } code)
            {
                Aborted++;
                return;
            }

            var text = code.ToString(CultureInfo.InvariantCulture);
            Statuses[text] = Statuses.GetValueOrDefault(text) + 1;
            if (code != 429) return;
            if (injected) InjectedTooMany++;
            else TooMany++;
        }

        public JsonObject ToJson() => new()
        {
            ["requests"] = Requests,
            ["byMethod"] = Map(Methods),
            ["byStatus"] = Map(Statuses),
            ["byRoute"] = Map(Routes),
            ["aborted"] = Aborted,
            ["tooManyRequests"] = TooMany,
            ["injectedTooManyRequests"] = InjectedTooMany,
        };

        private static JsonObject Map(SortedDictionary<string, long> counts)
        {
            var json = new JsonObject();
            foreach (var (name, count) in counts) json[name] = count;
            return json;
        }
    }
}
