using FsCheck;
using FsCheck.Fluent;

namespace Brygga.Rules.Tests;

/// <summary>The texts of a record share one array while its formulas run: what they yield is what each would yield by itself.</summary>
public sealed class ScratchTests
{
    private static readonly Arbitrary<string> Texts = Gen.Elements('a', 'B', ' ', 'Å', 'ß', 'ø', '1', '-', '.', '@', '(', '\u0301', '\uD83D', '\uDE00', '\u1E9B', 'ẞ')
        .ListOf().Select(static letters => string.Concat(letters)).ToArbitrary();

    [Theory]
    [InlineData("name | lower | fold | without_characters('-.') | words | without('a', 'ab') | join(' ')")]
    [InlineData("'{name | left(3)} {name | trim | right(2)}/{name}'")]
    [InlineData("(name | domain) ?? (name | digits)")]
    [InlineData("name | replace('a', 'aaa') | replace('-', '') | upper")]
    [InlineData("[name | trim, name | words | first, name | fold]")]
    [InlineData("name | words | map('{it}{it | lower}') | join('|')")]
    [InlineData("name | lower | ngrams(2)")]
    [InlineData("name | trim | allowed_characters | phone")]
    [InlineData("name | lower | words | where(it is set) | count")]
    public void Texts_in_the_scratch_of_a_record_are_those_that_each_would_be_by_itself(string expression) =>
        Prop.ForAll(Gen.ListOf(Texts.Generator).ToArbitrary(), names =>
        {
            var (inScratch, apart) = Formulas.Of(expression, names);
            return inScratch == apart;
        }).QuickCheckThrowOnFailure();
}
