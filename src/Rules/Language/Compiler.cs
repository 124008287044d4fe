using System.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>
/// <see cref="Typed"/> to closures over ordinals. Unknown poisons: an operand that was not read makes the whole unknown, also
/// in <c>and</c> and <c>or</c>. Nothing in a condition counts as false. A value of another kind than its field declares is as good
/// as unread: formulas never throw for bad data.
/// </summary>
internal static class Compiler
{
    public static Eval Compile(Typed typed, Schemas schemas)
    {
        return Of(typed);

        Eval Of(Typed t) => t switch
        {
            Typed.Constant c => Constant(c.Value),
            Typed.Setting { Type.Kind: ValueKind.Reference } s => Named(s),
            Typed.Setting s => Constant(s.Value),
            Typed.It i => It(i.Type),
            Typed.Element e => Element(e.Type),
            Typed.Named n => Of(n.Inner),
            Typed.Known k => Known(k.Fact),
            Typed.Call c => schemas.Shared.Match(shared => shared.Share(c, Call(c)), () => Call(c)),
            Typed.Calculate c => Calculate(c.Op, Of(c.Left), Of(c.Right)),
            Typed.Choose c => Choose(Of(c.Condition), Of(c.Then), Of(c.Else)),
            Typed.Otherwise o => Otherwise(Of(o.Left), Of(o.Right)),
            Typed.ListOf l => Joining.List(All(l.Items)),
            Typed.Joined j => Joining.Text(All(j.Parts)),
            Typed.Message m => Joining.Message(All(m.Parts)),
            Typed.Compare c => Comparing.Compare(c.Op, Of(c.Left), Of(c.Right)),
            Typed.OneOf o => Comparing.OneOf(Of(o.Input), All(o.Items)),
            Typed.InList i => Comparing.InList(Of(i.Input), Of(i.List)),
            Typed.InRanges i => Comparing.InRanges(Of(i.Input), Of(i.Ranges)),
            Typed.Matches m => Comparing.Matches(Of(m.Input), m.Pattern.IsMatch),
            Typed.IsSet i => Comparing.IsSet(Of(i.Input)),
            Typed.Not n => Comparing.Not(Of(n.Input)),
            Typed.Both b => Comparing.Both(Of(b.Left), Of(b.Right)),
            Typed.Either e => Comparing.Either(Of(e.Left), Of(e.Right)),
            _ => OfRecord(t),
        };

        Eval OfRecord(Typed t) => t switch
        {
            Typed.Read r => Navigation.Read(r.Side, RowField.AtHand(r.Names, r.Type, schemas)),
            Typed.Self s => Navigation.Self(s.Side, RowField.AtHand(s.Ids, ExprType.Text, schemas)),
            Typed.Follow f => Navigation.Follow(Of(f.Reference), RowField.Of(f.Names, f.Type, schemas)),
            Typed.Inside { Record: Typed.Follow f } i => Navigation.Follow(Of(f.Reference), RowField.Of(f.Names, f.Type, schemas).Member(i.Name, i.Type)),
            Typed.Inside i => Navigation.Inside(Of(i.Record), i),
            Typed.KindOf k => Navigation.KindOf(Of(k.Reference)),
            Typed.Related { Owner: Typed.Self s } r => Navigation.RelatedHere(s.Side, RowField.AtHand(s.Ids, ExprType.Text, schemas), r.Relation),
            Typed.Related r => Navigation.Related(Of(r.Owner), r.Relation),
            Typed.Sole o => Navigation.Sole(o.Entity),
            Typed.Register r => Navigation.Register(r.Entity),
            _ => throw new UnreachableException(t.GetType().Name),
        };

        Eval[] All(Seq<Typed> all) => all.Map(Of).ToArray();

        Eval Call(Typed.Call c) => Applied(c, Of(c.Input), c.Function.Prepare(new(
            c.Arguments, c.Arguments.Map(a => a.Expression.Map(Of).IfNone(static () => Constant(Value.Nothing))).ToArray())));
    }

    private static Eval Constant(Value value) => (in Scope _) => value;

    /// <summary>Which record a setting names is only known when the registers were read.</summary>
    private static Eval Named(Typed.Setting setting) => (in Scope s) => s.Settings.Values.Find(setting.Name).IfNone(setting.Value);

    private static Eval It(ExprType type) => (in Scope s) => Conformity.Check(s.It, type);

    private static Eval Element(ExprType type) => (in Scope s) => Conformity.Check(s.Element, type);

    private static Eval Known(Fact fact) => (in Scope s) => s.Facts[fact];

    private static Eval Applied(Typed.Call call, Eval input, Run run)
    {
        var kind = call.Input.Type.Kind;
        return call.Function.OfNothing switch
        {
            OfNothing.Runs => (in Scope s) =>
            {
                var value = input(s);
                return value.IsUnknown ? value : run(value, s);
            }
            ,
            OfNothing.EmptyList => (in Scope s) =>
            {
                var value = input(s);
                return value.Kind == ValueKind.List ? run(value, s) : value.IsNothing ? run(Lists.Empty, s) : Value.Unknown;
            }
            ,
            _ => (in Scope s) =>
            {
                var value = input(s);
                return value.IsNothing ? value : value.Kind == kind ? run(value, s) : Value.Unknown;
            }
            ,
        };
    }

    private static Eval Calculate(Operator op, Eval left, Eval right) => (in Scope s) => Arithmetic.Run(op, left(s), right(s));

    private static Eval Choose(Eval condition, Eval then, Eval otherwise) => (in Scope s) =>
    {
        var value = condition(s);
        return value.IsTrue ? then(s) : value.Kind is ValueKind.Boolean or ValueKind.Nothing ? otherwise(s) : Value.Unknown;
    };

    private static Eval Otherwise(Eval left, Eval right) => (in Scope s) =>
    {
        var value = left(s);
        return value.IsNothing ? right(s) : value;
    };
}
