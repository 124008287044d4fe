using System.Text.Json.Nodes;
using Brygga.Rules.Shapes;

namespace Brygga.Rules.JsonSchemas;

/// <summary>
/// Single values. The parser takes every scalar as text; to an editor 24 and true are a number and a boolean, so both are let through
/// wherever a text may stand, and a number or a boolean may stand in quotes.
/// </summary>
internal static class ScalarSchemas
{
    private const string AnyText = "text";

    /// <summary>The name of the definition, and what stands in it.</summary>
    public static (string Name, Func<JsonObject> Schema) Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => (AnyText, static () => Text("A text.")),
        ScalarKind.TextOrNull => ("text-or-null", static () => Typed("A text, or null.", "string", "number", "boolean", "null")),
        ScalarKind.Path => ("path", static () => Examples(Filled(Typed("The name of a field, or names joined by dots.", "string")), "name", "money.amount")),
        ScalarKind.Expression => ("expression", static () => Examples(
            Text("An expression: a bare word is a field, texts stand in single quotes, after | comes a function."), "name | truncate(50)", "number | text", "if isActive then 1 else 0")),
        ScalarKind.Condition => ("condition", static () => Examples(Filled(Typed("An expression that is true or false.", "string", "boolean")), "email is set", "number > 5 and isActive")),
        ScalarKind.Message => ("message", static () => Examples(Text("A text for people; {Field} shows a value."), "customer number {CustomerNumber} is odd")),
        ScalarKind.Boolean => ("boolean", static () => Quotable("boolean", "true|false")),
        ScalarKind.WholeNumber => ("whole-number", static () => Quotable("integer", "[0-9]+")),
        ScalarKind.Number => ("number", static () => Quotable("number", @"-?[0-9]+(\.[0-9]+)?")),
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>Whether any word fits, so that none need be named beside it.</summary>
    public static bool TakesAnyWord(Shape shape) => shape switch
    {
        Shape.Scalar { Kind: ScalarKind.Boolean or ScalarKind.Number or ScalarKind.WholeNumber } => false,
        Shape.Scalar or Shape.Entity or Shape.Free => true,
        Shape.Either either => either.Shapes.Exists(TakesAnyWord),
        _ => false,
    };

    public static JsonObject Quotable(string type, string pattern) => Json.AnyOf(
        new JsonObject { ["type"] = type },
        new JsonObject { ["type"] = "string", ["pattern"] = $"^({pattern})$" });

    private static JsonObject Text(string doc) => Filled(Typed(doc, "string", "number", "boolean"));

    private static JsonObject Typed(string doc, params string[] types) => new()
    {
        ["description"] = doc,
        ["type"] = types.Length == 1 ? types[0] : Json.Texts(toSeq(types)),
    };

    private static JsonObject Filled(JsonObject schema)
    {
        schema["minLength"] = 1;
        return schema;
    }

    private static JsonObject Examples(JsonObject schema, params string[] examples)
    {
        schema["examples"] = Json.Texts(toSeq(examples));
        return schema;
    }
}
