using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Fuzz.Inputs;

namespace Brygga.Fuzz.Answers;

/// <summary>Calls whose answers are what the system would send, and then damaged: in their JSON, their bytes, their heads or their totals.</summary>
internal static class AnswerMaker
{
    private static readonly EntityType[] Entities =
    [
        .. new[] { Shipped.Book.Severa, Shipped.Book.Fortnox }.SelectMany(static system => system.Entities.Values).Where(static entity => !entity.Provided).OrderBy(static entity => entity.Ref),
    ];

    private static readonly string[] Ids = ["1", "1001", "0b4fa83b-53ff-46d4-9d1e-22dcb96c1ab5", "a b/..%2F", "å", "\u0001"];

    private static readonly string[] Texts = ["", "Ada AB", "1001", "7.50", "true", "2026-03-01", "2026-03-01T08:00:00", "2026-02-30T25:61:00Z", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "API_NORIGHT", "API_BLANK", "\u0000", "😀"];

    private static readonly string[] Types =
        ["application/json", "application/json; charset=utf-8", "application/json; charset=nonsense", "text/html", "text/html; charset=\"utf-16\"", "application/pdf", "garbage", "multipart/mixed; boundary=x", "application/json; charset=", "application/json; charset=utf-7"];

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 201, 204, 206, 301, 400, 401, 403, 404, 404, 409, 429, 429, 500, 503, 599];

    private static readonly string[] Waits = ["0", "-1", "17", "59", "3600", "2147483647", "99999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "soon"];

    private static readonly string[] Errors =
    [
        """{"ErrorInformation":{"error":1,"message":"Felaktigt fältnamn (X)","code":2001399}}""",
        """{"ErrorInformation":{"Error":1,"Message":")(","Code":1000003}}""",
        """{"error":{"type":"InvalidParameter","details":[{"message":"no","location":{"name":"/a/b"}}]}}""",
        """{"error":"invalid_grant","error_description":"no"}""",
        """{"message":"unauthorized"}""",
        """<html>Maintenance</html>""",
        "",
    ];

    private static readonly string[] Logins = ["""{"access_token":"t-1","access_token_expires_in":3600,"expires_in":3600,"access_token_type":"Bearer","token_type":"bearer","refresh_token":"r"}"""];

    public static AnsweredCall Make(Random dice)
    {
        var entity = Entities[dice.Next(Entities.Length)];
        var logins = dice.Next(8) == 0 ? Enumerable.Range(0, dice.Next(1, 3)).Select(_ => Reply(dice, Logins[0])).ToArray() : [new Reply(200, [], Encoding.UTF8.GetBytes(Logins[0]))];
        var replies = Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Reply(dice, Body(dice, entity))).ToArray();
        return new(entity.Ref.ToString(), (Asked)dice.Next((int)Asked.Attach + 1), logins, replies);
    }

    private static Reply Reply(Random dice, string sound)
    {
        var status = Statuses[dice.Next(Statuses.Length)];
        var body = status >= 300 && dice.Next(3) > 0 ? Errors[dice.Next(Errors.Length)] : sound;
        for (var left = dice.Next(4); left > 0; left--) body = JsonDamage.Of(dice, body);
        if (dice.Next(6) == 0) body = Damage.Of(dice, body, [sound, Errors[dice.Next(Errors.Length)]]);
        var bytes = Encoding.UTF8.GetBytes(body);
        if (dice.Next(6) == 0) bytes = Damage.OfBytes(dice, bytes);
        if (dice.Next(30) == 0) bytes = [.. Encoding.UTF8.GetPreamble(), .. bytes];
        return new(status, Heads(dice), bytes);
    }

    private static string[] Heads(Random dice)
    {
        var heads = new List<string>();
        if (dice.Next(2) == 0) heads.AddRange("Content-Type", Types[dice.Next(dice.Next(2) == 0 ? 2 : Types.Length)]);
        if (dice.Next(4) == 0) heads.AddRange("NextPageToken", new[] { "2", "", "a b&c=\u00e5", new string('x', 5_000) }[dice.Next(4)]);
        if (dice.Next(6) == 0) heads.AddRange("Retry-After", Waits[dice.Next(Waits.Length)]);
        if (dice.Next(20) == 0) heads.AddRange("Content-Encoding", "gzip");
        if (dice.Next(20) == 0) heads.AddRange("Location", "https://elsewhere.example/");
        return [.. heads];
    }

    /// <summary>What the system would answer: a list, a record, or something else that one of its calls is answered with.</summary>
    private static string Body(Random dice, EntityType entity)
    {
        if (dice.Next(12) == 0) return Errors[dice.Next(Errors.Length)];
        if (dice.Next(12) == 0) return """{"Folder":{"Files":[{"Name":"a.pdf","Size":3,"ArchiveFileId":"f-1"}]},"File":{"ArchiveFileId":"f-1"},"fileId":"f-1","guid":"f-1","name":"a.pdf"}""";
        var records = new JsonArray([.. Enumerable.Range(0, dice.Next(5)).Select(i => (JsonNode?)Record(dice, entity, i))]);
        if (entity.Ref.Side == Side.Severa) return dice.Next(3) == 0 ? Record(dice, entity, 0).ToJsonString() : records.ToJsonString();
        var envelope = entity.Envelope.IfNone(new Envelope("", ""));
        var json = new JsonObject();
        if (dice.Next(4) > 0) json["MetaInformation"] = new JsonObject { ["@TotalResources"] = Total(dice, records.Count), ["@TotalPages"] = Total(dice, 1), ["@CurrentPage"] = Total(dice, 1) };
        if (dice.Next(3) == 0) json[envelope.One] = Record(dice, entity, 0);
        else json[envelope.Many] = records;
        return json.ToJsonString();
    }

    private static JsonNode? Total(Random dice, int right) => dice.Next(6) switch
    {
        0 => JsonValue.Create(dice.Next(-1, 5)),
        1 => JsonValue.Create(int.MaxValue),
        2 => JsonValue.Create(right.ToString(CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(right),
    };

    private static JsonObject Record(Random dice, EntityType entity, int number)
    {
        var json = new JsonObject();
        foreach (var field in entity.Fields.Values.OrderBy(static field => field.Name, StringComparer.Ordinal))
            if (dice.Next(8) > 0)
                json[field.Name] = field.Name == entity.Id ? Ids[(number + dice.Next(2)) % Ids.Length] : Value(dice, field.Type);
        return json;
    }

    private static JsonNode? Value(Random dice, FieldType type) => type.Kind switch
    {
        _ when dice.Next(12) == 0 => null,
        ValueKind.Text or ValueKind.Date or ValueKind.Instant => JsonValue.Create(Texts[dice.Next(Texts.Length)]),
        ValueKind.Number => dice.Next(2) == 0 ? JsonValue.Create(dice.Next(-5, 5_000) / 100m) : JsonValue.Create(Texts[dice.Next(Texts.Length)]),
        ValueKind.Boolean => JsonValue.Create(dice.Next(2) == 0),
        ValueKind.Reference => dice.Next(2) == 0 ? JsonValue.Create(Ids[dice.Next(Ids.Length)]) : new JsonObject { ["guid"] = Ids[dice.Next(Ids.Length)], ["Id"] = 7 },
        ValueKind.List => new JsonArray([.. Enumerable.Range(0, dice.Next(4)).Select(_ => type.Item.MatchUnsafe(item => Value(dice, item), static () => null))]),
        ValueKind.Record => new JsonObject(type.Members.Values.OrderBy(static m => m.Name, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Name, Value(dice, member.Type)))),
        _ => JsonValue.Create("?"),
    };
}
