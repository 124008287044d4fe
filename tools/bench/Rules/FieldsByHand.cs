using Brygga.Engine.Data;
using static Brygga.Bench.Rules.TextByHand;

namespace Brygga.Bench.Rules;

/// <summary>The pairs of fields by hand, in the order of the rule file; each address is found once, each field read once for each rule.</summary>
internal sealed class FieldsByHand(AroundByHand around)
{
    private readonly AddressesByHand _addresses = new(around);
    private readonly int _name = Severa("name");
    private readonly int _number = Severa("number");
    private readonly int _notes = Severa("notes");
    private readonly int _email = Severa("email");
    private readonly int _website = Severa("website");
    private readonly int _vatNumber = Severa("vatNumber");
    private readonly int _kvkNumber = Severa("kvkNumber");
    private readonly int _currency = Severa("currency");
    private readonly int _paymentTerm = Severa("paymentTerm");
    private readonly int _eInvoice = Severa("eInvoiceAddress");
    private readonly int _otherName = Fortnox("Name");
    private readonly int _otherNumber = Fortnox("CustomerNumber");
    private readonly int _comments = Fortnox("Comments");
    private readonly int _otherEmail = Fortnox("Email");
    private readonly int _www = Fortnox("WWW");
    private readonly int _phone = Fortnox("Phone1");
    private readonly int _organisation = Fortnox("OrganisationNumber");
    private readonly int _otherVat = Fortnox("VATNumber");
    private readonly int _otherCurrency = Fortnox("Currency");
    private readonly int _terms = Fortnox("TermsOfPayment");
    private readonly int _gln = Fortnox("GLN");
    private readonly int[] _billing = [Fortnox("Address1"), Fortnox("Address2"), Fortnox("ZipCode"), Fortnox("City"), Fortnox("CountryCode")];
    private readonly int[] _postal = [Fortnox("DeliveryAddress1"), Fortnox("DeliveryAddress2"), Fortnox("DeliveryZipCode"), Fortnox("DeliveryCity"), Fortnox("DeliveryCountryCode")];
    private readonly int[] _visiting = [Fortnox("VisitingAddress"), Fortnox("VisitingZipCode"), Fortnox("VisitingCity"), Fortnox("VisitingCountryCode")];

    public void Evaluate(in Row severa, in Row fortnox, string id, Span<Value> wanted)
    {
        var addresses = around.Addresses(id);
        var billing = _addresses.First(addresses, _addresses.Billing);
        var next = Own(severa, fortnox, billing, addresses, wanted);
        next = Numbers(severa, fortnox, wanted, next);
        next = Terms(severa, fortnox, wanted, next);
        next = Address(fortnox, billing, _billing, wanted, next);
        next = Address(fortnox, _addresses.First(addresses, _addresses.Postal), _postal, wanted, next);
        Visiting(fortnox, _addresses.First(addresses, _addresses.Visiting), wanted, next);
    }

    private int Own(in Row severa, in Row fortnox, in AddressByHand billing, Row[] addresses, Span<Value> wanted)
    {
        wanted[0] = Trimmed(fortnox[_otherName]);
        wanted[1] = Cleaned(severa[_name]);
        wanted[2] = Number(fortnox[_otherNumber]);
        wanted[3] = Cleaned(Written(severa[_number]));
        wanted[4] = Trimmed(fortnox[_comments]);
        wanted[5] = Cleaned(Plain(severa[_notes]));
        wanted[6] = Trimmed(fortnox[_otherEmail]);
        wanted[7] = Cleaned(severa[_email]);
        wanted[8] = Trimmed(fortnox[_www]);
        wanted[9] = Cleaned(severa[_website]);
        wanted[10] = Trimmed(fortnox[_phone]);
        wanted[11] = Cleaned(billing.Phone.IsNothing ? _addresses.AnyPhone(addresses) : billing.Phone);
        return 12;
    }

