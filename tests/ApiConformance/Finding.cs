namespace Brygga.ApiConformance;

/// <summary>Which part of an exchange is meant.</summary>
public enum Part
{
    /// <summary>The path and method of the request.</summary>
    Call,

    /// <summary>A query parameter.</summary>
    Query,

    /// <summary>The body of the request.</summary>
    Request,

    /// <summary>The answer.</summary>
    Answer,
}

/// <summary>Something that a document does not allow.</summary>
/// <param name="System"><c>severa</c> or <c>fortnox</c>.</param>
/// <param name="Call">The method and the template, or the path when no template fits.</param>
/// <param name="Status">The status of the answer; 0 when there was none.</param>
/// <param name="Part">Where it was found.</param>
/// <param name="Field">The field or parameter; list indices are left out.</param>
/// <param name="Kind">What is wrong, mostly by the schema validator's word; <c>Word</c> is one of Fortnox's words that stand for something else.</param>
public sealed record Finding(string System, string Call, int Status, Part Part, string Field, string Kind)
{
    /// <summary>What stood there.</summary>
    public string Value { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{System} {Call} {Status} {Part} {Field}: {Kind} {Value}".TrimEnd();
}
