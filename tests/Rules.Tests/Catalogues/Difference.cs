namespace Brygga.Rules.Tests.Catalogues;

/// <summary>One thing that a catalogue and a document say differently.</summary>
/// <param name="Field">A field, <c>field.member</c>, or a part of the entity such as <c>read.since</c>.</param>
/// <param name="Says">Both sides, for the person who reads the failure.</param>
internal sealed record Difference(string System, string Entity, string Field, About About, string Says)
{
    public override string ToString() => $"{System}.{Entity} {Field}: {About}: {Says}";
}

internal enum About
{
    /// <summary>The API has it, the catalogue doesn't.</summary>
    Missing,

    /// <summary>The catalogue has it, the API's model doesn't.</summary>
    Extra,
    Type,

    /// <summary>Greatest or least length or value.</summary>
    Limit,

    /// <summary>The words of a choice, or the numbers that a field is held to.</summary>
    Words,
    Write,
    Required,
    Default,

    /// <summary>A member of an embedded copy that the record referred to doesn't have.</summary>
    Embedded,
    Path,
    Parameter,
    Paging,
    Envelope,

    /// <summary>What a row of a list carries.</summary>
    ListRow,
}
