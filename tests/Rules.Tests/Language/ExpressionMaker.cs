using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Language;

/// <summary>Random expressions that are well typed over a <see cref="Generated"/> catalogue; which names it uses is all it knows of it.</summary>
internal sealed class ExpressionMaker(Random random, Ground ground, EntityRef here)
{
    /// <summary>What <c>it</c> is, where it is anything.</summary>
    private Option<ValueKind> It { get; init; }

    private int Loops { get; init; }

    public Expr Any(int depth) => random.Next(5) switch
    {
        0 => Text(depth),
        1 => Number(depth),
        2 => Truth(depth),
        3 => Texts(depth),
        _ => Reference(depth, out _),
    };

    public Expr Text(int depth) => depth <= 0 ? OneOf(Say("text"), Say("other"), Const("x"), Say("severa", "text"), Say("fortnox", "other"), Say("settings", "s", "text"), Itself(ValueKind.Text)) : random.Next(16) switch
    {
        0 => Piped(Text(depth - 1), OneOf(["trim", "lower", "upper", "digits", "own"])),
        1 => Piped(Text(depth - 1), OneOf(["left", "truncate", "right", "pad"]), Const(1 + random.Next(4))),
        2 => Piped(Text(depth - 1), "replace", Const(OneOf(["a", ", ", "x"])), random.Next(2) == 0 ? Const("zz") : Nothing),
        3 => Piped(Text(depth - 1), OneOf(["lookup", "lookup_back"]), Say("t")),
        4 => Piped(Number(depth - 1), "text"),
        5 => Piped(Day(depth - 1), "text"),
        6 => Piped(Texts(depth - 1), "join", Const(", ")),
        7 => Piped(Texts(depth - 1), "first"),
        8 => new Expr.Binary(Operator.Otherwise, Text(depth - 1), default, Text(depth - 1), default),
        9 => new Expr.If(Truth(depth - 1), Text(depth - 1), random.Next(4) == 0 ? Nothing : Text(depth - 1), default),
        10 => Say("inner", "text"),
        11 => Into(depth, "text"),
        12 => Const($"n {{number}} {{{OneOf(["text", "day", "ref.number", "truth"])}}}"),
        13 => Into(depth, "kind"),
        14 => Nothing is var n && random.Next(3) == 0 ? new Expr.Binary(Operator.Otherwise, n, default, Text(depth - 1), default) : Text(depth - 1),
        _ => Text(depth - 1),
    };

    public Expr Number(int depth) => depth <= 0 ? OneOf(Say("number"), Const(random.Next(9)), Const(-1.5m), Say("inner", "number"), Say("settings", "s", "number"), Itself(ValueKind.Number)) : random.Next(12) switch
    {
        0 or 1 => new Expr.Binary(OneOf([Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide]), Number(depth - 1), default, Number(depth - 1), default),
        2 => new Expr.Negate(Number(depth - 1), default),
        3 => Piped(Number(depth - 1), "round", Const(random.Next(3))),
        4 => Piped(Number(depth - 1), "round", Const(random.Next(3)), Const("half_even")),
        5 => Piped(Number(depth - 1), "abs"),
        6 => Piped(Text(depth - 1), "number"),
        7 => Piped(Texts(depth - 1), "count"),
        8 => List(depth, "sum", ValueKind.Number, static m => About(m.Number(1), ValueKind.Number)),
        9 => Piped(Number(depth - 1), "percent", Number(depth - 1)),
        10 => new Expr.If(Truth(depth - 1), Number(depth - 1), Number(depth - 1), default),
        _ => Into(depth, "number"),
    };

    public Expr Truth(int depth) => depth <= 0 ? OneOf(Say("truth"), new Expr.Literal(Value.True, default), Say("sync", "changed"), Say("sync", "linked")) : random.Next(14) switch
    {
        0 => new Expr.Binary(OneOf([Operator.And, Operator.Or]), Truth(depth - 1), default, Truth(depth - 1), default),
        1 => new Expr.Not(Truth(depth - 1), default),
        2 => new Expr.IsSet(Any(depth - 1), random.Next(2) == 0, default),
        3 => new Expr.Binary(OneOf([Operator.Equal, Operator.NotEqual]), Text(depth - 1), default, Text(0), default),
        4 => new Expr.Binary(OneOf([Operator.Less, Operator.LessOrEqual, Operator.Greater, Operator.GreaterOrEqual, Operator.Equal]), Number(depth - 1), default, Number(depth - 1), default),
        5 => new Expr.Binary(OneOf([Operator.Less, Operator.GreaterOrEqual]), Day(depth - 1), default, Day(depth - 1), default),
        6 => new Expr.Binary(Operator.In, Number(depth - 1), default, new Expr.List(Seq(Const(1m), Number(depth - 1), Nothing), default), default),
        7 => new Expr.Binary(Operator.In, Text(depth - 1), default, Say("texts"), default),
        8 => new Expr.Binary(Operator.In, Number(depth - 1), default, Say("settings", "s", "ranges"), default),
        9 => new Expr.Binary(Operator.Matches, Text(depth - 1), default, Const(OneOf(["[a-z]+", ".{2,3}", "x?"])), default),
        10 => List(depth, OneOf(["any", "all"]), ValueKind.Text, static m => About(m.Truth(1), ValueKind.Boolean)),
        11 => Piped(Number(depth - 1), "in_ranges", Say("settings", "s", "ranges")),
        12 => new Expr.Binary(Operator.Equal, Say("ref"), default, Say("ref"), default),
        _ => Into(depth, "truth"),
    };

