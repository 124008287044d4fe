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

    public string Slice(Span span) => Text.Substring(span.Start, span.Length);
}
