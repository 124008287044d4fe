namespace Brygga.Nordic;

/// <summary>How often the right register has which error, of one; each kind is thrown by itself.</summary>
public sealed record Noise
{
    /// <summary>The rates that the goals are measured with.</summary>
    public static Noise Usual { get; } = new();

    /// <summary>The legal form is written in another way.</summary>
    public double FormChanged { get; init; } = 0.16;

    /// <summary>The legal form is left out.</summary>
    public double FormDropped { get; init; } = 0.18;

    /// <summary>A slip of the keyboard in the name.</summary>
    public double Typo { get; init; } = 0.24;

    /// <summary>A second slip; only where there is a first.</summary>
    public double SecondTypo { get; init; } = 0.08;

    /// <summary>Two words of the name stand the other way round.</summary>
    public double WordsSwapped { get; init; } = 0.06;

    /// <summary>A word of the name, or the street, is abbreviated.</summary>
    public double Abbreviated { get; init; } = 0.10;

    /// <summary>Å is A in name, street and city.</summary>
    public double DiacriticsLost { get; init; } = 0.16;

    /// <summary>Name, street and city are in capitals.</summary>
    public double UpperCase { get; init; } = 0.10;

    /// <summary>The name has a word more.</summary>
    public double ExtraWords { get; init; } = 0.08;

    /// <summary>The company goes by another name.</summary>
    public double OtherName { get; init; } = 0.02;

    /// <summary>No business number.</summary>
    public double NumberMissing { get; init; } = 0.30;

    /// <summary>The business number in the form of a VAT number.</summary>
    public double NumberAsVat { get; init; } = 0.40;

    /// <summary>No e-mail address.</summary>
    public double EmailMissing { get; init; } = 0.32;

    /// <summary>Another address in the same domain.</summary>
    public double EmailOther { get; init; } = 0.25;

    /// <summary>No phone number.</summary>
    public double PhoneMissing { get; init; } = 0.38;

    /// <summary>No website.</summary>
    public double WebsiteMissing { get; init; } = 0.40;

    /// <summary>The company is somewhere else.</summary>
    public double Moved { get; init; } = 0.08;

    /// <summary>Both registers have given the company the same number.</summary>
    public double SameNumber { get; init; } = 0.30;
}
