using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>Everything declared about one system: how it writes an empty value, how long a lost create may still commit, its entities.</summary>
/// <param name="Empty">The text or number that clears a field of a kind; a kind that is missing can't be cleared there.</param>
/// <param name="UnknownWord">A literal that stands for "not readable" in any field (Fortnox: API_NORIGHT).</param>
/// <param name="Settle">How long absence proves nothing after a create whose answer was lost (MODEL 2).</param>
/// <param name="TimeZone">IANA zone of the system's times without a zone.</param>
public sealed record SystemCatalogue(
    Side Side,
    UpdateStyle Update,
    HashMap<ValueKind, EmptyWord> Empty,
    Option<string> UnknownWord,
    TimeSpan Settle,
    string TimeZone,
    HashMap<string, EntityType> Entities)
{
    /// <summary>The entity of one record that tells which company this is: the wrong one stops every run.</summary>
    public Option<string> Company { get; init; }
}

/// <summary>How a changed record is sent.</summary>
public enum UpdateStyle
{
    /// <summary>JSON Patch, replace only (Severa, FACTS 5).</summary>
    Patch,

    /// <summary>A partial PUT: what is left out is unchanged (Fortnox, FACTS 1).</summary>
    Put,
}

/// <summary>What is sent to clear a field.</summary>
public abstract record EmptyWord
{
    private EmptyWord()
    {
    }

    /// <summary>A JSON null.</summary>
    public sealed record Null : EmptyWord;

    /// <summary>A literal of the field's kind: <c>API_BLANK</c>, 0.</summary>
    public sealed record Literal(Value Value) : EmptyWord;
}
