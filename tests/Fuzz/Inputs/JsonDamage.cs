using System.Text;
using System.Text.Json;

namespace Brygga.Fuzz.Inputs;

/// <summary>JSON whose pieces are of other shapes than expected: a list for an object, a text for a number, a name twice.</summary>
internal static class JsonDamage
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "-1", "1e400", "1E+1000000000", "1e-1000000000", "99999999999999999999999999999999999999", "0.1000000000000000055511151231257827", "2147483648", "\"\"", "\" \"", "\"1\"", "\"x\"", "\"true\"", "\"NaN\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"",
        "\"2026-13-45\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "[]", "{}", "[[]]", "[null]", "[1,\"a\",{}]", "{\"a\":1,\"a\":2}", "{\"\":null}", "{\"guid\":{}}", "{\"Id\":[]}", "{\"guid\":null}", "{\"u\":true}", "{\"n\":\"1e999\"}", "{\"d\":\"x\"}", "{\"i\":\"x\"}", "{\"ref\":\"severa.customer\"}", "{\"r\":[]}", "{\"late\":{}}",
        "NaN", "Infinity", "'x'", "undefined", "/* c */ 1", "",
    ];

    /// <summary>One piece of it becomes another; what is no JSON at all gets something before or behind.</summary>
    public static string Of(Random dice, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var pieces = Pieces(bytes);
        if (pieces.Count == 0) return dice.Next(2) == 0 ? json + Value(dice) : Value(dice) + json;
        var (from, to) = pieces[dice.Next(pieces.Count)];
        var (before, piece, behind) = (Text(bytes, 0, from), Text(bytes, from, to), Text(bytes, to, bytes.Length));
        return dice.Next(9) switch
        {
            0 => $"{before}[{piece}]{behind}",
            1 => $"{before}[{piece},{piece}]{behind}",
            2 => $"{before}{{\"x\":{piece}}}{behind}",
            3 => $"{before}\"{piece.Trim('"')}\"{behind}",
            4 or 8 => before + Like(dice, bytes, pieces, from) + behind,
            5 when piece.StartsWith('"') && behind.TrimStart().StartsWith(':') => $"{before}{piece}:{Value(dice)},{piece}{behind}",
            _ => before + Value(dice) + behind,
        };
    }

    /// <summary>Another piece of the same shape: what is wrong then is only its meaning.</summary>
    private static string Like(Random dice, byte[] bytes, List<(int From, int To)> pieces, int from)
    {
        var alike = pieces.Where(piece => bytes[piece.From] == bytes[from]).ToArray();
        var (start, end) = alike[dice.Next(alike.Length)];
        return Text(bytes, start, end);
    }

    private static string Value(Random dice) => dice.Next(12) switch
    {
        0 => Deep(dice, "[", "]"),
        1 => Deep(dice, "{\"a\":", "}"),
        2 => $"\"{new string('x', dice.Next(1, 50_000))}\"",
        3 => new string('9', dice.Next(1, 10_000)),
        _ => Values[dice.Next(Values.Length)],
    };

    private static string Deep(Random dice, string open, string close)
    {
        var depth = new[] { 10, 60, 70, 3_000 }[dice.Next(4)];
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    /// <summary>Where names, values and whole lists and objects begin and end, as far as it is JSON.</summary>
    private static List<(int From, int To)> Pieces(byte[] json)
    {
        var (pieces, open) = (new List<(int, int)>(), new Stack<int>());
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                var from = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push(from);
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) pieces.Add((open.Pop(), (int)reader.BytesConsumed));
                else pieces.Add((from, reader.TokenType is JsonTokenType.PropertyName ? from + reader.ValueSpan.Length + 2 : (int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // What was read is enough.
        }
        return pieces;
    }

    private static string Text(byte[] bytes, int from, int to) => Encoding.UTF8.GetString(bytes, from, to - from);
}
