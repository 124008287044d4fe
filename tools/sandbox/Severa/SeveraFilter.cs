namespace Brygga.Sandbox.Severa;

internal enum SeveraFit
{
    /// <summary>A yes or no.</summary>
    Flag,

    /// <summary>Whether the field has a value at all.</summary>
    Given,

    /// <summary>Any of the texts or guids given, without regard to case.</summary>
    Any,

    /// <summary>Any of the guids given, in a field that holds several with blanks between.</summary>
    AnyOf,

    /// <summary>Any of the whole numbers given.</summary>
    Numbers,

    /// <summary>A part of the text.</summary>
    Part,

    /// <summary>A day or later, a day or earlier.</summary>
    From,
    To,

    /// <summary>A sum or more, a sum or less.</summary>
    Least,
    Most,
}

/// <summary>A parameter that narrows a list (Severa FACTS 4, 6).</summary>
internal sealed record SeveraFilter(string Parameter, SeveraFit Fit, string Field)
{
    public Func<SandboxRecord, bool>? Read(SeveraQuery query) => Fit switch
    {
        SeveraFit.Flag => query.Flag(Parameter) is { } flag ? record => record.Flag(Field) == flag : null,
        SeveraFit.Given => query.Flag(Parameter) is { } given ? record => record[Field] is not null == given : null,
        SeveraFit.Numbers => query.Numbers(Parameter) is { } numbers ? record => record.Number(Field) is { } number && numbers.Contains(number) : null,
        SeveraFit.AnyOf => query.Texts(Parameter) is { } words ? record => (record.Text(Field) ?? "").Split(' ').Any(words.Contains) : null,
        SeveraFit.Part => query.Text(Parameter) is { } part ? record => record.Text(Field)?.Contains(part, StringComparison.OrdinalIgnoreCase) == true : null,
        SeveraFit.From => query.Day(Parameter) is { } day ? record => string.CompareOrdinal(record.Text(Field), day) >= 0 : null,
        SeveraFit.To => query.Day(Parameter) is { } day ? record => record.Text(Field) is { } at && string.CompareOrdinal(at, day) <= 0 : null,
        SeveraFit.Least => query.Decimal(Parameter) is { } sum ? record => record[Field] is SandboxMoney money && money.Amount >= sum : null,
        SeveraFit.Most => query.Decimal(Parameter) is { } sum ? record => record[Field] is SandboxMoney money && money.Amount <= sum : null,
        _ => query.Texts(Parameter) is { } texts ? record => record.Text(Field) is { } text && texts.Contains(text) : null,
    };
}
