namespace Brygga.Rules.Language;

/// <summary>An expression's text, and how its stretches map to the file.</summary>
internal sealed record ExprText(string Text, Func<Span, Origin> Place)
{
    public Origin At => Place(new(0, Text.Length));

    /// <summary>A part of this text as an expression of its own: what stands in the braces of a template.</summary>
    public ExprText Part(int start, int length)
    {
        var place = Place;
        return new(Text.Substring(start, length), span => place(new(start + span.Start, span.Length)));
    }

    /// <summary>What stands between the quotes of a text, as an expression's text of its own; <c>''</c> is one character of it.</summary>
    public ExprText Quoted(Span literal)
    {
        var place = Place;
        var characters = new List<int>();
        for (var i = literal.Start + 1; i < literal.End - 1; i++)
        {
            characters.Add(i);
            if (Text[i] == '\'') i++;
        }
        characters.Add(literal.End - 1);
        var text = string.Concat(characters.SkipLast(1).Select(i => Text[i]));
        return new(text, span => place(new(characters[span.Start], characters[span.End] - characters[span.Start])));
    }

    public string Slice(Span span) => Text.Substring(span.Start, span.Length);
}
