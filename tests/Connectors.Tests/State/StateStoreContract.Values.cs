using Brygga.Engine.Data;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>Values in bases.</summary>
public abstract partial class StateStoreContract
{
    [SkippableFact]
    public async Task A_value_of_any_kind_comes_back_from_a_base()
    {
        await using var store = await Open();
        Prop.ForAll<Value, Value>(AnyValue.Values(), AnyValue.Values(), ComesBack).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private async Task ComesBack(Value one, Value two)
    {
        var (severa, fortnox) = (Sample.Schema(Sample.Severa, "a", "b"), Sample.Schema(Sample.Fortnox, "a"));
        var link = Sample.Link("s1", "101", Sample.Row(severa, one, two), Sample.Row(fortnox, two));
        await using var store = await Open($"{Guid.NewGuid()}");
        await Confirmed(store, link);
        var found = Assert.Single((await store.LoadMemory(Sample.Book(severa, fortnox), Stop)).Links);
        Assert.Equal((one, two, two), (found.Severa.Row[0], found.Severa.Row[1], found.Fortnox.Row[0]));
        Assert.Equal(link, found);
    }

    [Theory]
    [InlineData(ValueKind.Unknown)]
    [InlineData(ValueKind.Nothing)]
    [InlineData(ValueKind.Text)]
    [InlineData(ValueKind.Number)]
    [InlineData(ValueKind.Boolean)]
    [InlineData(ValueKind.Date)]
    [InlineData(ValueKind.Instant)]
    [InlineData(ValueKind.List)]
    [InlineData(ValueKind.Record)]
    public void Any_value_is_of_every_kind(ValueKind kind) =>
        Assert.Contains(AnyValue.Values().Generator.Sample(500), value => value.Kind == kind);

    /// <summary>Values of every kind, lists and records of them included.</summary>
    private protected static class AnyValue
    {
        public static Arbitrary<Value> Values() => Nested(2).ToArbitrary();

        private static Gen<Value> Nested(int depth) => depth == 0
            ? Plain
            : Gen.Frequency(
                (6, Plain),
                (1, Nested(depth - 1).ListOf(3).Select(static items => Value.List(items))),
                (1, Nested(depth - 1).ListOf(2).Select(static items => Value.Record(items.Select(static (value, i) => new Member($"m{i}", value))))));

        private static Gen<Value> Plain => Gen.OneOf(
            Gen.Elements(Value.Unknown, Value.Nothing, Value.True, Value.False),
            Gen.Elements("a", "Å", "ß", "😀", "\0", " ", "\n", "'", "\"", "é").ListOf().Select(static parts => Value.Of(string.Concat(parts))),
            ArbMap.Default.GeneratorFor<decimal>().Select(static number => Value.Of(number)),
            Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(static day => Value.Of(DateOnly.FromDayNumber(day))),
            ArbMap.Default.GeneratorFor<DateTimeOffset>().Select(static instant => Value.Of(instant)));
    }
}
