using System.Collections.Immutable;

namespace Brygga.Sandbox;

/// <summary>How a sandbox is started. The defaults give a small, believable world on a free port.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many ordinary customers the two registers hold together; the awkward cases come on top.</summary>
    public int Customers { get; init; } = 60;

    /// <summary>How many ordinary products, work types and travel expense types Severa's three registers and Fortnox's articles hold together.</summary>
    public int? Products { get; init; }

    /// <summary>How many ordinary projects the two registers hold together; as many as customers unless told.</summary>
    public int? Projects { get; init; }

    /// <summary>How many invoices of every kind wait in Severa to be transferred; null for none but the ordinary ones and the cases.</summary>
    public int? Invoices { get; init; }

    /// <summary>How many supplier invoices of every kind Fortnox holds besides the cases; null for none, and no cases of them either.</summary>
    public int? SupplierInvoices { get; init; }

    /// <summary>
    /// Whether invoices that wait are in a status that numbers them (<c>Att överföra</c>); else they are in one without numbers
    /// (<c>Klar att fakturera</c>), for a company whose invoices Fortnox numbers.
    /// </summary>
    public bool NumberedInvoices { get; init; } = true;

    /// <summary>How Severa shows credit notes.</summary>
    public CreditNotes CreditNotes { get; init; } = new();

    /// <summary>What Severa makes of patches of an invoice, to begin with.</summary>
    public InvoicePatches InvoicePatches { get; init; } = new();

    /// <summary>Whether Severa refuses a code that another product, work type or travel expense type has (Severa FACTS 6.5).</summary>
    public bool UniqueIdentifiers { get; init; } = true;

    /// <summary>The add-ons that are on in Severa, by the sandbox's own words: <c>CustomProperties</c> is the one it knows.</summary>
    public ImmutableArray<string> SeveraAddons { get; init; } = [];

    /// <summary>The scopes that Severa's client was given; null for all.</summary>
    public ImmutableArray<string>? SeveraScopes { get; init; }

    /// <summary>The scopes that were consented to in Fortnox; null for all.</summary>
    public ImmutableArray<string>? FortnoxScopes { get; init; }

    /// <summary>Same seed, same world.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the world holds the awkward cases of <see cref="SandboxWorld.Cases"/>.</summary>
    public bool Cases { get; init; } = true;

    /// <summary>The sandbox's clock: tokens, rate limits and time stamps follow it. A <see cref="SandboxClock"/> can be moved over HTTP.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the rate limits of both systems are enforced (Severa FACTS 3, Fortnox FACTS 5).</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>When set, every 429 carries it as <c>Retry-After</c>; the facts do not settle whether the real ones do.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Fortnox fields that answer <c>API_NORIGHT</c> instead of their value (Fortnox FACTS 3).</summary>
    public ImmutableArray<string> NoRightFields { get; init; } = [];

    /// <summary>Is told every request and its answer after the answer is decided, on the thread that serves it.</summary>
    public Action<SandboxExchange>? Watch { get; init; }
}
