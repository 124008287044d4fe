using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Sandbox;

/// <summary>
/// One stored record: named values (string, bool, long, decimal, <see cref="SandboxMoney"/>, and for a file its bytes) and its time stamps. An
/// absent value is null.
/// </summary>
public sealed class SandboxRecord
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    internal SandboxRecord(string key, long ordinal, DateTimeOffset created)
    {
        Key = key;
        Ordinal = ordinal;
        Created = created;
    }

    /// <summary>The key in its table: a guid in Severa, the number or code in Fortnox.</summary>
    public string Key { get; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset Created { get; internal set; }

    /// <summary>When it was last edited; null until the first edit.</summary>
    public DateTimeOffset? Updated { get; internal set; }

    /// <summary>When it was last added or edited.</summary>
    public DateTimeOffset Changed => Updated ?? Created;

    /// <summary>The rows that a document is made of and that have no life without it: those of an invoice or a supplier invoice in Fortnox.</summary>
    public ImmutableArray<SandboxRecord> Rows { get; internal set; } = [];

    internal long Ordinal { get; }

    /// <summary>A value by the API's own field name; a part of an object is written with a dot.</summary>
    public object? this[string field]
    {
        get
        {
            lock (values) return values.GetValueOrDefault(field);
        }
        set
        {
            lock (values)
            {
                if (value is null) values.Remove(field);
                else values[field] = value is int number ? (long)number : value;
            }
        }
    }

    /// <summary>All values as they are now.</summary>
    internal IReadOnlyDictionary<string, object> Values
    {
        get
        {
            lock (values) return values.ToImmutableDictionary(StringComparer.Ordinal);
        }
    }

    internal void Set(IEnumerable<KeyValuePair<string, object?>> named)
    {
        foreach (var (name, value) in named) this[name] = value;
    }

    /// <summary>A value as text.</summary>
    public string? Text(string field) => this[field] is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A whole number.</summary>
    public long? Number(string field) => this[field] as long?;

    /// <summary>A yes or no; absent is no.</summary>
    public bool Flag(string field) => this[field] is true;
}

/// <summary>An amount with its currency.</summary>
/// <param name="Amount">How much.</param>
/// <param name="CurrencyCode">Of which currency, such as <c>SEK</c>.</param>
public sealed record SandboxMoney(decimal Amount, string CurrencyCode);
