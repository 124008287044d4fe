using System.Text;
using Brygga.Rules.Language;
using FsCheck;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests;

/// <summary>A type's normaliser is used for comparing, for the base and for writing, so it must be a fixed point (MODEL 3).</summary>
public sealed class NormaliserTests
{
    private static readonly FieldType[] Types =
        [.. new[] { Side.Severa, Side.Fortnox }.SelectMany(static s => Small.Book[s].Entities.Values)
            .SelectMany(static e => e.Fields.Values)
            .Select(static f => f.Type)
            .Where(static t => t.Normal.IsSome)
            .DistinctBy(static t => (t.Name, t.NormalText))];

    [Fact]
    public void The_shipped_catalogues_have_normalisers() =>
        Assert.Equal(["business_id", "money", "quantity", "text", "text", "vat_percent"], Types.Select(static t => t.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Property]
    public bool Normalising_twice_is_normalising_once(string text) => Types.All(type =>
    {
        var once = type.Normalise(Value.Of(text));
        return type.Normalise(once) == once;
    });

    [Property]
    public bool Normalising_a_number_twice_is_normalising_it_once(decimal number) => Types.All(type =>
    {
        var once = type.Normalise(Value.Of(number));
        return type.Normalise(once) == once;
    });

    /// <summary>A text that is clean is not taken apart: it must not show.</summary>
    [Property(MaxTest = 2000)]
    public void Cleaning_gives_what_its_words_say_for_any_text(string text, byte[] picks)
    {
        string[] alphabet = ["a", "Å", "å", "a\u030A", " ", " ", "-", "\"", "<", "\t", "\n", "\u00A0", "😀", "\U00010400", "\uD800", "7", "Ⅸ"];
        foreach (var dirty in new[] { text ?? "", string.Concat((picks ?? []).Select(pick => alphabet[pick % alphabet.Length])) })
            Assert.Equal(CleanInWords(dirty), FortnoxCharacters.Clean(dirty));
    }

    private static string CleanInWords(string text)
    {
        var spaced = string.Concat(Diacritics.Compose(text).EnumerateRunes().Select(static rune =>
            Rune.IsLetter(rune) || Rune.IsDigit(rune) || "\r\n\u00A0–:.`´’,;^¤#%§£$€¢¥©™°&/()=+-*_!?²³®½@\\".Contains(rune.ToString(), StringComparison.Ordinal) ? rune.ToString() : " "));
        return string.Join(' ', spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim();
    }

    [Fact]
    public void A_normaliser_leaves_what_was_not_read_alone() =>
        Assert.All(Types, static type => Assert.True(type.Normalise(Value.Unknown).IsUnknown));

    [Fact]
    public void Fortnox_gets_only_characters_that_it_accepts() => Assert.Equal(
        Value.Of("Ada Bo"),
        Small.Book.Entity(new(Side.Fortnox, "customer")).Fields["Name"].Type.Normalise(Value.Of(" Ada\t\"Bo\" ")));
}
