using Brygga.Rules.Language;
using FsCheck;
using FsCheck.Xunit;

namespace Brygga.Rules.Tests;

public sealed class FunctionTests
{
    public static TheoryData<string> Names => [.. Functions.Names];

    [Fact]
    public void There_are_functions() => Assert.Equal(51, Functions.Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_example_of_a_function_is_true(string name)
    {
        var function = Functions.Known[name];
        Assert.Equal(function.Example.Yields, Language.Sample.Run(function.Example.Expression));
        Assert.Contains($"| {name}", function.Example.Expression, StringComparison.Ordinal);
        Assert.EndsWith(".", function.Doc, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'12,5' | number", "")]
    [InlineData("'1e3' | number", "")]
    [InlineData("' 12.50 ' | number", "12.5")]
    [InlineData("'A1' | number", "")]
    [InlineData("'99999999999999999999999999999999' | number", "")]
    [InlineData("true | text", "true")]
    [InlineData("'   ' | trim", "")]
    [InlineData("'a😀b' | left(2)", "a")]
    [InlineData("'ab' | left(2)", "ab")]
    [InlineData("'Ấ Straße Þór Łódź' | fold", "A Strasse Thor Lodz")]
    [InlineData("'A\u030Asa' | fold", "Asa")]
    [InlineData("'no digits' | digits", "")]
    [InlineData("'no address' | domain", "")]
    [InlineData("'@x.se' | domain", "")]
    [InlineData("'a@b c' | domain", "")]
    [InlineData("'556036-0793' | organisation_number", "5560360793")]
    [InlineData("'16556036-0793' | organisation_number", "5560360793")]
    [InlineData("'SE 556036-0793 01' | organisation_number", "5560360793")]
    [InlineData("'556036-0794' | organisation_number", "")]
    [InlineData("'FI12345678' | organisation_number", "")]
    [InlineData("'٥٥٦٠٣٦٠٧٩٣' | organisation_number", "")]
    [InlineData("'A\u030Asa \"B\"' | allowed_characters", "Åsa B")]
    [InlineData("' <Ada>  &  Bo| ' | allowed_characters", "Ada & Bo")]
    [InlineData("'😀' | allowed_characters", "")]
    public void A_function_yields(string expression, string value) => Assert.Equal(value, Formulas.Run(expression).ToString());

    /// <summary>Pieces of a long text would take far more than the text.</summary>
    [Fact]
    public void Pieces_that_would_take_too_much_are_as_good_as_unread() =>
        Assert.Equal((Value.Unknown, false), (Formulas.Run("'a' | pad(1000000) | ngrams(100)"), Formulas.Run("'a' | pad(1000000) | ngrams(4)").IsUnknown));

    [Property]
    public bool Pieces_have_their_length_and_stand_in_the_text(NonNull<string> text, PositiveInt length)
    {
        var pieces = Characters.Pieces(text.Get, length.Get).ToList();
        return pieces.TrueForAll(piece => text.Get.Contains(piece, StringComparison.Ordinal) && (piece.Length >= length.Get || piece == text.Get))
            && pieces.Count <= Math.Max(1, text.Get.Length - length.Get + 1);
    }

    [Property]
    public bool Folding_twice_is_folding_once(string text) =>
        string.Equals(Diacritics.Fold(Diacritics.Fold(text ?? "")), Diacritics.Fold(text ?? ""), StringComparison.Ordinal);

    [Property]
    public bool Cleaning_for_Fortnox_twice_is_cleaning_once(string text) =>
        string.Equals(FortnoxCharacters.Clean(FortnoxCharacters.Clean(text ?? "")), FortnoxCharacters.Clean(text ?? ""), StringComparison.Ordinal);
}
