namespace Brygga.Rules.Language;

/// <summary>What several formulas of the same record have in common, by its text: each has a place in the record's <see cref="Memo"/>.</summary>
internal sealed class SharedValues
{
    private readonly Dictionary<(Side Side, string Text), int> _places = [];

    public int Count => _places.Count;

    /// <summary>The same expression, its value taken from the memo where there is one.</summary>
    public Eval Share(Typed.Call call, Eval eval)
    {
        if (Reaching.SideOf(call).Case is not Side side || IsOfElement(call)) return eval;
        var text = TypedText.Of(call);
        if (!_places.TryGetValue((side, text), out var place)) _places.Add((side, text), place = _places.Count);
        return (in Scope scope) => scope.Memo is { } memo ? memo.Of(place, eval, scope) : eval(scope);
    }

    /// <summary>What is said of an element has as many values as there are elements; inside a function's brackets the element is its own.</summary>
    private static bool IsOfElement(Typed typed) => typed switch
    {
        Typed.It or Typed.Element => true,
        Typed.Call call => IsOfElement(call.Input) || call.Arguments.Exists(static argument => argument is not Argument.Lambda && argument.Expression.Exists(IsOfElement)),
        _ => typed.Children.Exists(IsOfElement),
    };
}
