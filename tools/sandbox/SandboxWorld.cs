using System.Collections.Immutable;

namespace Brygga.Sandbox;

/// <summary>The live state of both systems. Tests may look at it and change it while the sandbox runs.</summary>
public sealed class SandboxWorld
{
    internal SandboxWorld(TimeProvider clock)
    {
        Severa = new(Gate, clock);
        Fortnox = new(Gate, clock);
    }

    /// <summary>Severa's registers.</summary>
    public SeveraRegisters Severa { get; }

    /// <summary>Fortnox's registers.</summary>
    public FortnoxRegisters Fortnox { get; }

    /// <summary>The awkward cases of this world; empty in a clean one.</summary>
    public ImmutableArray<SandboxCase> Cases { get; internal set; } = [];

    /// <summary>One request at a time touches the world.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>A case by name.</summary>
    /// <exception cref="ArgumentException">There is no case of that name.</exception>
    public SandboxCase Case(string name) =>
        Cases.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"no case named '{name}'", nameof(name));
}

/// <summary>Severa's registers: customers and addresses by guid, and what they refer to (Severa FACTS 6.1, 6.2).</summary>
public sealed class SeveraRegisters
{
    internal SeveraRegisters(Lock gate, TimeProvider clock)
    {
        RecordTable Table() => new(gate, clock, StringComparer.OrdinalIgnoreCase);
        Customers = Table();
        Addresses = Table();
        Currencies = Table();
        Countries = Table();
        Languages = Table();
        Users = Table();
        Named = Table();
    }

    /// <summary>Customers by guid.</summary>
    public RecordTable Customers { get; }

    /// <summary>Addresses by guid; the value <c>customer</c> is the owner's guid.</summary>
    public RecordTable Addresses { get; }

    /// <summary>Currencies by guid.</summary>
    public RecordTable Currencies { get; }

    /// <summary>Countries by guid.</summary>
    public RecordTable Countries { get; }

    /// <summary>Languages by guid.</summary>
    public RecordTable Languages { get; }

    /// <summary>Users by guid.</summary>
    public RecordTable Users { get; }

    /// <summary>Small registers that have only a name here: industries, time zones, price lists, invoice templates, VAT rates.</summary>
    public RecordTable Named { get; }
}

/// <summary>Fortnox's registers by number or code (Fortnox FACTS 7, 17).</summary>
public sealed class FortnoxRegisters
{
    internal FortnoxRegisters(Lock gate, TimeProvider clock)
    {
        RecordTable Table() => new(gate, clock, StringComparer.Ordinal);
        Customers = Table();
        Currencies = Table();
        TermsOfPayments = Table();
    }

    /// <summary>Customers by customer number.</summary>
    public RecordTable Customers { get; }

    /// <summary>Currencies by code.</summary>
    public RecordTable Currencies { get; }

    /// <summary>Terms of payment by code.</summary>
    public RecordTable TermsOfPayments { get; }
}
