using System.Buffers;
using Brygga.Engine.Data;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

[Properties(Arbitrary = [typeof(AnyValue)], MaxTest = 500)]
public sealed class ValuesAndRows
{
    [Property]
    public bool Equal_bytes_mean_equal_values(Value a, Value b) => (a == b) == Bytes(a).AsSpan().SequenceEqual(Bytes(b));

    [Property]
    public bool A_value_is_the_same_after_writing_and_reading(Value value) => ValueCodec.Read(Bytes(value)) == value;

    [Property]
    public bool A_row_gives_back_each_of_its_values(Value[] values)
    {
        var row = Row.Of(Schema(values.Length), values);
        return Enumerable.Range(0, values.Length).All(i => row[i] == values[i]);
    }

    [Property]
    public bool Equal_rows_have_equal_hashes_and_different_ones_do_not(Value a, Value b) =>
        (Row.Of(Schema(1), [a]).Hash == Row.Of(Schema(1), [b]).Hash) == (a == b);

    [Property]
    public bool Keeping_takes_the_kept_fields_from_the_other_row_and_the_rest_from_its_own(Value[] values, int seed)
    {
        var (schema, random) = (Schema(values.Length), new System.Random(seed));
        var (own, other) = (Row.Of(schema, values), Row.Of(schema, values.Reverse().ToArray()));
        var kept = Enumerable.Range(0, values.Length).Where(_ => random.Next(2) == 0).ToHashSet();
        var mixed = own.Keeping(other, kept);
        return Enumerable.Range(0, values.Length).All(i => mixed[i] == (kept.Contains(i) ? other : own)[i]);
    }

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("-0.00", "0")]
    [InlineData("1000.000", "1000")]
    public void Numbers_are_compared_without_trailing_zeros(string left, string right)
    {
        var (a, b) = (Number(left), Number(right));
        Assert.Equal(a, b);
        Assert.Equal(Bytes(a), Bytes(b));
    }

    [Fact]
    public void An_empty_text_is_nothing_and_a_slot_that_nobody_filled_is_unknown()
    {
        Assert.True(Value.Of("").IsNothing);
        Assert.True(default(Value).IsUnknown);
        Assert.False(default(Value).IsSet);
    }

    [Fact]
    public void A_record_that_is_yet_to_be_created_has_nothing_in_each_field() => Assert.True(Row.None[7].IsNothing);

    [Fact]
    public void Under_new_rules_a_field_that_was_not_read_before_is_unknown_and_the_others_are_carried_over()
    {
        var before = Row.Of(new Schema(Thing, [Named("a"), Named("c")]), [Value.Of("x"), Value.Of("z")]);
        var after = before.As(new Schema(Thing, [Named("a"), Named("b")]));
        Assert.Equal(Value.Of("x"), after[0]);
        Assert.True(after[1].IsUnknown);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_canonical_bytes()
    {
        var value = Value.Of("a\uD800b");
        Assert.Equal(value, ValueCodec.Read(Bytes(value)));
    }

    private static EntityRef Thing { get; } = new(Side.Severa, "thing");

    private static Schema Schema(int fields) => new(Thing, Enumerable.Range(0, fields).Select(static i => Named($"f{i:D3}")));

    private static Field Named(string name) =>
        new(name, new("any", ValueKind.Text, None), None, false, WriteMode.Always, false, None, default);

    private static Value Number(string text) => Value.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static byte[] Bytes(Value value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ValueCodec.Write(value, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}

/// <summary>Values of every kind, few enough that equal pairs come up.</summary>
public static class AnyValue
{
    public static Arbitrary<Value> Values() => Arb.From(Nested(2));

    private static Gen<Value> Nested(int depth) => depth == 0
        ? Flat()
        : Gen.Frequency(
            (8, Flat()),
            (1, from items in Nested(depth - 1).ArrayOf(2) select Value.List(items)),
            (1, from a in Nested(depth - 1) from b in Nested(depth - 1) select Value.Record([new("b", a), new("a", b)])));

    private static Gen<Value> Flat() => Gen.OneOf(
        Gen.Elements(Value.Unknown, Value.Nothing, Value.True, Value.False),
        Gen.Elements("", "x", " x ", "å", "longer").Select(static text => Value.Of(text)),
        Gen.Elements(0m, -0.0m, 1m, 1.0m, 1.10m, -7.5m, decimal.MaxValue).Select(static number => Value.Of(number)),
        Gen.Elements("1", "2").Select(static id => Value.Reference(new(new(Side.Severa, "thing"), id), Row.None)),
        Gen.Choose(738000, 738003).Select(static day => Value.Of(DateOnly.FromDayNumber(day))),
        Gen.Choose(0, 3).Select(static hour => Value.Of(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(hour)))));
}