    private Expr Texts(int depth) => depth <= 0 ? Say("texts") : random.Next(10) switch
    {
        0 => new Expr.List(Seq(Text(depth - 1), Text(depth - 1), Nothing), default),
        1 => Piped(Text(depth - 1), OneOf(["split"]), Const(", ")),
        2 => Piped(Text(depth - 1), "words"),
        8 => Piped(Text(depth - 1), "ngrams", Const(1 + random.Next(3))),
        3 => Piped(Texts(depth - 1), "skip", Const(random.Next(3))),
        4 => Piped(Texts(depth - 1), "filled"),
        5 => Piped(Texts(depth - 1), "without", Const("x"), Const("Ada")),
        6 => List(depth, "map", ValueKind.Text, static m => About(m.Text(1), ValueKind.Text)),
        7 => List(depth, "where", ValueKind.Text, static m => About(m.Truth(1), ValueKind.Boolean)),
        _ => Piped(List(depth, "group", ValueKind.Text, static m => About(m.Text(0), ValueKind.Text)), "map", Piped(Say("it", "items"), "join", Const("+"))),
    };

    private Expr Day(int depth) => depth <= 0 ? Say("day") : random.Next(3) switch
    {
        0 => Piped(Day(depth - 1), "add_days", Number(depth - 1)),
        1 => new Expr.Binary(Operator.Otherwise, Day(depth - 1), default, Say("ref", "day"), default),
        _ => Into(depth, "day"),
    };

    private Expr Reference(int depth, out EntityRef[] targets)
    {
        targets = [.. ground.Entities[here].Fields["ref"].Type.RefersTo];
        switch (random.Next(7))
        {
            case 0: targets = [.. ground.Entities[here].Fields["two"].Type.RefersTo]; return Say("two");
            case 1: targets = [ground.Entities[here].Relations["one"].To]; return Say("one");
            case 2: return Piped(Say("many"), "first");
            case 3 when Loops < NameScope.MostLoops:
                return Piped(Say("refs"), "first", new Expr.Binary(
                Operator.Equal, Say("it", "text"), default, new ExpressionMaker(random, ground, here) { Loops = Loops + 1 }.Text(depth - 1), default));
            case 4: targets = [Generated.Refs[4]]; return Piped(Text(depth - 1), "find", Say("fortnox", "b"));
            case 5: targets = [Generated.Refs[0]]; return Piped(Say("two"), "as", Say("a")) is var a && here.Side == Side.Severa ? a : Piped(new Expr.Call(N("register"), Seq1(Say("severa", "a")), default), "first");
            default: return Say("ref");
        }
    }

    /// <summary>A field through a reference; sometimes through two.</summary>
    private Expr Into(int depth, string field)
    {
        var reference = Reference(depth, out _);
        var names = random.Next(3) == 0 && field != "kind" ? Seq(N("ref"), N(field)) : Seq1(N(field));
        return reference is Expr.Path path ? new Expr.Path(path.Names + names, default) : new Expr.Inside(new Expr.Bracket(reference, default), names, default);
    }

    /// <summary>A function of a list of texts whose brackets are about <c>it</c>.</summary>
    private Expr List(int depth, string function, ValueKind kind, Func<ExpressionMaker, Expr> body)
    {
        if (Loops >= NameScope.MostLoops) return kind == ValueKind.Number ? Piped(Texts(0), "count") : function is "any" or "all" ? Say("truth") : Texts(0);
        var input = random.Next(3) == 0 ? Texts(depth - 1) : Say("texts");
        return Piped(input, function, body(new(random, ground, here) { It = ValueKind.Text, Loops = Loops + 1 }));
    }

    /// <summary>Something that speaks of <c>it</c> at its own level, and otherwise of what it was given.</summary>
    private static Expr About(Expr expr, ValueKind kind) => kind switch
    {
        ValueKind.Text => new Expr.If(new Expr.Binary(Operator.Equal, Say("it"), default, Const("x"), default), Say("it"), expr, default),
        ValueKind.Number => new Expr.Binary(Operator.Otherwise, new Expr.Bracket(Piped(Say("it"), "number"), default), default, new Expr.Bracket(expr, default), default),
        _ => new Expr.Binary(Operator.Or, new Expr.Binary(Operator.Equal, Say("it"), default, Const("Ada"), default), default, expr, default),
    };

    private Expr Itself(ValueKind kind) => It == kind ? Say("it") : Say(kind == ValueKind.Text ? "text" : "number");

    private static Expr Nothing => new Expr.Literal(Value.Nothing, default);

    private static Expr Const(string text) => new Expr.Literal(Value.Of(text), default);

    private static Expr Const(decimal number) => new Expr.Literal(Value.Of(number), default);

    private static Expr Say(params string[] names) => new Expr.Path(toSeq(names.Select(N)).Strict(), default);

    private static Name N(string name) => new(name, default);

    private static Expr Piped(Expr input, string function, params Expr[] arguments) => new Expr.Pipe(input, default, N(function), toSeq(arguments).Strict(), default);

    private T OneOf<T>(params T[] all) => all[random.Next(all.Length)];
}
