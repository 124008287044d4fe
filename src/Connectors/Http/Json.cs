using System.Globalization;
using System.Text.Json;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>Looks into JSON that may be shaped otherwise than expected.</summary>
internal static class Json
{
    public static Option<JsonElement> Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : None;

    /// <summary>A member that is a text or a number, as text; None when it is empty.</summary>
    public static Option<string> Word(this JsonElement json, string name) => json.Member(name).Bind(Word);

    public static Option<string> Word(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when json.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => json.GetRawText(),
        _ => None,
    };

    /// <summary>A member that is a whole number, be it written as a text.</summary>
    public static Option<int> Whole(this JsonElement json, string name) => json.Word(name).Bind(static text => parseInt(text));

    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value as it stands in a path or a query: of a reference the id.</summary>
    public static string Name(this Value value) => value.Kind is ValueKind.Reference ? value.Referenced.Record.Id : value.ToString();

    /// <summary>The items of an array; a single object is a list of one.</summary>
    public static Option<Seq<JsonElement>> Items(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => toSeq(json.EnumerateArray().ToArray()).Strict(),
        JsonValueKind.Object => Seq1(json),
        _ => None,
    };
}
