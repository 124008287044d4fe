using System.Globalization;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Nordic;

/// <summary>The registers as the two systems hold them: customers of Severa with their billing addresses, customers of Fortnox.</summary>
public static class Snapshots
{
    private static readonly EntityRef SeveraCustomer = new(Side.Severa, "customer");
    private static readonly EntityRef SeveraAddress = new(Side.Severa, "address");
    private static readonly EntityRef FortnoxCustomer = new(Side.Fortnox, "customer");

    private static readonly Dictionary<string, Func<Entry, Value>> OfSeveraCustomer = new(StringComparer.Ordinal)
    {
        ["guid"] = static e => Value.Of(e.Id),
        ["number"] = static e => Value.Of(decimal.Parse(e.Number, CultureInfo.InvariantCulture)),
        ["name"] = static e => Value.Of(e.Name),
        ["isActive"] = static _ => Value.True,
        ["isInternal"] = static _ => Value.False,
        ["vatNumber"] = static e => Value.Of(e.BusinessId),
        ["email"] = static e => Value.Of(e.Email),
        ["website"] = static e => Value.Of(e.Website),
    };

    private static readonly Dictionary<string, Func<Entry, Value>> OfSeveraAddress = new(StringComparer.Ordinal)
    {
        ["guid"] = static e => Value.Of(AddressId(e)),
        ["customer"] = static e => Value.Reference(new(SeveraCustomer, e.Id), Row.None),
        ["isBillingAddress"] = static _ => Value.True,
        ["addressline"] = static e => Value.Of(e.Street),
        ["postalCode"] = static e => Value.Of(e.PostalCode),
        ["city"] = static e => Value.Of(e.City),
        ["phone"] = static e => Value.Of(e.Phone),
    };

    private static readonly Dictionary<string, Func<Entry, Value>> OfFortnoxCustomer = new(StringComparer.Ordinal)
    {
        ["CustomerNumber"] = static e => Value.Of(e.Number),
        ["Name"] = static e => Value.Of(e.Name),
        ["Active"] = static _ => Value.True,
        ["OrganisationNumber"] = static e => Value.Of(e.BusinessId),
        ["Email"] = static e => Value.Of(e.Email),
        ["WWW"] = static e => Value.Of(e.Website),
        ["Phone1"] = static e => Value.Of(e.Phone),
        ["Address1"] = static e => Value.Of(e.Street),
        ["ZipCode"] = static e => Value.Of(e.PostalCode),
        ["City"] = static e => Value.Of(e.City),
        ["CountryCode"] = static e => Value.Of(e.Country),
    };

    /// <summary>Both registers, listed completely; whatever else the rules read is empty. Each side has a core of its own.</summary>
    public static Snapshot Of(RuleBook rules, IEnumerable<Entry> left, IEnumerable<Entry> right, DateTimeOffset at)
    {
        var tables = new Table[rules.Schemas.Count];
        Parallel.Invoke(
            () => Fill(Side.Severa, left.ToArray()),
            () => Fill(Side.Fortnox, right.ToArray()));
        return new(toSeq(tables).Strict());

        void Fill(Side side, Entry[] entries)
        {
            for (var i = 0; i < tables.Length; i++)
                if (rules.Schemas[i] is var schema && schema.Entity.Side == side) tables[i] = new(schema.Entity, Records(schema, entries), new(Some(at), at, Seq<string>()));
        }
    }

    private static Record[] Records(Schema schema, Entry[] entries)
    {
        if (schema.Entity == SeveraCustomer) return Records(schema, entries, OfSeveraCustomer, static e => e.Id);
        if (schema.Entity == SeveraAddress) return Records(schema, entries, OfSeveraAddress, AddressId);
        return schema.Entity == FortnoxCustomer ? Records(schema, entries, OfFortnoxCustomer, static e => e.Id) : [];
    }

    /// <summary>As the connector encodes: each value brought into its normal form.</summary>
    private static Record[] Records(Schema schema, Entry[] entries, Dictionary<string, Func<Entry, Value>> fields, Func<Entry, string> id)
    {
        var take = schema.Fields.Select(field => fields.GetValueOrDefault(field.Name, static _ => Value.Nothing)).ToArray();
        var values = new Value[schema.Count];
        return System.Array.ConvertAll(entries, entry =>
        {
            for (var i = 0; i < values.Length; i++) values[i] = schema[i].Type.Normalise(take[i](entry));
            return new Record(id(entry), Row.Of(schema, values));
        });
    }

    private static string AddressId(Entry entry) => $"A{entry.Id}";
}
