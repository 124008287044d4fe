using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>What the mapping by hand looks up, in plain dictionaries that are made once.</summary>
internal sealed class AroundByHand
{
    private static readonly Row[] NoRows = [];
    private static readonly EntityRef Address = Registers.Severa("address");
    private static readonly EntityRef Project = Registers.Severa("project");

    private readonly Dictionary<string, Row[]> _addresses;
    private readonly Dictionary<string, Row[]> _projects;
    private readonly Dictionary<string, string> _states;
    private readonly HashSet<string> _invoiced;
    private readonly int _isClosed = Registers.Ordinal(Project, "isClosed");
    private readonly int _isInternal = Registers.Ordinal(Project, "isInternal");
    private readonly int _salesStatus = Registers.Ordinal(Project, "salesStatus");

    public AroundByHand(Registers registers)
    {
        var (created, owner) = (Registers.Ordinal(Address, "createdDateTime"), Registers.Ordinal(Address, "customer"));
        _addresses = registers[Address].GroupBy(r => r.Row[owner].Referenced.Record.Id, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, g => g.OrderBy(r => r.Row[created].Instant).ThenBy(static r => r.Id, StringComparer.Ordinal).Select(static r => r.Row).ToArray(), StringComparer.Ordinal);
        var customer = Registers.Ordinal(Project, "customer");
        _projects = registers[Project].GroupBy(r => r.Row[customer].Referenced.Record.Id, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Select(static r => r.Row).ToArray(), StringComparer.Ordinal);
        _invoiced = Invoiced(registers);
        _states = ById(registers, Registers.Severa("sales_status_type"), "salesState").ToDictionary(static s => s.Key, static s => s.Value.Text, StringComparer.Ordinal);
        Countries = ById(registers, Registers.Severa("country"), "code2");
        Currencies = ById(registers, Registers.Severa("currency"), "code");
        Terms = ById(registers, Registers.Fortnox("terms_of_payment"), "Code");
        FortnoxCurrencies = References(registers, Registers.Fortnox("currency"));
        FortnoxTerms = References(registers, Registers.Fortnox("terms_of_payment"));
    }

    public Dictionary<string, Value> Countries { get; }

    public Dictionary<string, Value> Currencies { get; }

    public Dictionary<string, Value> Terms { get; }

    public Dictionary<string, Value> FortnoxCurrencies { get; }

    public Dictionary<string, Value> FortnoxTerms { get; }

    public Row[] Addresses(string customer) => _addresses.GetValueOrDefault(customer, NoRows);

    /// <summary>No prospect: there is an open project that was won, or an invoice.</summary>
    public bool IsCustomer(string customer)
    {
        foreach (ref readonly var project in _projects.GetValueOrDefault(customer, NoRows).AsSpan())
            if (!project[_isClosed].IsTrue && !project[_isInternal].IsTrue && IsWon(project[_salesStatus])) return true;
        return _invoiced.Contains(customer);
    }

    private bool IsWon(Value status)
    {
        foreach (var member in status.Members)
            if (member.Name == "salesStatusTypeGuid") return _states[member.Value.Referenced.Record.Id] == "Won";
        return false;
    }

    private static HashSet<string> Invoiced(Registers registers)
    {
        var entity = Registers.Severa("invoice");
        int[] payers = [Registers.Ordinal(entity, "customer"), Registers.Ordinal(entity, "billingCustomer")];
        return registers[entity].SelectMany(invoice => payers.Select(payer => invoice.Row[payer])).Where(static payer => payer.IsSet)
            .Select(static payer => payer.Referenced.Record.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, Value> ById(Registers registers, EntityRef entity, string field)
    {
        var ordinal = Registers.Ordinal(entity, field);
        return registers[entity].ToDictionary(static r => r.Id, r => r.Row[ordinal], StringComparer.Ordinal);
    }

    private static Dictionary<string, Value> References(Registers registers, EntityRef entity) =>
        registers[entity].ToDictionary(static r => r.Id, r => Registers.Reference(entity, r.Id), StringComparer.Ordinal);
}
