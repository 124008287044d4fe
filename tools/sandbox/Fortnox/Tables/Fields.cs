using System.Collections.Immutable;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>The words that the tables are written in.</summary>
internal static class Fields
{
    public static FortnoxField Text(string name, int longest = 1024) => new(name, FortnoxKind.Text) { Longest = longest };

    /// <summary>A text that a new record must have.</summary>
    public static FortnoxField Required(string name, int longest = 1024) => Text(name, longest) with { Required = true };

    /// <summary>A text that shows null when it is empty.</summary>
    public static FortnoxField OrNull(string name, int longest = 1024) => Text(name, longest) with { EmptyIsNull = true };

    public static FortnoxField Email(string name) => new(name, FortnoxKind.Email);

    public static FortnoxField Flag(string name, bool otherwise = false) => new(name, FortnoxKind.Flag) { Default = otherwise };

    public static FortnoxField Date(string name) => new(name, FortnoxKind.Date) { EmptyIsNull = true };

    public static FortnoxField Number(string name) => new(name, FortnoxKind.Number) { EmptyIsNull = true };

    /// <summary>A whole number of up to nine digits.</summary>
    public static FortnoxField Size(string name) => Number(name) with { Least = 0, Most = 999999999, Default = 0m };

    public static FortnoxField Money(string name) => new(name, FortnoxKind.Money) { EmptyIsNull = true };

    public static FortnoxField Account(string name, int most = 9999) =>
        new(name, FortnoxKind.Account) { Least = 1000, Most = most, EmptyIsNull = true };

    public static FortnoxField Country(string name) => new(name, FortnoxKind.Country) { Longest = 2, Shortest = 2, EmptyIsNull = true };

    public static FortnoxField CountryName(string name, string follows) =>
        new(name, FortnoxKind.CountryName) { Follows = follows, EmptyIsNull = true, ReadOnly = true };

    /// <summary>A choice whose first word is the default.</summary>
    public static FortnoxField Choice(string name, params string[] words) =>
        new(name, FortnoxKind.Choice) { Words = [.. words], Default = words[0] };

    /// <summary>A code that must be in a register.</summary>
    public static FortnoxField Code(string name, Func<FortnoxRegisters, RecordTable> register, Func<Http.Answer> missing) =>
        Text(name) with { Refers = new(register, missing) };

    /// <summary>The project of a document or a row. Anything but letters and digits is refused as such (Fortnox FACTS 9).</summary>
    public static FortnoxField ProjectCode { get; } = Text("Project") with
    {
        Refers = new(static all => all.Projects, FortnoxErrors.NoProject) { Allowed = FortnoxCharacters.Alphanumeric },
    };

    /// <summary>Columns that have the name of their field.</summary>
    public static ImmutableArray<FortnoxColumn> Columns(params string[] names) => [.. names.Select(static name => new FortnoxColumn(name, name))];

    /// <summary>A search by the name of its field in lower case.</summary>
    public static ImmutableArray<FortnoxSearch> Searches(params string[] fields) =>
        [.. fields.Select(static field => new FortnoxSearch(field.ToLowerInvariant(), field))];
}
