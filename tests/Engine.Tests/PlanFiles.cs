using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Engine.Planning.Json;
using Brygga.Worlds;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Tests;

[Properties(Arbitrary = [typeof(Generated), typeof(AnyValue)], MaxTest = 100)]
public sealed class PlanFiles
{
    [Property]
    public bool A_plan_is_the_same_after_saving_and_reading(Scenario scenario) =>
        Laws.EachMoment(Pipeline.Compute, scenario).All(moment => PlanJson.Read(PlanJson.Write(moment.Plan)) == moment.Plan);

    [Property]
    public bool Every_kind_of_value_outlives_the_file(Value value)
    {
        var plan = Plan(new Wanted.Known(value));
        return PlanJson.Read(PlanJson.Write(plan)) == plan;
    }

    [Fact]
    public void A_late_value_an_edge_and_a_held_field_outlive_the_file()
    {
        var plan = Plan(new Wanted.Late(Hash.Of("earlier"), "Key", Conversion.ToNumber));
        Assert.Equal(plan, PlanJson.Read(PlanJson.Write(plan)));
    }

    [Fact]
    public void A_plan_that_was_changed_after_it_was_written_is_refused()
    {
        var text = PlanJson.Write(Plan(new Wanted.Known(Value.Of("Kiruna"))));
        Assert.Contains("changed after it was written", Refusal(text.Replace("Kiruna", "Gävle", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_another_format_is_refused_by_its_number()
    {
        var text = PlanJson.Write(Plan(new Wanted.Known(Value.True))).Replace("\"format\": 5", "\"format\": 9", StringComparison.Ordinal);
        Assert.Contains("format 9", Refusal(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"header\": {\"format\": 5}}")]
    [InlineData("not json")]
    [InlineData("{\"header\": 7}")]
    public void What_is_no_plan_is_refused_in_words(string text) => Assert.NotEmpty(Refusal(text));

    [Fact]
    public void The_id_of_a_plan_follows_from_its_content_alone() =>
        Assert.Equal(PlanJson.IdOf(Plan(new Wanted.Known(Value.Of(1.10m)))), PlanJson.IdOf(Plan(new Wanted.Known(Value.Of(1.1m)))));

    private static string Refusal(string text) => PlanJson.Read(text).Match(static _ => "", static why => why);

    private static Plan Plan(Wanted wanted)
    {
        var (source, target) = (new RecordRef(Books.Left, "guid/1.2"), new RecordRef(Books.Right, "å b"));
        var change = new FieldChange("A", Value.Unknown, Value.Nothing, wanted, Reason.ChangedInSevera, "a", new("dir:x.yaml", 3, 4, 5));
        var step = new Step(
            Hash.Of("step"), "things", new("x.yaml", 1, 2, 3), Verb.Update, source, Books.Right, Some(target), Some(Hash.Of("marker")), Seq1(change),
            Seq1(new Fingerprint(source, Hash.Of("row"))), Some(Hash.Of("agreed")), Seq1(new HeldField(Side.Fortnox, "B")), Seq1(new After(Hash.Of("before"), Outcome.Failure)), Reason.Conflict, new(1, 2));
        return new(
            new(5, "test", Pipeline.Version, Hash.Of("rules"), Hash.Of("snapshot"), new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)),
            Seq1(step),
            Seq1(new Note("things", new(source, Hash.Of("s")), new(target, Hash.Of("f")), Hash.Of("agreed"), Seq<HeldField>())),
            Seq<Finding>());
    }
}
