using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Brygga.Rules.Language;

/// <summary>An expression whose names are resolved and whose types fit: a smaller language than the one that is written.</summary>
internal abstract record Typed(ExprType Type)
{
    public sealed record Constant(Value Value, ExprType Type) : Typed(Type);

    /// <summary>A field of a record at hand; where the side has several entities, the field of each.</summary>
    public sealed record Read(Seq<FieldName> Names, ExprType Type) : Typed(Type)
    {
        public FieldName Field => Names.Head;

        public Side Side => Field.Side;
    }

    /// <summary>The record at hand, as a reference; by the id of each entity that it may be.</summary>
    public sealed record Self(Seq<FieldName> Ids, ExprType Type) : Typed(Type)
    {
        public Side Side => Ids.Head.Side;
    }

    /// <summary>The settings are known when rules are compiled: a setting is a constant with a name, unless it names a record.</summary>
    public sealed record Setting(string Name, Value Value, ExprType Type) : Typed(Type);

    public sealed record Known(Fact Fact) : Typed(ExprType.Boolean with { MayBeNothing = false });

    /// <summary>What comes through the pipe in a <c>normal:</c>, or the element inside a function's brackets.</summary>
    public sealed record It(ExprType Type) : Typed(Type);

    /// <summary>The element under <c>each:</c>.</summary>
    public sealed record Element(ExprType Type) : Typed(Type);

    /// <summary>What <c>let:</c> or <c>parts:</c> gave a name.</summary>
    public sealed record Named(string Name, Typed Inner) : Typed(Inner.Type);

    /// <summary>The record of an entity that has one only.</summary>
    public sealed record Sole(EntityRef Entity, ExprType Type) : Typed(Type);

    /// <summary>All records of an entity.</summary>
    public sealed record Register(EntityRef Entity, ExprType Type) : Typed(Type);

    /// <summary>The records of a relation.</summary>
    /// <param name="Needs">The fields by which the relation is found and put in order.</param>
    public sealed record Related(Typed Owner, string Relation, Seq<FieldName> Needs, ExprType Type) : Typed(Type);

    /// <summary>A field of the record that a reference names.</summary>
    public sealed record Follow(Typed Reference, Seq<FieldName> Names, ExprType Type) : Typed(Type);

    /// <param name="Place">Where it stands among the members, where all are there.</param>
    public sealed record Inside(Typed Record, string Name, int Place, ExprType Type) : Typed(Type);

    /// <summary>The entity's name of a reference.</summary>
    public sealed record KindOf(Typed Reference, ExprType Type) : Typed(Type);

    public sealed record Call(Typed Input, Function Function, Seq<Argument> Arguments, ExprType Type) : Typed(Type);

    public sealed record Calculate(Operator Op, Typed Left, Typed Right, ExprType Type) : Typed(Type);

    public sealed record Choose(Typed Condition, Typed Then, Typed Else, ExprType Type) : Typed(Type);

    public sealed record ListOf(Seq<Typed> Items, ExprType Type) : Typed(Type);

    /// <summary>Parts as one text; a part that is nothing is empty, one that was not read poisons.</summary>
    public sealed record Joined(Seq<Typed> Parts, ExprType Type) : Typed(Type);

    public sealed record Compare(Operator Op, Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record OneOf(Typed Input, Seq<Typed> Items) : Typed(ExprType.Boolean);

    public sealed record InList(Typed Input, Typed List) : Typed(ExprType.Boolean);

    public sealed record InRanges(Typed Input, Typed Ranges) : Typed(ExprType.Boolean);

    public sealed record Matches(Typed Input, Regex Pattern) : Typed(ExprType.Boolean);

    public sealed record IsSet(Typed Input, Origin At) : Typed(ExprType.Boolean);

    public sealed record Not(Typed Input) : Typed(ExprType.Boolean);

    public sealed record Both(Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record Either(Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record Otherwise(Typed Left, Typed Right, ExprType Type) : Typed(Type);

    /// <summary>A message: its parts as text, one after the other; it never poisons.</summary>
    public sealed record Message(Seq<Typed> Parts) : Typed(ExprType.Text);

    public Seq<Typed> Children => this switch
    {
        Constant or Read or Self or Setting or Known or It or Element or Sole or Register => Seq<Typed>(),
        Named n => Seq1(n.Inner),
        Related r => Seq1(r.Owner),
        Follow f => Seq1(f.Reference),
        Inside i => Seq1(i.Record),
        KindOf k => Seq1(k.Reference),
        Call c => c.Input.Cons(c.Arguments.Bind(static a => a.Expression.ToSeq())),
        Calculate c => Seq(c.Left, c.Right),
        Choose c => Seq(c.Condition, c.Then, c.Else),
        ListOf l => l.Items,
        Joined j => j.Parts,
        Compare c => Seq(c.Left, c.Right),
        OneOf o => o.Input.Cons(o.Items),
        InList i => Seq(i.Input, i.List),
        InRanges i => Seq(i.Input, i.Ranges),
        Matches m => Seq1(m.Input),
        IsSet s => Seq1(s.Input),
        Not n => Seq1(n.Input),
        Both b => Seq(b.Left, b.Right),
        Either e => Seq(e.Left, e.Right),
        Otherwise o => Seq(o.Left, o.Right),
        Message m => m.Parts,
        _ => throw new UnreachableException(GetType().Name),
    };
}

/// <summary>A field of an entity by name; it gets its ordinal once all reads are known.</summary>
internal sealed record FieldName(EntityRef Entity, string Name)
{
    public Side Side => Entity.Side;
}
