using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Connectors.Tests.Reports;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using Brygga.Engine.Planning.Json;
using Brygga.Fuzz.Inputs;
using Brygga.Tool.Printing;
using Spectre.Console;
using Xunit.Abstractions;

namespace Brygga.Fuzz.Files;

/// <summary>Damaged plan files. Half of them carry the id of what they have become, so that more than the id is looked at.</summary>
public sealed class PlanFileTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Format = 5;

    private static readonly string[] Sound = [.. new[] { SamplePlan.Report(), SamplePlan.Invoice, SamplePlan.Empty }
        .Select(static report => PlanJson.Write(report.Plan with { Header = report.Plan.Header with { Format = Format } }))];

    private static readonly Kind<string> Plans = Kinds.OfText("plans", Make, static text => PlanJson.Read(text).Match(
        Right: static plan =>
        {
            Assert.Equal(plan, PlanJson.Read(PlanJson.Write(plan)).IfLeft(static why => throw new Xunit.Sdk.XunitException(why)));
            var written = new StringWriter();
            PlanText.Print(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) }), plan, SamplePlan.Report().Names, all: true, Acceptance.Nothing);
            Assert.NotEmpty(written.ToString());
            return true;
        },
        Left: static why =>
        {
            Assert.NotEmpty(why);
            Assert.True(Texts.IsWhole(why));
            Assert.InRange(why.Length, 1, 1_000);
            return false;
        })) with
    { Room = 30_000_000 };

    public static TheoryData<string> Kept => Campaign.Kept(Plans.Name);

    [Fact]
    public void What_is_damaged_was_sound() => Assert.All(Sound, static text => Assert.True(PlanJson.Read(text).IsRight));

    [Fact]
    public void Any_plan_file_is_read_or_refused_with_a_reason() => Campaign.Run(Plans, output);

    [Theory, MemberData(nameof(Kept))]
    public void A_plan_file_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Plans, name);

    private static string Make(Random dice)
    {
        var text = Sound[dice.Next(Sound.Length)];
        for (var left = dice.Next(1, 3); left > 0; left--) text = dice.Next(8) > 0 ? JsonDamage.Of(dice, text) : Damage.Of(dice, text, Sound);
        return dice.Next(2) == 0 ? text : Sealed(text);
    }

    /// <summary>With the id that fits; as it is, where it is no JSON any more.</summary>
    private static string Sealed(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json) return text;
            json.Remove("id");
            json["id"] = Hash.Of(Sorted(json)!.ToJsonString(Plain)).ToString();
            return json.ToJsonString(Plain);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return text;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
