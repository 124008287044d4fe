using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

public sealed class JsonValuesTests
{
    private static readonly JsonValues Values = new("API_NORIGHT", TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"), "guid");

    [Theory]
    [InlineData("\"abc\"", ValueKind.Text, "abc")]
    [InlineData("42", ValueKind.Text, "42")]
    [InlineData("\"\"", ValueKind.Text, "")]
    [InlineData("null", ValueKind.Text, "")]
    [InlineData("{\"guid\":\"g1\",\"name\":\"x\"}", ValueKind.Text, "g1")]
    [InlineData("[1]", ValueKind.Text, "(unread)")]
    [InlineData("\"API_NORIGHT\"", ValueKind.Text, "(unread)")]
    [InlineData("\"API_NORIGHT\"", ValueKind.Number, "(unread)")]
    [InlineData("1.10", ValueKind.Number, "1.1")]
    [InlineData("\"1.13\"", ValueKind.Number, "1.13")]
    [InlineData("1e3", ValueKind.Number, "1000")]
    [InlineData("0.1234567890123456789", ValueKind.Number, "0.1234567890123456789")]
    [InlineData("-0.0", ValueKind.Number, "0")]
    [InlineData("\" \"", ValueKind.Number, "")]
    [InlineData("\"1,5\"", ValueKind.Number, "(unread)")]
    [InlineData("1e99", ValueKind.Number, "(unread)")]
    [InlineData("true", ValueKind.Boolean, "true")]
    [InlineData("\"false\"", ValueKind.Boolean, "false")]
    [InlineData("\"maybe\"", ValueKind.Boolean, "(unread)")]
    [InlineData("\"2026-02-28\"", ValueKind.Date, "2026-02-28")]
    [InlineData("\"2026-02-28T23:30:00Z\"", ValueKind.Date, "2026-02-28")]
    [InlineData("\"\"", ValueKind.Date, "")]
    [InlineData("\"2026-02-30\"", ValueKind.Date, "(unread)")]
    [InlineData("\"2026-02-28T23:30:00.5+02:00\"", ValueKind.Instant, "2026-02-28 21:30:00Z")]
    [InlineData("\"2026-02-28 23:30:00\"", ValueKind.Instant, "2026-02-28 22:30:00Z")]
    [InlineData("\"2026-07-01 12:00\"", ValueKind.Instant, "2026-07-01 10:00:00Z")]
    [InlineData("\"soon\"", ValueKind.Instant, "(unread)")]
    public void A_value_is_read_by_its_kind(string json, ValueKind kind, string expected) =>
        Assert.Equal(expected, Values.Read(JsonElement.Parse(json), new FieldType("plain", kind, None)).ToString());

    [Theory]
    [InlineData("""["a",2,null]""", "a, 2, ")]
    [InlineData("[]", "")]
    [InlineData("\"x\"", "(unread)")]
    [InlineData("{}", "(unread)")]
    public void Items_of_a_list_are_read_by_their_type(string json, string expected) =>
        Assert.Equal(expected, Values.Read(JsonElement.Parse(json), new FieldType("list", ValueKind.List, None) { Item = Catalogues.Text }).ToString());

    [Theory]
    [InlineData("""{"b":"2","a":1,"c":"of no catalogue"}""", "a: 1, b: 2")]
    [InlineData("""{"b":"2"}""", "a: , b: 2")]
    [InlineData("""{"a":"API_NORIGHT","b":2}""", "a: (unread), b: 2")]
    [InlineData("""{"a":"","b":null}""", "")]
    [InlineData("{}", "")]
    [InlineData("null", "")]
    [InlineData("[]", "(unread)")]
    [InlineData("\"x\"", "(unread)")]
    public void Members_of_a_record_are_those_of_the_catalogue(string json, string expected)
    {
        var type = new FieldType("record", ValueKind.Record, None) { Members = toHashMap(Seq(Catalogues.Member("a", Catalogues.Text), Catalogues.Member("b", Catalogues.Number)).Map(static f => (f.Name, f))) };
        Assert.Equal(expected, Values.Read(JsonElement.Parse(json), type).ToString());
    }

    [Theory]
    [InlineData("""{"guid":"g1","name":"x"}""", "severa.customer/g1")]
    [InlineData("\"g1\"", "severa.customer/g1")]
    [InlineData("7", "severa.customer/7")]
    [InlineData("""{"guid":null}""", "")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("""{"guid":{"guid":"g1"}}""", "(unread)")]
    [InlineData("""{"guid":"API_NORIGHT"}""", "(unread)")]
    [InlineData("""{"name":"x"}""", "(unread)")]
    [InlineData("[]", "(unread)")]
    [InlineData("true", "(unread)")]
    public void A_reference_is_an_id_or_a_record_in_its_place(string json, string expected)
    {
        var type = new FieldType("customer", ValueKind.Reference, None) { RefersTo = Seq(Catalogues.SeveraCustomer.Ref, Catalogues.SeveraCountry.Ref) };
        Assert.Equal(expected, Values.Read(JsonElement.Parse(json), type).ToString());
    }

    [Theory]
    [InlineData("\"0\"", ValueKind.Reference, "")]
    [InlineData("0", ValueKind.Reference, "")]
    [InlineData("\"10\"", ValueKind.Reference, "severa.customer/10")]
    [InlineData("\"0\"", ValueKind.Text, "")]
    [InlineData("0", ValueKind.Text, "")]
    public void The_literal_that_means_empty_is_nothing(string json, ValueKind kind, string expected)
    {
        var field = Catalogues.Member("of", new FieldType("x", kind, None) { RefersTo = Seq1(Catalogues.SeveraCustomer.Ref) }) with { None = Value.Of("0") };
        Assert.Equal(expected, Values.Field(JsonElement.Parse($$"""{"of":{{json}}}"""), field).ToString());
    }

    [Fact]
    public void A_field_that_the_JSON_lacks_is_unknown_and_one_that_is_null_is_nothing()
    {
        var schema = Catalogues.Schema(Catalogues.FortnoxCustomer, "Name", "City", "Active");
        var row = Values.Row(schema, JsonElement.Parse("""{"Name":"Brygga","City":null}"""));
        Assert.Equal((Value.Of("Brygga"), Value.Nothing, Value.Unknown), (row.Of("Name"), row.Of("City"), row.Of("Active")));
    }

    [Fact]
    public void Minus_zero_has_the_bytes_of_zero()
    {
        var schema = Catalogues.Schema(Catalogues.SeveraCustomer, "number");
        Assert.Equal(Values.Row(schema, JsonElement.Parse("""{"number":0}""")), Values.Row(schema, JsonElement.Parse("""{"number":"-0.00"}""")));
    }
}
