using System.Collections.Frozen;
using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>
/// What is particular to one of Fortnox's registers; <see cref="FortnoxResource"/> serves them all. A new register is one of these.
/// </summary>
/// <param name="Path">The resource after <c>/3/</c>.</param>
/// <param name="Scope">The scope it needs.</param>
/// <param name="One">The envelope of one record.</param>
/// <param name="Many">The envelope of a list.</param>
/// <param name="Key">The field that names a record.</param>
internal sealed record FortnoxRegister(string Path, string Scope, string One, string Many, string Key)
{
    /// <summary>The fields in the order they are answered.</summary>
    public required ImmutableArray<FortnoxField> Fields
    {
        get;
        init
        {
            field = value;
            ByName = value.ToFrozenDictionary(static one => one.Name, StringComparer.Ordinal);
        }
    }

    public FrozenDictionary<string, FortnoxField> ByName { get; private init; } = FrozenDictionary<string, FortnoxField>.Empty;

    public required Func<FortnoxRegisters, RecordTable> Table { get; init; }

    /// <summary>The refusal when a record is not there.</summary>
    public required Func<Answer> NotFound { get; init; }

    /// <summary>What a row of the list carries besides its <c>@url</c>; empty when it carries all fields.</summary>
    public ImmutableArray<FortnoxColumn> Row { get; init; } = [];

    /// <summary>Which of POST, PUT and DELETE there are.</summary>
    public ImmutableArray<string> Writes { get; init; } = ["POST", "PUT", "DELETE"];

    /// <summary>How its numbers are given and refused; null when a person writes the code.</summary>
    public FortnoxNumbers? Numbers { get; init; }

    /// <summary>The parameters that narrow a list, besides <c>filter</c> and <c>lastmodified</c>.</summary>
    public ImmutableArray<FortnoxSearch> Searches { get; init; } = [];

    /// <summary>The words of <c>sortby</c>: field names in lower case.</summary>
    public ImmutableArray<string> Sortable { get; init; } = [];

    /// <summary>The words of <c>filter</c>, and what each leaves of the records; empty where there is no such parameter.</summary>
    public ImmutableArray<FortnoxFilter> Filters { get; init; } = [];

    /// <summary>Whether keys are numbers, and sort as such.</summary>
    public bool NumericKey { get; init; }

    /// <summary>Whether <c>lastmodified</c> is known; elsewhere it is refused (Fortnox FACTS 2).</summary>
    public bool LastModified { get; init; }
}

/// <summary>A column of a list's rows and the field it shows. Rows have numbers as text in places (Fortnox FACTS 3).</summary>
internal sealed record FortnoxColumn(string Shown, string Field, bool AsText = false);

/// <summary>A word of <c>filter</c>; the date is today's.</summary>
internal sealed record FortnoxFilter(string Word, Func<SandboxRecord, string, bool> Fits)
{
    public static ImmutableArray<FortnoxFilter> ActiveOrNot { get; } =
    [
        new("active", static (record, _) => record["Active"] is not false), new("inactive", static (record, _) => record["Active"] is false),
    ];
}

/// <summary>How a register's numbers are given and refused.</summary>
/// <param name="Allowed">Whether a number has only characters that are taken.</param>
/// <param name="Taken">The refusal of a number that is in use.</param>
/// <param name="Burned">The refusal of a number whose record was deleted; null when it can be used again.</param>
internal sealed record FortnoxNumbers(Func<string, bool> Allowed, Func<string, Answer> Taken, Func<string, Answer>? Burned = null);

/// <summary>A list parameter. Searches are for a substring, without regard to case (Fortnox FACTS 2).</summary>
internal sealed record FortnoxSearch(string Parameter, string Field)
{
    public Func<SandboxRecord, string, bool>? Instead { get; init; }

    public bool Fits(SandboxRecord record, string text) =>
        Instead?.Invoke(record, text) ?? (record.Text(Field) ?? "").Contains(text, StringComparison.OrdinalIgnoreCase);
}
