using Brygga.Sandbox;

namespace Brygga.ApiConformance;

/// <summary>
/// Sees every exchange of a sandbox (<see cref="SandboxOptions.Watch"/>) and keeps what the vendors' documents do not allow and
/// <see cref="Deviations"/> does not list. Without the documents it sees nothing.
/// </summary>
public sealed class ConformanceWatch
{
    private readonly Lock gate = new();
    private readonly List<string> findings = [];
    private readonly HashSet<Deviation> met = [];
    private readonly bool refusedToo;

    /// <param name="refusedToo">Whether a request that was refused must be right as well: no for tests of refusals, yes for what a client sends.</param>
    public ConformanceWatch(bool refusedToo) => this.refusedToo = refusedToo;

    /// <summary>What is not allowed, with the exchange it was found in.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            lock (gate) return [.. findings];
        }
    }

    /// <summary>The deviations that were met.</summary>
    public IReadOnlySet<Deviation> Met
    {
        get
        {
            lock (gate) return met.ToHashSet();
        }
    }

    /// <summary>Looks at an exchange. A request with a note is wrong on purpose: only its answer is looked at.</summary>
    public void See(SandboxExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);

        // 501 is the sandbox's own: what it does not simulate, it says so.
        if (ApiDocument.Missing is not null || exchange.Status is 501) return;
        var request = string.IsNullOrEmpty(exchange.Note) && (refusedToo || exchange.Status is null or < 400);
        lock (gate)
        {
            if (ApiDocument.Of(exchange.System) is not { } document) return;
            foreach (var found in Exchanges.Findings(document, exchange, request))
            {
                if (Deviations.All.FirstOrDefault(one => one.Covers(found)) is { } deviation) met.Add(deviation);
                else findings.Add(found.ToString());
            }
        }
    }

    /// <summary>Throws when there is a finding.</summary>
    public void Approve()
    {
        if (Findings is not { Count: > 0 } all) return;
        var said = string.Join('\n', all.Distinct(StringComparer.Ordinal).Take(40));
        throw new InvalidOperationException($"Not as the vendor's document has it:\n{said}");
    }
}
