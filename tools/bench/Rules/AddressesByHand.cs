using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>An address as the mapping needs it.</summary>
internal readonly record struct AddressByHand(Value Street, Value PostalCode, Value City, Value Country, Value Phone)
{
    public static AddressByHand None { get; } = new(Value.Nothing, Value.Nothing, Value.Nothing, Value.Nothing, Value.Nothing);
}

/// <summary>The addresses of a customer by what they are for, each found once.</summary>
internal sealed class AddressesByHand(AroundByHand around)
{
    private static readonly EntityRef Address = Registers.Severa("address");

    private readonly int _street = Registers.Ordinal(Address, "addressline");
    private readonly int _postalCode = Registers.Ordinal(Address, "postalCode");
    private readonly int _city = Registers.Ordinal(Address, "city");
    private readonly int _country = Registers.Ordinal(Address, "country");
    private readonly int _phone = Registers.Ordinal(Address, "phone");

    public int Billing { get; } = Registers.Ordinal(Address, "isBillingAddress");

    public int Postal { get; } = Registers.Ordinal(Address, "isPostalAddress");

    public int Visiting { get; } = Registers.Ordinal(Address, "isVisitAddress");

    public AddressByHand First(Row[] addresses, int kind)
    {
        foreach (ref readonly var row in addresses.AsSpan())
        {
            if (!row[kind].IsTrue) continue;
            var country = row[_country];
            var code = country.IsSet ? around.Countries.GetValueOrDefault(country.Referenced.Record.Id, Value.Nothing) : country;
            return new(row[_street], row[_postalCode], row[_city], code, kind == Billing ? row[_phone] : Value.Nothing);
        }
        return AddressByHand.None;
    }

    public Value AnyPhone(Row[] addresses)
    {
        foreach (ref readonly var row in addresses.AsSpan())
            if (row[_phone] is { IsSet: true } phone) return phone;
        return Value.Nothing;
    }
}
