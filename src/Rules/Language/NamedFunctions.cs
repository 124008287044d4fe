using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Language;

/// <summary>A function of settings.yaml: an expression over <c>it</c>.</summary>
/// <param name="Takes">The kinds of value for which its body is right.</param>
internal sealed record NamedFunction(string Name, Origin At, ExprText Text, Expr Body, Seq<ValueKind> Takes)
{
    public Function Function { get; } = new(
        Name, Input.Anything, Seq<Parameter>(), static (input, _) => input,
        static p =>
        {
            var body = p.Eval(0);
            return (Value input, in Scope scope) => body(scope with { It = input });
        },
        "", default)
    { OfNothing = OfNothing.Runs };
}

/// <summary>The functions of settings.yaml, checked.</summary>
internal sealed record NamedFunctions(HashMap<string, NamedFunction> All)
{
    private static readonly Seq<ExprType> Inputs = Seq(
        ExprType.Text, ExprType.Number, ExprType.Of(ValueKind.Date), ExprType.Boolean, ExprType.Of(ValueKind.Instant), ExprType.ListOf(ExprType.Text));

    /// <summary>Parts of a body with the bodies that it calls: each call is checked and compiled by itself.</summary>
    private const int LargestBody = 10_000;

    public static NamedFunctions None { get; } = new(HashMap<string, NamedFunction>());

    public Seq<string> Names => toSeq(All.Keys);

    public Option<NamedFunction> Find(string name) => All.Find(name);

    public static Validation<NamedFunctions> Read(Lexicon lexicon, Seq<(YamlNode.Scalar Name, ExprText Body)> functions) => functions
        .Each(static f => (Free(f.Name), ExprReader.Read(f.Body)).Apply((_, body) => new NamedFunction(f.Name.Text, f.Name.At, f.Body, body, Seq<ValueKind>())))
        .Bind(NoCycles)
        .Bind(NotTooLarge)
        .Bind(sorted => Checked(lexicon, sorted));

    private static Validation<Unit> Free(YamlNode.Scalar name) =>
        Functions.Known.ContainsKey(name.Text) ? Mistakes.FunctionTaken(name.At, name.Text)
        : Words.IsTaken(name.Text) ? Mistakes.ReservedName(name.At, name.Text)
        : unit;

    /// <summary>In an order in which each function stands behind those that it calls.</summary>
    private static Validation<Seq<NamedFunction>> NoCycles(Seq<NamedFunction> functions)
    {
        var byName = functions.ToDictionary(static f => f.Name, StringComparer.Ordinal);
        var sorted = new List<NamedFunction>();
        var mistakes = new List<Diagnostic>();
        foreach (var function in functions) Visit(function, Seq<string>());
        return mistakes.Count == 0 ? toSeq(sorted).Strict() : toSeq(mistakes).Strict();

        void Visit(NamedFunction function, Seq<string> way)
        {
            if (sorted.Contains(function)) return;
            foreach (var called in Called(function.Body))
            {
                var path = way.Add(function.Name);
                if (!byName.TryGetValue(called.Text, out var next)) continue;
                if (path.Has(called.Text)) mistakes.Add(Mistakes.FunctionCycle(function.Text.Place(called.At), path.Add(called.Text)));
                else Visit(next, path);
            }
            if (!sorted.Contains(function)) sorted.Add(function);
        }
    }

    private static Validation<Seq<NamedFunction>> NotTooLarge(Seq<NamedFunction> sorted)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var function in sorted)
        {
            sizes[function.Name] = Size(function.Body);
            if (sizes[function.Name] > LargestBody) return Mistakes.FunctionTooLarge(function.At, function.Name, LargestBody);
        }
        return sorted;

        int Size(Expr expr) => 1 + expr.Children.Sum(Size) + (expr is Expr.Pipe p && sizes.TryGetValue(p.Function.Text, out var called) ? called : 0);
    }

    private static Seq<Name> Called(Expr expr) =>
        (expr is Expr.Pipe p ? Seq1(p.Function) : Seq<Name>()) + expr.Children.Bound(Called);

    /// <summary>A body that is right for no kind of input is shown as it is wrong for a text.</summary>
    private static Validation<NamedFunctions> Checked(Lexicon lexicon, Seq<NamedFunction> sorted)
    {
        var all = None;
        var mistakes = Seq<Diagnostic>();
        foreach (var function in sorted)
        {
            var scope = NameScope.NoRecord(lexicon with { Functions = all });
            var takes = Inputs.Filter(input => Checker.Check(function.Text, scope.OfFunction(input), function.Body).IsSuccess).Mapped(static i => i.Kind);
            if (takes.IsEmpty)
                mistakes += Checker.Check(function.Text, scope.OfFunction(ExprType.Text), function.Body).Match(static _ => Seq<Diagnostic>(), static e => e);
            all = new(all.All.AddOrUpdate(function.Name, new NamedFunction(function.Name, function.At, function.Text, function.Body, takes)));
        }
        return mistakes.IsEmpty ? all : mistakes;
    }
}
