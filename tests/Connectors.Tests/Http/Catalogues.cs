using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>Small catalogues of both systems, made here so that these tests need no rule files.</summary>
internal static class Catalogues
{
    public static readonly FieldType Text = Type("text", ValueKind.Text);
    public static readonly FieldType Number = Type("number", ValueKind.Number);
    public static readonly FieldType Truth = Type("boolean", ValueKind.Boolean);
    public static readonly FieldType Instant = Type("instant", ValueKind.Instant);

    public static EntityType SeveraCustomer { get; } = Entity(
        Side.Severa, "customer", "guid", Seq1(new NaturalKey("number", Uniqueness.Asked, "numbers")), None,
        new("/v1/customers", "/v1/customers/{guid}", Paging.Token, "changedSince", HashMap(("changedSinceOptions", "Addresses")), None, Seq<Tell>()),
        new WriteAccess("/v1/customers", "/v1/customers/{guid}"),
        ("guid", Text), ("name", Text), ("number", Number), ("isActive", Truth), ("website", Text), ("email", Text), ("currency", Text),
        ("createdDateTime", Instant));

    public static EntityType SeveraAddress { get; } = Entity(
        Side.Severa, "address", "guid", Seq<NaturalKey>(), None,
        new("/v1/addresses", "/v1/addresses/{guid}", Paging.FirstRow, "changedSince", HashMap<string, string>(), None, Seq<Tell>()),
        new WriteAccess("/v1/customers/{customer}/addresses", "/v1/addresses/{guid}"),
        ("guid", Text), ("customer", Text), ("city", Text), ("isBillingAddress", Truth));

    public static EntityType SeveraCountry { get; } = Entity(
        Side.Severa, "country", "guid", Seq1(new NaturalKey("code2", Uniqueness.Enforced, None)), None,
        new("/v1/localization/countries", None, Paging.None, None, HashMap<string, string>(), None, Seq<Tell>()),
        None, ("guid", Text), ("code2", Text), ("englishName", Text));

    public static EntityType FortnoxCustomer { get; } = Entity(
        Side.Fortnox, "customer", "CustomerNumber", Seq1(new NaturalKey("CustomerNumber", Uniqueness.Enforced, "customernumber")),
        new Envelope("Customer", "Customers"),
        new(
            "/3/customers", "/3/customers/{CustomerNumber}", Paging.Number, "lastmodified", HashMap<string, string>(),
            Listed("CustomerNumber", "Name", "City", "Email", "OrganisationNumber").Add("Phone1", "Phone"),
            Seq1(new Tell("Active", Seq(new TellList("filter", "active", Value.True), new TellList("filter", "inactive", Value.False))))),
        new WriteAccess("/3/customers", "/3/customers/{CustomerNumber}"),
        ("CustomerNumber", Text), ("Name", Text), ("City", Text), ("Email", Text), ("OrganisationNumber", Text), ("Phone1", Text),
        ("Active", Truth), ("CountryCode", Text), ("WWW", Text), ("Comments", Text));

    public static EntityType FortnoxCurrency { get; } = Entity(
        Side.Fortnox, "currency", "Code", Seq1(new NaturalKey("Code", Uniqueness.Enforced, None)), new Envelope("Currency", "Currencies"),
        new("/3/currencies", None, Paging.None, None, HashMap<string, string>(), None, Seq<Tell>()), None, ("Code", Text), ("Description", Text));

    public static SystemCatalogue Severa { get; } = new(
        Side.Severa, UpdateStyle.Patch,
        HashMap<ValueKind, EmptyWord>((ValueKind.Text, new EmptyWord.Null()), (ValueKind.Number, new EmptyWord.Null())),
        None, TimeSpan.FromSeconds(120), "UTC", ByName(SeveraCustomer, SeveraAddress, SeveraCountry));

    public static SystemCatalogue Fortnox { get; } = new(
        Side.Fortnox, UpdateStyle.Put,
        HashMap<ValueKind, EmptyWord>(
            (ValueKind.Text, new EmptyWord.Literal(Value.Of("API_BLANK"))), (ValueKind.Number, new EmptyWord.Literal(Value.Of(0)))),
        "API_NORIGHT", TimeSpan.FromSeconds(120), "Europe/Stockholm", ByName(FortnoxCustomer, FortnoxCurrency));

    public static Schema Schema(EntityType entity, params string[] fields) => new(entity.Ref, fields.Select(name => entity.Fields[name]));

    public static Value Of(this Row row, string field) => row[row.Schema!.Ordinal(field).IfNone(-1)];

    public static FieldWrite Write(this EntityType entity, string field, Value value) => new(entity.Fields[field], value);

    private static FieldType Type(string name, ValueKind kind) => new(name, kind, None);

    private static HashMap<string, string> Listed(params string[] fields) => toHashMap(fields.Select(static field => (field, field)));

    private static HashMap<string, EntityType> ByName(params EntityType[] entities) => toHashMap(entities.Select(static it => (it.Ref.Name, it)));

    private static EntityType Entity(
        Side side, string name, string id, Seq<NaturalKey> keys, Option<Envelope> envelope, ReadAccess read, Option<WriteAccess> write,
        params (string Name, FieldType Type)[] fields) =>
        new(
            new(side, name), id, keys, envelope, read, write, None,
            toHashMap(fields.Select(static it => (it.Name, Member(it.Name, it.Type)))), default);

    public static Field Member(string name, FieldType type) => new(name, type, None, false, WriteMode.Always, false, None, default);
}
