using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Files;

/// <summary>
/// The connections of uploaded files to invoices (Fortnox FACTS 16). A connected file leaves the inbox, so it is connected once: a second try
/// finds it in the wrong place.
/// </summary>
internal sealed class FortnoxAttachments(FortnoxRegisters all)
{
    private const string Path = "api/fileattachments/attachments-v1";
    private const string Scope = "invoice archive";
    private const string Inbox = "inbox_kf";
    private const string Invoice = "F";

    public ImmutableArray<Route> Routes =>
    [
        new("GET", Path, Scope, List),
        new("POST", Path, Scope, Connect),
        new("GET", $"{Path}/numberofattachments", Scope, Count),
        new("POST", $"{Path}/validateincludedonsend", Scope, call => Read(call, out var some) ?? Sent(some) ?? Answer.Empty(204)),
        new("PUT", $"{Path}/{{id}}", Scope, Change),
        new("DELETE", $"{Path}/{{id}}", Scope, call => all.Attachments.Remove(call["id"]) ? Answer.Empty(204) : AttachmentErrors.Of("attachment_not_found")),
    ];

    private Answer List(Call call) => FortnoxJson.Answer(200, Scalars.List(Asked(call, "entityid").SelectMany(id => all.Attachments.Of(id))
        .Where(one => call.Query["entitytype"].ToString() is var type && (type.Length == 0 || one.Text("entityType") == type)).Select(Show)));

    private Answer Count(Call call) => FortnoxJson.Answer(200, Scalars.List(Asked(call, "entityids").Select(id => new JsonObject
    {
        ["entityId"] = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        ["numberOfAttachments"] = all.Attachments.Of(id).Length,
    })));

    /// <summary>All are checked before any is connected.</summary>
    private Answer Connect(Call call)
    {
        if (Read(call, out var some) is { } refusal) return refusal;
        if (some.Select(Unfit).FirstOrDefault(static word => word is not null) is { } word) return AttachmentErrors.Of(word);
        if (some.DistinctBy(static one => one.FileId, StringComparer.Ordinal).Count() < some.Length) return AttachmentErrors.Of("wrong_file_location");
        if (Sent(some) is { } tooMuch) return tooMuch;
        return FortnoxJson.Answer(201, Scalars.List(some.Select(one =>
        {
            all.Files.Change(FortnoxFiles.ByArchiveId(all, one.FileId!)!.Key, static file => file["folder"] = FortnoxFiles.Connected);
            return Show(all.Attachments.Add(Guid.NewGuid().ToString(), new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["entityId"] = one.EntityId,
                ["entityType"] = one.EntityType,
                ["fileId"] = one.FileId,
                ["includeOnSend"] = one.IncludeOnSend,
            }));
        })));
    }

    private Answer Change(Call call)
    {
        if (all.Attachments.Find(call["id"]) is not { } attachment) return AttachmentErrors.Of("attachment_not_found");
        if (Parse(call) is not JsonObject body || body["includeOnSend"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return AttachmentErrors.Of("missing_mandatory_field");
        if (body.Count > 1) return AttachmentErrors.Of("field_not_writable");
        all.Attachments.Change(attachment.Key, one => one["includeOnSend"] = body["includeOnSend"]!.GetValue<bool>());
        return FortnoxJson.Answer(200, Show(attachment));
    }

    private static Answer? Read(Call call, out ImmutableArray<Wanted> some)
    {
        some = [];
        if (Parse(call) is not JsonArray { Count: > 0 } list) return AttachmentErrors.Of("no_attachment_provided");
        foreach (var json in list)
        {
            if (json is not JsonObject one) return AttachmentErrors.Of("missing_mandatory_field");
            if (one.ContainsKey("id")) return AttachmentErrors.Of("field_not_writable");
            some = some.Add(new(one["entityId"]?.ToString(), one["entityType"]?.ToString(), one["fileId"]?.ToString(), one["includeOnSend"]?.ToString() is "true"));
        }

        return null;
    }

    private string? Unfit(Wanted one)
    {
        if (one.EntityId is null || one.EntityType is null || one.FileId is null) return "missing_mandatory_field";
        if (one.EntityType is not Invoice || all.Invoices.Find(one.EntityId) is null) return "document_not_found";
        if (FortnoxFiles.ByArchiveId(all, one.FileId) is not { } file) return "file_not_found";
        if (file.Text("folder") is not Inbox) return "wrong_file_location";
        return FortnoxFiles.IsPdf((byte[])file["content"]!) ? null : "wrong_file_type";
    }

    /// <summary>What is sent along with an invoice is limited; files that only hang on it are not (Fortnox FACTS 16).</summary>
    private Answer? Sent(ImmutableArray<Wanted> some)
    {
        const int most = 5;
        const long each = 5 * 1024 * 1024;
        const long together = 15 * 1024 * 1024;
        foreach (var invoice in some.Where(static one => one.IncludeOnSend).GroupBy(static one => one.EntityId, StringComparer.Ordinal))
        {
            var had = all.Attachments.Of(invoice.Key ?? "").Where(static one => one.Flag("includeOnSend")).Select(static one => one.Text("fileId"));
            var sizes = invoice.Select(static one => one.FileId).Concat(had).Select(Size).ToList();
            if (sizes.Exists(static size => size > each)) return AttachmentErrors.Of("file_too_big");
            if (sizes.Count > most) return AttachmentErrors.Of("attachment_files_max_count_exceeded");
            if (sizes.Sum() > together) return AttachmentErrors.Of("max_total_attachments_exceeded");
        }

        return null;
    }

    private long Size(string? file) => file is not null && FortnoxFiles.ByArchiveId(all, file)?["content"] is byte[] bytes ? bytes.Length : 0;

    private static IEnumerable<string> Asked(Call call, string name) =>
        call.Query[name].OfType<string>().SelectMany(static ids => ids.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal);

    private static JsonObject Show(SandboxRecord attachment) => new JsonObject
    {
        ["entityId"] = long.Parse(attachment.Text("entityId")!, CultureInfo.InvariantCulture),
        ["entityType"] = attachment.Text("entityType"),
        ["fileId"] = attachment.Text("fileId"),
        ["id"] = attachment.Key,
        ["includeOnSend"] = attachment.Flag("includeOnSend"),
    };

    private static JsonNode? Parse(Call call)
    {
        try
        {
            return JsonNode.Parse(call.Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Wanted(string? EntityId, string? EntityType, string? FileId, bool IncludeOnSend);
}
