using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>An expression over one record of Severa, by hand.</summary>
internal delegate Value ByHand(in Row row);

/// <summary>Expressions of each sort, and the same as one would write it in C#.</summary>
internal sealed class ExpressionsByHand(Schema schema)
{
    private static readonly Dictionary<string, Value> Forms = new(StringComparer.Ordinal)
    {
        ["AB"] = Value.Of("aktiebolag"),
        ["HB"] = Value.Of("handelsbolag"),
        ["Oy"] = Value.Of("osakeyhtiö"),
        ["AS"] = Value.Of("aksjeselskap"),
    };

    private readonly int _name = Of(schema, "name");
    private readonly int _number = Of(schema, "number");
    private readonly int _email = Of(schema, "email");
    private readonly int _notes = Of(schema, "notes");
    private readonly int _isActive = Of(schema, "isActive");
    private readonly int _vatNumber = Of(schema, "vatNumber");

    public (string Text, ByHand Run)[] All =>
    [
        ("name", (in row) => row[_name]),
        ("number | text", (in row) => row[_number] is { IsSet: true } number ? Value.Of(Written(number)) : row[_number]),
        ("'{name} ({number})'", Titled),
        ("if isActive then name else email", (in row) => row[_isActive].IsTrue ? row[_name] : row[_email]),
        ("email ?? name", (in row) => row[_email] is { IsNothing: false } email ? email : row[_name]),
        ("isActive and number is set", (in row) => Value.Of(row[_isActive].IsTrue && row[_number].IsSet)),
        ("name | right(2) | lookup(forms)", (in row) => Forms.TryGetValue(row[_name].Text[^2..], out var form) ? form : Value.Nothing),
        ("notes | wrap(20) | first", FirstLine),
        ("email | lower | trim", (in row) => row[_email] is { IsSet: true } email ? Value.Of(email.Text.ToLowerInvariant().Trim()) : row[_email]),
        ("vatNumber | organisation_number", (in row) => Value.Of(BusinessByHand.Organisation(row[_vatNumber].Text))),
        ("name | allowed_characters", (in row) => Value.Of(AllowedByHand.Clean(row[_name].Text))),
        ("notes | words | any(it = 'leverans')", HasDelivery),
    ];

    private Value Titled(in Row row)
    {
        var number = row[_number];
        return Value.Of($"{row[_name].Text} ({(number.IsSet ? Written(number) : "")})");
    }

    private Value FirstLine(in Row row)
    {
        var text = row[_notes].Text;
        if (text.Length <= 20) return Value.Of(text);
        var space = text.AsSpan(0, 21).LastIndexOf(' ');
        return Value.Of(text[..(space > 0 ? space : 20)].TrimEnd(' '));
    }

    private Value HasDelivery(in Row row)
    {
        var text = row[_notes].Text;
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (text.AsSpan(start, end - start).SequenceEqual("leverans")) return Value.True;
            start = end;
        }
        return Value.False;
    }

    private static string Written(Value number) => number.Number.ToString(CultureInfo.InvariantCulture);

    private static int Of(Schema schema, string field) => schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));
}
