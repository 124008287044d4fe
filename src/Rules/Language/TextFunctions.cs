using System.Buffers;
using static Brygga.Rules.Language.Functions;

namespace Brygga.Rules.Language;

/// <summary>Texts to texts.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("text", Input.Scalar, Seq<Parameter>(),
            static (input, _) => input.Kind == ValueKind.Text ? input : input.Becomes(ExprType.Text with { Longest = input.Longest.IfNone(ExprType.LongestScalar), IsDigits = input.Longest.IsSome }),
            static _ => static (Value value, in Scope _) => value.Kind == ValueKind.Text ? value : Value.Of(value.ToString()),
            "The value as text: numbers with a point and without trailing zeros, dates as 2024-12-31.",
            new("1.50 | text", Value.Of("1.5"))),
        new("trim", Input.Text, Seq<Parameter>(), static (input, _) => Shrinks(input), static _ => Trim,
            "Without white space at both ends.", new("'  Ada ' | trim", Value.Of("Ada"))),
        OfCharacters("lower", Changed, static n => n, static (text, to) => text.ToLowerInvariant(to),
            "In small letters.", "'ÅKE' | lower", "åke"),
        OfCharacters("upper", Changed, static n => n, static (text, to) => text.ToUpperInvariant(to),
            "In capitals.", "'se556' | upper", "SE556"),
        OfCharacters("fold", static t => Shrinks(t) with { Longest = t.Longest.Map(static n => 2 * n) }, static n => 2 * n, Diacritics.Fold,
            "Without diacritics, for comparing: å and ä are a, ø is o, ß is ss.", "'Bräckö Ærø' | fold", "Bracko Aero"),
        OfCharacters("digits", Shrinks, static n => n, Characters.Digits,
            "Only the digits 0 to 9.", "'+46 (0)8-123' | digits", "4608123"),
        OfText("plain", Shrinks, static text => Markup.Plain(text),
            "Without markup: tags go, a paragraph or <br> ends a line, &amp; is &.", "'<p>Fish &amp; chips</p>' | plain", "Fish & chips"),
        Cut("left", "The first characters.", Characters.Left, "Bry"),
        Cut("truncate", "At most so many characters; the rest is dropped.", Characters.Left, "Bry"),
        Cut("right", "The last characters.", Characters.Right, "gga"),
        new("pad", Input.Text, Seq(Count("length", 1), new Parameter("with", ParameterKind.Text) { IsOptional = true }),
            static (input, a) => Changed(input) with
            {
                Longest = input.Longest.Map(n => Math.Max(n, a.Head is Argument.Constant { Value: { Kind: ValueKind.Number } count } ? (int)count.Number : n)),
            },
            static p => Pad(p.Count(0), p.Text(1, "0")),
            "At least so many characters, filled from the left with 0 or with another character.", new("'7' | pad(3)", Value.Of("007"))),
        new("replace", Input.Text, Seq(Text("old"), Text("new")),
            static (input, _) => Shrinks(input) with { Longest = None },
            static p => Replace(p.Text(0), p.Text(1)),
            "Each place where the old text stands, with the new one.", new("'a-b-c' | replace('-', '/')", Value.Of("a/b/c"))),
        new("without_characters", Input.Text, Seq1(Text("characters")),
            static (input, _) => Shrinks(input),
            static p => Without(p.Text(0)),
            "Without any of these characters.", new("'556036-0793' | without_characters(' -.')", Value.Of("5560360793"))),
    ];

    /// <summary>What stands between the white space at both ends.</summary>
    private static Value Trim(Value value, in Scope scope)
    {
        var text = value.Characters;
        var start = text.Length - text.TrimStart().Length;
        return value.Piece(start, text.Trim().Length);
    }

    private static Function Cut(string name, string doc, Func<Value, int, Value> cut, string example) => new(
        name, Input.Text, Seq1(Count("length", 1)),
        static (input, a) => Shrinks(input) with { Longest = Math.Min(CountOf(a), input.Longest.IfNone(int.MaxValue)) },
        p =>
        {
            var length = p.Count(0);
            return (Value value, in Scope _) => value.Characters.Length <= length ? value : cut(value, length);
        },
        doc, new($"'Brygga' | {name}(3)", Value.Of(example)));

    private static int CountOf(Seq<Argument> arguments) =>
        arguments.Head is Argument.Constant { Value: { Kind: ValueKind.Number } count } ? (int)count.Number : int.MaxValue;

    private static Run Pad(int length, string with) => (Value value, in Scope _) =>
        value.Characters.Length >= length || with.Length == 0 ? value : Value.Of(value.Text.PadLeft(length, with[0]));

    /// <summary>The length is worked out before anything is built.</summary>
    private static Run Replace(string old, string @new)
    {
        if (old.Length == 0) return static (Value value, in Scope _) => value;
        Rewrite rewrite = (text, to) => Characters.Replaced(text, old, @new, to);
        return (Value value, in Scope scope) =>
        {
            var count = value.Characters.Count(old);
            if (count == 0) return value;
            var length = value.Characters.Length + ((long)count * (@new.Length - old.Length));
            return length > Limits.LongestText ? Value.Unknown : Texts.Rewritten(value, (int)length, rewrite, scope.Scratch);
        };
    }

    private static Run Without(string characters)
    {
        var unwanted = SearchValues.Create(characters);
        Rewrite rewrite = (text, to) => Characters.Without(text, unwanted, to);
        return (Value value, in Scope scope) => value.Characters.ContainsAny(unwanted) ? Texts.Rewritten(value, value.Characters.Length, rewrite, scope.Scratch) : value;
    }
}
