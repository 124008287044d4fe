using System.Globalization;
using System.Text.RegularExpressions;
using Brygga.Sandbox;

namespace Brygga.EndToEnd.Rig;

/// <summary>A call of a run: which one of its route, and which one of its method, counted from 1.</summary>
internal sealed partial record HttpCall(string System, string Method, string Route, int OfRoute, int OfMethod)
{
    /// <summary>Whether it may change anything: a token is asked for by POST, and changes nothing.</summary>
    public bool Writes => Method is not "GET" && !IsLogin;

    public bool IsLogin => Route.Contains("token", StringComparison.Ordinal);

    public static IReadOnlyList<HttpCall> Of(IEnumerable<SandboxExchange> exchanges)
    {
        var (routes, methods, calls) = (new Dictionary<(string, string, string), int>(), new Dictionary<string, int>(StringComparer.Ordinal), new List<HttpCall>());
        foreach (var one in exchanges)
        {
            var route = RouteOf(one.Path);
            var ofRoute = routes[(one.System, one.Method, route)] = routes.GetValueOrDefault((one.System, one.Method, route)) + 1;
            var ofMethod = methods[one.Method] = methods.GetValueOrDefault(one.Method) + 1;
            calls.Add(new(one.System, one.Method, route, ofRoute, ofMethod));
        }
        return calls;
    }

    public SandboxFault Fault(FaultKind kind) => new() { Kind = kind, System = System, Method = Method, Route = Route, Nth = OfRoute };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{System} {Method} {Route}{(OfRoute > 1 ? $" ({OfRoute})" : "")}");

    /// <summary>The path without its query, <c>{id}</c> in the place of what differs from record to record.</summary>
    private static string RouteOf(string target) =>
        string.Join('/', target.Split('?')[0].Trim('/').Split('/').Select(static (part, at) => at > 0 && Id().IsMatch(part) ? "{id}" : part));

    [GeneratedRegex("^([0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
