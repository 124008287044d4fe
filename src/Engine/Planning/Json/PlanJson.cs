using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning.Json;

/// <summary>The plan file: canonical JSON both ways, with an id that is the hash of all the rest.</summary>
public static class PlanJson
{
    private const string Id = "id";

    private const int LongestReason = 300;

    /// <summary>The hash over the whole plan: who applies it knows that it is what was reviewed.</summary>
    public static Hash IdOf(Plan plan) => IdOf(PlanWriter.Members(plan));

    public static string Write(Plan plan) => Sealed(plan).Text;

    /// <summary>The file and its id.</summary>
    public static (Hash Id, string Text) Sealed(Plan plan)
    {
        var members = PlanWriter.Members(plan);
        var id = IdOf(members);
        members.Add(Id, json => json.WriteStringValue(id.ToString()));
        return (id, $"{Encoding.UTF8.GetString(CanonicalJson.Write(members, indented: true))}\n");
    }

    private static Hash IdOf(Dictionary<string, Action<Utf8JsonWriter>> members) => Hash.Of(CanonicalJson.Write(members, indented: false));

    /// <summary>A step as it stands in the file.</summary>
    public static JsonNode Node(Step step) => PlanWriter.Write(step);

    /// <summary>A finding as it stands in the file.</summary>
    public static JsonNode Node(Finding finding) => PlanWriter.Write(finding);

    /// <summary>A value as it stands in the file.</summary>
    public static JsonNode? Node(Value value) => ValueJson.Write(value);

    /// <summary>The plan of a file, or why it is none: not JSON, of another format, or changed since it was written.</summary>
    public static Either<string, Plan> Read(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json) return Left("it is not a plan: a JSON object was expected");
            var format = json["header"]?["format"]?.GetValue<int>();
            if (format != Planner.Format) return Left(string.Create(CultureInfo.InvariantCulture, $"it has format {format?.ToString(CultureInfo.InvariantCulture) ?? "none"}; this version of brygga reads format {Planner.Format}"));
            var plan = PlanReader.Read(json);
            return string.Equals(json[Id]?.GetValue<string>(), IdOf(plan).ToString(), StringComparison.Ordinal)
                ? Right(plan)
                : Left("it was changed after it was written: its id does not fit its content");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException or KeyNotFoundException or OverflowException)
        {
            return Left($"it is not a plan: {Short(error.Message)}");
        }
    }

    /// <summary>What is wrong may be repeated in the words, however long it is.</summary>
    private static string Short(string words) => words.Length <= LongestReason
        ? words
        : $"{words[..(char.IsHighSurrogate(words[LongestReason - 1]) ? LongestReason - 1 : LongestReason)]}...";
}
