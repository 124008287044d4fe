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
            () => Fill(Side.Severa, left),
            () => Fill(Side.Fortnox, right));
        return new(toSeq(tables).Strict());

        void Fill(Side side, IEnumerable<Entry> entries)
        {
            var ofSide = Enumerable.Range(0, tables.Length).Where(i => rules.Schemas[i].Entity.Side == side).Select(i => (At: i, Records: new RegisterRecords(rules.Schemas[i]))).ToArray();
            foreach (var entry in entries)
                foreach (var (_, records) in ofSide) records.Add(entry);
            foreach (var (i, records) in ofSide) tables[i] = new(rules.Schemas[i].Entity, records.ToArray(), new(Some(at), at, Seq<string>()));
        }
    }

    /// <summary>The records of one register, as the connector encodes: each value brought into its normal form.</summary>
    private sealed class RegisterRecords
    {
        private readonly Schema _schema;
        private readonly Func<Entry, string>? _id;
        private readonly Func<Entry, Value>[] _take;
        private readonly Value[] _values;
        private readonly RowBlock _block = new();
        private readonly List<Record> _records = [];

        public RegisterRecords(Schema schema)
        {
            (var fields, _id) = FieldsOf(schema.Entity);
            (_schema, _values) = (schema, new Value[schema.Count]);
            _take = schema.Fields.Select(field => fields.GetValueOrDefault(field.Name, static _ => Value.Nothing)).ToArray();
        }

        public void Add(Entry entry)
        {
            if (_id is null) return;
            for (var i = 0; i < _values.Length; i++) _values[i] = _schema[i].Type.Normalise(_take[i](entry));
            _records.Add(new(_id(entry), _block.Row(_schema, _values)));
        }

        public Record[] ToArray() => _records.ToArray();

        private static (Dictionary<string, Func<Entry, Value>> Fields, Func<Entry, string>? Id) FieldsOf(EntityRef entity) =>
            entity == SeveraCustomer ? (OfSeveraCustomer, static e => e.Id)
            : entity == SeveraAddress ? (OfSeveraAddress, AddressId)
            : entity == FortnoxCustomer ? (OfFortnoxCustomer, static e => e.Id)
            : ([], null);
    }

    private static string AddressId(Entry entry) => $"A{entry.Id}";
}
