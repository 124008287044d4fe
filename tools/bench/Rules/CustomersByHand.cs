using System.Globalization;
using System.Text;
using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>Who takes part and what it is known by, as one would write it in C#; the fields are <see cref="FieldsByHand"/>.</summary>
internal sealed class CustomersByHand(AroundByHand around)
{
    private static readonly EntityRef InSevera = Registers.Severa("customer");
    private static readonly EntityRef InFortnox = Registers.Fortnox("customer");
    private static readonly Value Inactive = Value.Of("inactive in Severa");
    private static readonly Value Internal = Value.Of("internal customer");
    private static readonly Value InactiveInFortnox = Value.Of("inactive in Fortnox");
    private static readonly Value NoNumber = Value.Of("no customer number yet");
    private static readonly Value Prospect = Value.Of("prospect (no active project and no invoice)");
    private static readonly Value Before = Value.Of("existed before activation, and nothing needs it");

    private readonly FieldsByHand _fields = new(around);
    private readonly int _guid = Registers.Ordinal(InSevera, "guid");
    private readonly int _isActive = Registers.Ordinal(InSevera, "isActive");
    private readonly int _isInternal = Registers.Ordinal(InSevera, "isInternal");
    private readonly int _number = Registers.Ordinal(InSevera, "number");
    private readonly int _fortnoxActive = Registers.Ordinal(InFortnox, "Active");
    private readonly int _fortnoxNumber = Registers.Ordinal(InFortnox, "CustomerNumber");

    public void Evaluate(in CustomerPair pair, Span<Value> outcome)
    {
        var id = pair.Severa[_guid].Text;
        outcome[Outcome.SelectSevera] = SelectSevera(pair.Severa);
        outcome[Outcome.SelectFortnox] = SelectFortnox(pair.Fortnox);
        outcome[Outcome.CreateSevera] = CreateSevera(pair.Severa, id, pair.Facts);
        outcome[Outcome.CreateFortnox] = CreateFortnox(pair.Fortnox, pair.Facts);
        outcome[Outcome.KeySevera] = TextByHand.Written(pair.Severa[_number]);
        outcome[Outcome.KeyFortnox] = pair.Fortnox[_fortnoxNumber];
        _fields.Evaluate(pair.Severa, pair.Fortnox, id, outcome[Outcome.Fields..]);
    }

    private Value SelectSevera(in Row row)
    {
        var active = row[_isActive];
        if (!active.IsTrue) return active.IsUnknown ? active : Inactive;
        var isInternal = row[_isInternal];
        return isInternal.IsTrue ? Internal : isInternal.IsUnknown ? isInternal : Value.Nothing;
    }

    private Value SelectFortnox(in Row row)
    {
        var active = row[_fortnoxActive];
        return active.IsTrue ? Value.Nothing : active.IsUnknown ? active : InactiveInFortnox;
    }

    private Value CreateSevera(in Row row, string id, Facts facts)
    {
        var number = row[_number];
        if (!number.IsSet) return number.IsNothing ? NoNumber : number;
        return !around.IsCustomer(id) ? Prospect : IsOld(facts) ? Before : Value.Nothing;
    }

    private Value CreateFortnox(in Row row, Facts facts)
    {
        var number = row[_fortnoxNumber];
        if (number.IsUnknown) return number;
        if (number.IsSet && IsWhole(number.Text)) return IsOld(facts) ? Before : Value.Nothing;
        var shown = number.IsSet ? number.Text : "(empty)";
        return Value.Of($"customer number {shown} can't be held by Severa, which takes whole numbers without a leading zero");
    }

    private static bool IsOld(Facts facts) => facts is { ExistedBefore: true, Changed: false, Needed: false };

    private static bool IsWhole(string text) =>
        text.Length is > 0 and <= 18 && text[0] is >= '1' and <= '9' && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}

/// <summary>Texts and numbers by hand, as each system wants them.</summary>
internal static class TextByHand
{
    public static Value Written(Value number) => number.IsSet ? Value.Of(number.Number.ToString(CultureInfo.InvariantCulture)) : number;

    public static Value Number(Value text)
    {
        if (!text.IsSet) return text;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text.Text.AsSpan().Trim(), Plain, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Nothing;
    }

    /// <summary>For Severa.</summary>
    public static Value Trimmed(Value value) => value.IsSet ? Value.Of(value.Text.Trim()) : value;

    /// <summary>For Fortnox.</summary>
    public static Value Cleaned(Value value) => value.IsSet ? Value.Of(AllowedByHand.Clean(value.Text)) : value;

    public static Value Bare(Value value) => value.IsSet ? Value.Of(BusinessByHand.Bare(value.Text)) : value;

    public static Value Plain(Value notes)
    {
        if (!notes.IsSet) return notes;
        var text = notes.Text;
        if (text.Contains('<', StringComparison.Ordinal)) text = WithoutTags(text);
        return Value.Of(text.Length <= 1024 ? text : text[..1024]);
    }

    private static string WithoutTags(string text)
    {
        var (plain, inTag) = (new StringBuilder(text.Length), false);
        foreach (var c in text)
        {
            if (!inTag && c != '<') plain.Append(c);
            inTag = c == '<' || (inTag && c != '>');
        }
        return plain.ToString().Trim();
    }

    /// <summary>The first part before a comma, and the others.</summary>
    public static (Value First, Value Others) Lines(Value street)
    {
        if (!street.IsSet || !street.Text.Contains(", ", StringComparison.Ordinal)) return (street, street.IsUnknown ? street : Value.Nothing);
        var parts = street.Text.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (Value.Of(parts[0]), Value.Of(string.Join(", ", parts, 1, parts.Length - 1)));
    }

    public static Value Joined(Value one, Value other) => !one.IsSet ? other : !other.IsSet ? one : Value.Of($"{one.Text}, {other.Text}");
}