    private int Numbers(in Row severa, in Row fortnox, Span<Value> wanted, int next)
    {
        var (vat, register, otherVat, organisation) = (severa[_vatNumber], severa[_kvkNumber], fortnox[_otherVat], fortnox[_organisation]);
        var own = vat.IsSet ? BusinessByHand.Organisation(vat.Text) : "";
        var isOwn = !vat.IsSet || own.Length > 0;
        wanted[next++] = Value.Nothing;
        wanted[next++] = Bare(own.Length > 0 ? Value.Of(own) : register);
        wanted[next++] = Value.Nothing;
        wanted[next++] = vat.IsSet ? Value.Of(BusinessByHand.Vat(vat.Text)) : vat;
        wanted[next++] = Bare(otherVat.IsSet ? otherVat : register != organisation && isOwn ? organisation : Value.Nothing);
        wanted[next++] = Value.Nothing;
        wanted[next++] = otherVat.IsSet ? Trimmed(organisation) : Value.Nothing;
        wanted[next++] = Value.Nothing;
        return next;
    }

    private int Terms(in Row severa, in Row fortnox, Span<Value> wanted, int next)
    {
        var (currency, other, terms, days, address) = (severa[_currency], fortnox[_otherCurrency], fortnox[_terms], Written(severa[_paymentTerm]), severa[_eInvoice]);
        wanted[next++] = other.IsSet ? Value.Of(other.Referenced.Record.Id) : other;
        wanted[next++] = !currency.IsSet ? currency
            : around.Currencies.TryGetValue(currency.Referenced.Record.Id, out var code) && around.FortnoxCurrencies.TryGetValue(code.Text, out var found) ? found : Value.Unknown;
        wanted[next++] = terms.IsSet ? Number(around.Terms.GetValueOrDefault(terms.Referenced.Record.Id, Value.Nothing)) : terms;
        wanted[next++] = days.IsSet ? around.FortnoxTerms.GetValueOrDefault(days.Text, Value.Unknown) : days;
        wanted[next++] = Trimmed(fortnox[_gln]);
        wanted[next++] = address.IsSet ? Value.Of(BusinessByHand.Gln(address.Text)) : address;
        return next;
    }

    private static int Address(in Row fortnox, in AddressByHand address, int[] fields, Span<Value> wanted, int next)
    {
        var (first, rest) = Lines(address.Street);
        wanted[next++] = Trimmed(Joined(fortnox[fields[0]], fortnox[fields[1]]));
        wanted[next++] = Value.Nothing;
        wanted[next++] = Value.Nothing;
        wanted[next++] = Cleaned(first);
        wanted[next++] = Value.Nothing;
        wanted[next++] = Cleaned(rest);
        wanted[next++] = Trimmed(fortnox[fields[2]]);
        wanted[next++] = Cleaned(address.PostalCode);
        wanted[next++] = Trimmed(fortnox[fields[3]]);
        wanted[next++] = Cleaned(address.City);
        wanted[next++] = Trimmed(fortnox[fields[4]]);
        wanted[next++] = Cleaned(address.Country);
        return next;
    }

    private void Visiting(in Row fortnox, in AddressByHand address, Span<Value> wanted, int next)
    {
        wanted[next++] = Trimmed(fortnox[_visiting[0]]);
        wanted[next++] = Cleaned(address.Street);
        wanted[next++] = Trimmed(fortnox[_visiting[1]]);
        wanted[next++] = Cleaned(address.PostalCode);
        wanted[next++] = Trimmed(fortnox[_visiting[2]]);
        wanted[next++] = Cleaned(address.City);
        wanted[next++] = Trimmed(fortnox[_visiting[3]]);
        wanted[next] = Cleaned(address.Country);
    }

    private static int Severa(string field) => Registers.Ordinal(Registers.Severa("customer"), field);

    private static int Fortnox(string field) => Registers.Ordinal(Registers.Fortnox("customer"), field);
}
