namespace Brygga.ApiConformance;

/// <summary>Where the sandbox, or a right request, says something else than the vendor's document on purpose.</summary>
/// <param name="System"><c>severa</c> or <c>fortnox</c>.</param>
/// <param name="Part">Where it is found.</param>
/// <param name="Kind">What is found.</param>
/// <param name="Reason">Why, with the section of the system's fact sheet that it rests on.</param>
public sealed record Deviation(string System, Part Part, string Kind, string Reason)
{
    /// <summary>The calls: method and template, or a part of it; empty for all.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>The fields, each the whole name or its end after a dot; empty for all.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The statuses; empty for all.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Whether a finding is this deviation.</summary>
    public bool Covers(Finding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return System == found.System && Part == found.Part && Kind == found.Kind
            && (Calls.Count == 0 || Calls.Any(call => found.Call.Contains(call, StringComparison.Ordinal)))
            && (Statuses.Count == 0 || Statuses.Contains(found.Status))
            && (Fields.Count == 0 || Fields.Any(field => found.Field == field || found.Field.EndsWith($".{field}", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{System} {string.Join(' ', Calls)} {Part} {string.Join(' ', Fields)} {Kind}";
}
