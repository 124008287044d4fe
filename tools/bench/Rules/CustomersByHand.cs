using System.Globalization;
using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>The shipped mapping of customers as one would write it in C#: a method a stage, each field read once in it.</summary>
internal sealed class CustomersByHand
{
    private static readonly Value Inactive = Value.Of("inactive in Severa");
    private static readonly Value Internal = Value.Of("internal customer");
    private static readonly Value InactiveInFortnox = Value.Of("inactive in Fortnox");
    private static readonly Value NoNumber = Value.Of("no customer number yet");

    private readonly int _isActive = Severa("isActive");
    private readonly int _isInternal = Severa("isInternal");
    private readonly int _number = Severa("number");
    private readonly int _name = Severa("name");
    private readonly int _email = Severa("email");
    private readonly int _fortnoxActive = Fortnox("Active");
    private readonly int _fortnoxNumber = Fortnox("CustomerNumber");
    private readonly int _fortnoxName = Fortnox("Name");
    private readonly int _fortnoxEmail = Fortnox("Email");

    public void Evaluate(in Row severa, in Row fortnox, Span<Value> outcome)
    {
        outcome[Outcome.SelectSevera] = SelectSevera(severa);
        outcome[Outcome.SelectFortnox] = SelectFortnox(fortnox);
        outcome[Outcome.CreateSevera] = CreateSevera(severa);
        outcome[Outcome.CreateFortnox] = CreateFortnox(fortnox);
        outcome[Outcome.KeySevera] = AsText(severa[_number]);
        outcome[Outcome.KeyFortnox] = fortnox[_fortnoxNumber];
        Fields(severa, fortnox, outcome[Outcome.Fields..]);
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

    private Value CreateSevera(in Row row)
    {
        var number = row[_number];
        return number.IsNothing ? NoNumber : number.IsUnknown ? number : Value.Nothing;
    }

    private Value CreateFortnox(in Row row)
    {
        var number = row[_fortnoxNumber];
        if (number.IsUnknown || (number.IsSet && IsWhole(number.Text))) return number.IsUnknown ? number : Value.Nothing;
        var shown = number.IsSet ? number.Text : "(empty)";
        return Value.Of($"customer number {shown} can't be held by Severa, which takes whole numbers without a leading zero");
    }

    private void Fields(in Row severa, in Row fortnox, Span<Value> wanted)
    {
        wanted[0] = Trimmed(fortnox[_fortnoxName]);
        wanted[1] = Cleaned(severa[_name]);
        wanted[2] = AsNumber(fortnox[_fortnoxNumber]);
        wanted[3] = Cleaned(AsText(severa[_number]));
        wanted[4] = Trimmed(fortnox[_fortnoxEmail]);
        wanted[5] = Cleaned(severa[_email]);
    }

    private static Value AsText(Value number) => number.IsSet ? Value.Of(number.Number.ToString(CultureInfo.InvariantCulture)) : number;

    private static Value AsNumber(Value text)
    {
        if (!text.IsSet) return text;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text.Text.AsSpan().Trim(), Plain, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Nothing;
    }

    private static Value Trimmed(Value value) => value.IsSet ? Value.Of(value.Text.Trim()) : value;

    private static Value Cleaned(Value value) => value.IsSet ? Value.Of(AllowedByHand.Clean(value.Text)) : value;

    private static int Severa(string field) => Shipped.Customers.Severa.Schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));

    private static int Fortnox(string field) => Shipped.Customers.Fortnox.Schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));

    private static bool IsWhole(string text) =>
        text.Length is > 0 and <= 18 && text[0] is >= '1' and <= '9' && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
