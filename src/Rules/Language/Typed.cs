using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Brygga.Rules.Language;

/// <summary>An expression whose names are resolved and whose types fit: a smaller language than the one that is written.</summary>
internal abstract record Typed(ExprType Type)
{
    public sealed record Constant(Value Value, ExprType Type) : Typed(Type);

    public sealed record Read(FieldName Field, ExprType Type) : Typed(Type);

    /// <summary>The settings are known when rules are compiled: a setting is a constant with a name.</summary>
    public sealed record Setting(string Name, Value Value, ExprType Type) : Typed(Type);

    /// <summary>What comes through the pipe in a <c>normal:</c>.</summary>
    public sealed record It(ExprType Type) : Typed(Type);

    public sealed record Call(Typed Input, Func<Value, Value> Run, ExprType Type) : Typed(Type);

    public sealed record Compare(Operator Op, Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record OneOf(Typed Input, Seq<Typed> Items) : Typed(ExprType.Boolean);

    public sealed record Matches(Typed Input, Regex Pattern) : Typed(ExprType.Boolean);

    public sealed record IsSet(Typed Input) : Typed(ExprType.Boolean);

    public sealed record Not(Typed Input) : Typed(ExprType.Boolean);

    public sealed record Both(Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record Either(Typed Left, Typed Right) : Typed(ExprType.Boolean);

    public sealed record Otherwise(Typed Left, Typed Right, ExprType Type) : Typed(Type);

    /// <summary>A message: its parts as text, one after the other.</summary>
    public sealed record Message(Seq<Typed> Parts) : Typed(ExprType.Of(ValueKind.Text));

    public Seq<Typed> Children => this switch
    {
        Constant or Read or Setting or It => Seq<Typed>(),
        Call c => Seq1(c.Input),
        Compare c => Seq(c.Left, c.Right),
        OneOf o => o.Input.Cons(o.Items),
        Matches m => Seq1(m.Input),
        IsSet s => Seq1(s.Input),
        Not n => Seq1(n.Input),
        Both b => Seq(b.Left, b.Right),
        Either e => Seq(e.Left, e.Right),
        Otherwise o => Seq(o.Left, o.Right),
        Message m => m.Parts,
        _ => throw new UnreachableException(GetType().Name),
    };

    public Seq<FieldName> Fields => this is Read read ? Seq1(read.Field) : Children.Bind(static c => c.Fields).Strict();

    public Seq<string> Settings => this is Setting setting ? Seq1(setting.Name) : Children.Bind(static c => c.Settings).Strict();
}

/// <summary>A field of a side by name; it gets its ordinal once all reads of a flow are known.</summary>
internal readonly record struct FieldName(Side Side, string Name);
