using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>Texts to lists of texts, and back.</summary>
internal static class WordFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("words", Input.Text, Seq<Parameter>(), Parts, static _ => Split,
            "The words: runs of letters and digits.", new("'Ada, Bo & Co' | words", Of("Ada", "Bo", "Co"))),
        new("split", Input.Text, Seq1(Text("separator")), Parts, static p => Apart(p.Text(0)),
            "The parts between the separators, trimmed; empty parts are left out.", new("'Box 1, Storgatan 2' | split(', ')", Of("Box 1", "Storgatan 2"))),
        new("lines", Input.Text, Seq<Parameter>(), Parts,
            static _ => static (Value value, in Scope _) => Lists.OfTexts(value.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            "The lines, trimmed; empty lines are left out.", new("'one' | lines", Of("one"))),
        new("ngrams", Input.Text, Seq1(Count("length", 1)), Parts, static p => Pieces(p.Count(0)),
            "Its pieces of so many characters, each from one character further on, none twice; a shorter text is a piece itself. As keys they find a name in spite of a typo.",
            new("'banana' | ngrams(3)", Of("ban", "ana", "nan"))),
        new("wrap", Input.TextOrTexts, Seq1(Count("width", 1)),
            static (input, a) => Lists.Of(input, ExprType.Text with { Longest = a.Head is Argument.Constant { Value: { Kind: ValueKind.Number } n } ? (int)n.Number : None }),
            static p => Wrap(p.Count(0)),
            "Lines of at most so many characters, broken between words.", new("'one two three' | wrap(8)", Of("one two", "three")))
            { OfNothing = OfNothing.Runs },
        new("without", Input.Texts, Seq1(new Parameter("word", ParameterKind.Text) { IsMany = true }),
            static (input, _) => Lists.Of(input, Lists.ItemOf(input)),
            static p => Without(p.Texts.ToHashSet(StringComparer.Ordinal)),
            "Without these texts.", new("'ab volvo' | words | without('ab', 'hb')", Of("volvo")))
            { OfNothing = OfNothing.EmptyList },
        new("join", Input.Scalars, Seq1(Text("separator")),
            static (input, _) => ExprType.Text with { MayBeNothing = true, MayMiss = input.MayMiss },
            static p => Join(p.Text(0)),
            "The elements as one text, with the separator between them; an element that is nothing leaves an empty place.",
            new("['a', 'b'] | join(' / ')", Value.Of("a / b")))
            { OfNothing = OfNothing.EmptyList },
    ];

    private static Value Of(params string[] texts) => Lists.OfTexts(texts);

    private static ExprType Parts(ExprType input, Seq<Argument> _) =>
        Lists.Of(input, ExprType.Text with { Longest = input.Longest }) with { MayBeNothing = input.MayBeNothing };

    private static Run Apart(string separator) => separator.Length == 0
        ? static (Value value, in Scope _) => Value.List([value])
        : (Value value, in Scope _) => Lists.OfTexts(value.Text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Value Split(Value value, in Scope scope)
    {
        var text = value.Characters;
        var scratch = scope.Scratch;
        var words = scratch is null ? new Value[MostWords(text.Length)] : scratch.Values(MostWords(text.Length));
        var (count, start) = (0, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]));
            if (isWord && start < 0) start = i;
            if (isWord || start < 0) continue;
            words[count++] = value.Piece(start, i - start);
            start = -1;
        }
        return scratch is null ? Value.List(words[..count].ToArray()) : scratch.List(count);
    }

    /// <summary>Words of one letter, with a space between.</summary>
    private static int MostWords(int length) => (length + 1) / 2;

    /// <summary>What the pieces take together is worked out before any is made.</summary>
    private static Run Pieces(int length) => (Value value, in Scope _) =>
    {
        var text = value.Text;
        if (text.Length <= length) return Value.List([value]);
        return (text.Length - length + 1L) * length > Limits.LongestList
            ? Value.Unknown
            : Lists.OfTexts(Characters.Pieces(text, length).Distinct(StringComparer.Ordinal));
    };

    private static Run Wrap(int width) => (Value value, in Scope _) => value.Kind switch
    {
        ValueKind.Nothing => Lists.Empty,
        ValueKind.Text => Lists.OfTexts(Characters.Wrap(value.Text, width)),
        ValueKind.List => Lists.OfTexts(value.Items.ToArray().Where(static i => i.Kind == ValueKind.Text).SelectMany(i => Characters.Wrap(i.Text, width))),
        _ => Value.Unknown,
    };

    private static Run Without(System.Collections.Generic.HashSet<string> words)
    {
        var unwanted = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return (Value value, in Scope scope) =>
        {
            var items = value.Items;
            var (scratch, count) = (scope.Scratch, 0);
            var rest = scratch is null ? new Value[items.Length] : scratch.Values(items.Length);
            foreach (ref readonly var item in items)
                if (item.Kind != ValueKind.Text || !unwanted.Contains(item.Characters)) rest[count++] = item;
            return count == items.Length ? value : scratch is null ? Value.List(rest[..count].ToArray()) : scratch.List(count);
        };
    }

    private static Run Join(string separator) => (Value value, in Scope scope) => Texts.Joined(value.Items, separator, scope.Scratch);
}
