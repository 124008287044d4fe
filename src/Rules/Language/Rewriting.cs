using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>A checked expression with other parts in it.</summary>
internal static class Rewriting
{
    /// <summary>The same node over other children, each made of the old one.</summary>
    public static Typed WithChildren(this Typed typed, Func<Typed, Typed> make) => typed switch
    {
        Typed.Constant or Typed.Read or Typed.Self or Typed.Setting or Typed.Known or Typed.It or Typed.Element or Typed.Sole or Typed.Register => typed,
        Typed.Named n => n with { Inner = make(n.Inner) },
        Typed.Related r => r with { Owner = make(r.Owner) },
        Typed.Follow f => f with { Reference = make(f.Reference) },
        Typed.Inside i => i with { Record = make(i.Record) },
        Typed.KindOf k => k with { Reference = make(k.Reference) },
        Typed.Call c => c with { Input = make(c.Input), Arguments = c.Arguments.Mapped(a => Argument(a, make)) },
        Typed.Calculate c => c with { Left = make(c.Left), Right = make(c.Right) },
        Typed.Choose c => c with { Condition = make(c.Condition), Then = make(c.Then), Else = make(c.Else) },
        Typed.ListOf l => l with { Items = l.Items.Mapped(make) },
        Typed.Joined j => j with { Parts = j.Parts.Mapped(make) },
        Typed.Message m => m with { Parts = m.Parts.Mapped(make) },
        _ => WithOperands(typed, make),
    };

    private static Typed WithOperands(Typed typed, Func<Typed, Typed> make) => typed switch
    {
        Typed.Compare c => c with { Left = make(c.Left), Right = make(c.Right) },
        Typed.OneOf o => o with { Input = make(o.Input), Items = o.Items.Mapped(make) },
        Typed.InList i => i with { Input = make(i.Input), List = make(i.List) },
        Typed.InRanges i => i with { Input = make(i.Input), Ranges = make(i.Ranges) },
        Typed.Matches m => m with { Input = make(m.Input) },
        Typed.IsSet i => i with { Input = make(i.Input) },
        Typed.Not n => n with { Input = make(n.Input) },
        Typed.Both b => b with { Left = make(b.Left), Right = make(b.Right) },
        Typed.Either e => e with { Left = make(e.Left), Right = make(e.Right) },
        Typed.Otherwise o => o with { Left = make(o.Left), Right = make(o.Right) },
        _ => throw new UnreachableException(typed.GetType().Name),
    };

    private static Argument Argument(Argument argument, Func<Typed, Typed> make) => argument switch
    {
        Language.Argument.Lambda lambda => new Language.Argument.Lambda(make(lambda.Body)),
        Language.Argument.Outer outer => new Language.Argument.Outer(make(outer.Body)),
        _ => argument,
    };
}
