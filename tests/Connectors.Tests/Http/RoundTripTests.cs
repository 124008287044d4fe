using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

/// <summary>What is written is read back as it was: every field of both catalogues, whatever its type.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly Uri Somewhere = new("http://localhost/");

    private readonly Echo _echo = new();
    private readonly RateLimiter _limiter = new(1000, TimeSpan.FromTicks(1), TimeProvider.System);
    private readonly SeveraSession _severa;
    private readonly FortnoxSession _fortnox;

    public RoundTripTests()
    {
        var options = new SessionOptions { Wrap = _ => _echo };
        _severa = new(new(Somewhere, "id", "secret", Seq<string>()), Shipped.Book.Severa, _limiter, options);
        _fortnox = new(new(Somewhere, Somewhere, "id", "secret", new FortnoxAccess.Credentials("1")), Shipped.Book.Fortnox, _limiter, options);
    }

    public void Dispose()
    {
        _severa.Dispose();
        _fortnox.Dispose();
        _limiter.Dispose();
        _echo.Dispose();
    }

    public static TheoryData<string> Entities => new(Shipped.Entities.Map(static entity => entity.Ref.ToString()));

    [Theory]
    [MemberData(nameof(Entities))]
    public void Reading_what_was_written_gives_the_value_that_was_written(string name)
    {
        var entity = Shipped.Entity(name);
        var fields = entity.Fields.Values.Where(field => field.Name != entity.Id).OrderBy(static field => field.Name, StringComparer.Ordinal);
        var any = AnyFieldValue.Each(fields.Select(static field => AnyFieldValue.Of(field).Select(value => (field, value))));
        Prop.ForAll(any.ToArbitrary(), values =>
        {
            var read = Written(entity, values).GetAwaiter().GetResult();
            foreach (var (field, value) in values) Assert.Equal((field.Name, Filled(field.Type, value)), (field.Name, Again(read.Of(field.Name))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Theory]
    [InlineData("severa.customer", "currency", "g1", """{"currency":{"guid":"g1"}}""")]
    [InlineData("severa.project_fee", "invoiceRowGuid", "g1", """{"invoiceRowGuid":"g1"}""")]
    [InlineData("fortnox.customer", "Currency", "SEK", """{"Customer":{"Currency":"SEK"}}""")]
    [InlineData("fortnox.supplier_invoice", "CreditReference", "12", """{"SupplierInvoice":{"CreditReference":12}}""")]
    [InlineData("fortnox.supplier_invoice", "CreditReference", "012", """{"SupplierInvoice":{"CreditReference":"012"}}""")]
    public async Task A_reference_is_sent_as_the_API_wants_it(string entity, string field, string id, string body)
    {
        var type = Shipped.Entity(entity);
        await Written(type, Seq1((type.Fields[field], Value.Reference(new(type.Fields[field].Type.RefersTo[0], id), Row.None))));
        Assert.Equal(body, _echo.Sent);
    }

    [Theory]
    [InlineData("fortnox.invoice", "Credit", "true", """{"Invoice":{"Credit":"true"}}""")]
    [InlineData("fortnox.customer", "InvoiceFreight", "1.5", """{"Customer":{"InvoiceFreight":"1.5"}}""")]
    [InlineData("fortnox.customer", "InvoiceDiscount", "1.5", """{"Customer":{"InvoiceDiscount":1.5}}""")]
    [InlineData("fortnox.customer", "SalesAccount", "3001", """{"Customer":{"SalesAccount":"3001"}}""")]
    public async Task A_value_keeps_the_form_that_it_has_on_the_wire(string entity, string field, string value, string body)
    {
        var declared = Shipped.Entity(entity).Fields[field];
        await Written(Shipped.Entity(entity), Seq1((declared, declared.Type.Kind switch
        {
            ValueKind.Boolean => Value.Of(value == "true"),
            ValueKind.Number => Value.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
            _ => Value.Of(value),
        })));
        Assert.Equal(body, _echo.Sent);
    }

    [Theory]
    [InlineData("severa.customer", "currency", """[{"op":"replace","path":"/currency","value":null}]""")]
    [InlineData("fortnox.customer", "Currency", """{"Customer":{"Currency":"API_BLANK"}}""")]
    [InlineData("fortnox.customer", "InvoiceDiscount", """{"Customer":{"InvoiceDiscount":0}}""")]
    [InlineData("fortnox.article", "ConstructionAccount", """{"Article":{"ConstructionAccount":0}}""")]
    public async Task What_is_cleared_is_sent_as_the_catalogue_s_word_for_empty(string entity, string field, string body)
    {
        var type = Shipped.Entity(entity);
        await Writer(type).Update(type, type.Whole, "1", Seq1(new FieldWrite(type.Fields[field], Value.Nothing)), default);
        Assert.Equal(body, _echo.Sent);
    }

    /// <summary>Severa wants the currency with the amount; what it fills in by itself, and what was not read, is not sent.</summary>
    [Fact]
    public async Task A_record_is_sent_with_the_members_that_it_has()
    {
        var type = Shipped.Entity("severa.product");
        var price = Value.Record([new("amount", Value.Of(12.50m)), new("currencyCode", Value.Of("SEK"))]);
        var account = Value.Record([new("guid", Value.Of("g1")), new("name", Value.Of("Sales")), new("number", Value.Unknown)]);
        await Written(type, Seq((type.Fields["unitPrice"], price), (type.Fields["salesAccount"], account)));
        Assert.Equal("""{"unitPrice":{"amount":12.5,"currencyCode":"SEK"},"salesAccount":{"guid":"g1"}}""", _echo.Sent);
    }

    [Fact]
    public void Every_kind_of_value_is_among_the_fields()
    {
        var kinds = Shipped.Entities.Bind(static entity => toSeq(entity.Fields.Values)).Map(static field => field.Type.Kind).Distinct();
        Assert.Superset(
            new[] { ValueKind.Text, ValueKind.Number, ValueKind.Boolean, ValueKind.Date, ValueKind.Instant, ValueKind.List, ValueKind.Record, ValueKind.Reference }.ToHashSet(),
            kinds.ToHashSet());
    }

    private IRemoteWriter Writer(EntityType entity)
    {
        _echo.Entity = entity;
        return entity.Ref.Side == Side.Severa ? new SeveraWriter(_severa) : new FortnoxWriter(_fortnox);
    }

    /// <summary>Also what the catalogue does not let be created: the form of a value is the same.</summary>
    private async Task<Row> Written(EntityType entity, Seq<(Field Field, Value Value)> values)
    {
        var writable = entity with { Id = entity.Id.Length > 0 ? entity.Id : "Id", Write = new WriteAccess("/v1/records", "/v1/records/{Id}") };
        return (await Writer(writable).Create(writable, entity.Whole, values.Map(static v => new FieldWrite(v.Field, v.Value)).Strict(), default)).Good().Row;
    }

    /// <summary>Through its canonical bytes, as state keeps it.</summary>
    private static Value Again(Value value)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        ValueCodec.Write(value, bytes);
        return ValueCodec.Read(bytes.WrittenSpan);
    }

    /// <summary>A record that is read has all its members.</summary>
    private static Value Filled(FieldType type, Value value) => value.Kind switch
    {
        ValueKind.List => Value.List(value.Items.ToArray().Select(item => Filled(type.Item.IfNone(type), item))),
        ValueKind.Record => Value.Record(type.Members.Values.Select(field => new Member(
            field.Name, value.Members.ToArray().Where(m => m.Name == field.Name).Select(m => Filled(field.Type, m.Value)).FirstOrDefault(Value.Nothing)))),
        _ => value,
    };
}
