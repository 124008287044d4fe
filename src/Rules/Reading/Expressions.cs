using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>An expression of a rule file, parsed and checked.</summary>
internal sealed record CheckedExpr(ExprText Text, Expr Written, Typed Typed)
{
    public Origin At => Text.At;

    public ExprType Type => Typed.Type;

    public Draft<Formula> Draft => Typed.ToDraft(Text);

    /// <summary>The value of an expression that reads no record.</summary>
    public Value Now => Typed.ToFormula(Text, Schemas.None).Run(new Scope(Row.None, Row.None, Value.Nothing, Settings.None));
}

/// <summary>A message of a rule file, checked.</summary>
internal sealed record CheckedMessage(ExprText Text, Typed Typed);

/// <summary>From a YAML node to a checked expression, by what the key says the scalar is: an expression, a condition, a path, a message.</summary>
internal static class Expressions
{
    public static Validation<CheckedExpr> Read(YamlNode node, NameScope names) => node.AsScalar().Bind(scalar =>
    {
        if (scalar.Map.IsSingleQuoted) return Mistakes.QuotesOfYaml(scalar.At);
        var text = TextOf(scalar);
        return ExprReader.Read(text).Bind(expr => Checker.Check(text, names, expr).Map(typed => new CheckedExpr(text, expr, typed)));
    });

    public static Validation<CheckedExpr> Condition(YamlNode node, NameScope names) => Read(node, names).Bind(e =>
        Checker.Condition(e.Text, e.Written.At, e.Typed).Map(_ => e));

    /// <summary>Names joined by dots that lead to a field.</summary>
    public static Validation<CheckedExpr> Path(YamlNode node, NameScope names) => Read(node, names).Bind(e =>
        e is { Written: Expr.Path, Typed: Typed.Read or Typed.Follow or Typed.Inside } ? Valid<CheckedExpr>(e) : Mistakes.NotAPath(e.At));

    public static Validation<CheckedMessage> Message(YamlNode node, NameScope names) => node.AsScalar().Bind(scalar =>
    {
        var text = TextOf(scalar);
        return Template.Read(text, names).Map(typed => new CheckedMessage(text, typed));
    });

    public static ExprText TextOf(YamlNode.Scalar scalar) => new(scalar.Text, span => scalar.Place(span.Start, span.Length));
}
