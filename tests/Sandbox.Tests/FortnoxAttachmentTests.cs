using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Files in Fortnox's inbox, and their connections to invoices (FACTS 15, 16).</summary>
public sealed class FortnoxAttachmentTests
{
    private const string Attachments = "/api/fileattachments/attachments-v1";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4 innehåll");

    [Fact]
    public async Task An_uploaded_file_has_two_ids_and_lies_in_its_folder()
    {
        await using var rig = await Start();
        var file = await Upload(rig, Pdf, "underlag.pdf");
        Assert.NotEqual(Text(file, "Id"), Text(file, "ArchiveFileId"));
        Assert.Equal(("underlag.pdf", Pdf.Length), (Text(file, "Name"), file["Size"]!.GetValue<int>()));
        var there = Assert.Single((await rig.Fortnox("GET", "inbox/inbox_kf")).Json["Folder"]!["Files"]!.AsArray())!;
        Assert.Equal(Text(file, "ArchiveFileId"), Text(there, "ArchiveFileId"));
        Assert.Empty((await rig.Fortnox("GET", "inbox/inbox_s")).Json["Folder"]!["Files"]!.AsArray());
        Assert.Equal(Encoding.UTF8.GetString(Pdf), (await rig.Fortnox("GET", $"archive/{Text(file, "Id")}")).Body);
        Assert.Equal(Encoding.UTF8.GetString(Pdf), (await rig.Fortnox("GET", $"archive?fileid={Text(file, "ArchiveFileId")}")).Body);
        Assert.Equal(404, (await rig.Fortnox("GET", $"archive/{Text(file, "ArchiveFileId")}")).Status);
        Assert.Equal(204, (await rig.Fortnox("DELETE", $"inbox/{Text(file, "Id")}")).Status);
        Assert.Equal(404, (await rig.Fortnox("GET", $"inbox/{Text(file, "Id")}")).Status);
    }

    [Fact]
    public async Task A_name_is_kept_as_it_was_sent_and_may_be_there_twice()
    {
        await using var rig = await Start();
        Assert.Equal("Bilaga å.pdf", Text(await Upload(rig, Pdf, "Bilaga å.pdf"), "Name"));
        await Upload(rig, Pdf, "Bilaga å.pdf");
        Assert.Equal(2, (await rig.Fortnox("GET", "inbox/inbox_kf")).Json["Folder"]!["Files"]!.AsArray().Count);
        Assert.Equal("=?utf-8?B?w6UucGRm?=", Text(await Upload(rig, Pdf, "=?utf-8?B?w6UucGRm?="), "Name"));
    }

    [Fact]
    public async Task A_file_is_connected_once_and_has_left_the_inbox_then()
    {
        await using var rig = await Start();
        var file = await Upload(rig, Pdf, "underlag.pdf");
        Assert.Empty((await rig.Module("GET", $"{Attachments}?entityid=101&entitytype=F")).Rows);
        var made = await Connect(rig, 101, file);
        Assert.Equal(201, made.Status);
        var attachment = Assert.Single((await rig.Module("GET", $"{Attachments}?entityid=101&entitytype=F")).Rows)!;
        Assert.Equal((Text(file, "ArchiveFileId"), 101L, false), (Text(attachment, "fileId"), attachment["entityId"]!.GetValue<long>(), attachment["includeOnSend"]!.GetValue<bool>()));
        Assert.Empty((await rig.Fortnox("GET", "inbox/inbox_kf")).Json["Folder"]!["Files"]!.AsArray());
        Assert.Equal((400, "wrong_file_location"), Refusal(await Connect(rig, 101, file)));
        Assert.Equal(1, (await rig.Module("GET", $"{Attachments}/numberofattachments?entityids=101&entitytype=F")).Rows[0]!["numberOfAttachments"]!.GetValue<int>());
        Assert.Empty((await rig.Module("GET", $"{Attachments}?entityid=10&entitytype=F")).Rows);
    }

    [Theory]
    [InlineData("[]", "no_attachment_provided")]
    [InlineData("""[{"entityType":"F","fileId":"FILE"}]""", "missing_mandatory_field")]
    [InlineData("""[{"entityId":101,"entityType":"F"}]""", "missing_mandatory_field")]
    [InlineData("""[{"entityId":999,"entityType":"F","fileId":"FILE"}]""", "document_not_found")]
    [InlineData("""[{"entityId":101,"entityType":"O","fileId":"FILE"}]""", "document_not_found")]
    [InlineData("""[{"entityId":101,"entityType":"F","fileId":"ID"}]""", "file_not_found")]
    [InlineData("""[{"entityId":101,"entityType":"F","fileId":"ELSEWHERE"}]""", "wrong_file_location")]
    [InlineData("""[{"entityId":101,"entityType":"F","fileId":"IMAGE"}]""", "wrong_file_type")]
    [InlineData("""[{"entityId":101,"entityType":"F","fileId":"LARGE","includeOnSend":true}]""", "file_too_big")]
    [InlineData("""[{"id":"5b1e0c7e-8a53-4c1b-9c55-0f3a52b6d001","entityId":101,"entityType":"F","fileId":"FILE"}]""", "field_not_writable")]
    [InlineData("""[{"entityId":101,"entityType":"F","fileId":"FILE"},{"entityId":101,"entityType":"F","fileId":"IMAGE"}]""", "wrong_file_type")]
    public async Task What_cannot_be_connected_is_refused_by_a_word_and_nothing_is_connected(string body, string word)
    {
        await using var rig = await Start();
        var file = await Upload(rig, Pdf, "a.pdf");
        var named = body.Replace("FILE", Text(file, "ArchiveFileId"), StringComparison.Ordinal).Replace("\"ID\"", $"\"{Text(file, "Id")}\"", StringComparison.Ordinal)
            .Replace("ELSEWHERE", Text(await Upload(rig, Pdf, "b.pdf", "inbox_s"), "ArchiveFileId"), StringComparison.Ordinal)
            .Replace("IMAGE", Text(await Upload(rig, [137, 80, 78, 71], "c.png"), "ArchiveFileId"), StringComparison.Ordinal)
            .Replace("LARGE", Text(await Upload(rig, [.. Pdf, .. new byte[5 * 1024 * 1024]], "d.pdf"), "ArchiveFileId"), StringComparison.Ordinal);
        Assert.Equal((400, word), Refusal(await rig.Module("POST", Attachments, named)));
        Assert.Equal(0, rig.World.Fortnox.Attachments.Count);
    }

    [Fact]
    public async Task Five_files_are_sent_along_and_any_number_hang_on_an_invoice()
    {
        await using var rig = await Start();
        for (var i = 0; i < 5; i++) Assert.Equal(201, (await Connect(rig, 101, await Upload(rig, Pdf, $"{i}.pdf"), send: true)).Status);
        var sixth = await Upload(rig, Pdf, "6.pdf");
        Assert.Equal((400, "attachment_files_max_count_exceeded"), Refusal(await Connect(rig, 101, sixth, send: true)));
        Assert.Equal(201, (await Connect(rig, 101, sixth)).Status);
    }

    [Fact]
    public async Task Files_that_are_sent_along_have_15_megabytes_together()
    {
        await using var rig = await Start();
        byte[] large = [.. Pdf, .. new byte[(4 * 1024 * 1024) - 100]];
        for (var i = 0; i < 3; i++) Assert.Equal(201, (await Connect(rig, 101, await Upload(rig, large, $"{i}.pdf"), send: true)).Status);
        var fourth = await Upload(rig, large, "4.pdf");
        Assert.Equal((400, "max_total_attachments_exceeded"), Refusal(await Connect(rig, 101, fourth, send: true)));
        var asked = $$"""[{"entityId":101,"entityType":"F","fileId":"{{fourth["ArchiveFileId"]}}","includeOnSend":true}]""";
        Assert.Equal(400, (await rig.Module("POST", $"{Attachments}/validateincludedonsend", asked)).Status);
        Assert.Equal(204, (await rig.Module("POST", $"{Attachments}/validateincludedonsend", asked.Replace("true", "false", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Only_whether_it_is_sent_along_can_be_changed_and_a_connection_can_be_taken_away()
    {
        await using var rig = await Start();
        var id = (await Connect(rig, 101, await Upload(rig, Pdf, "a.pdf"))).Rows[0]!["id"];
        Assert.True((await rig.Module("PUT", $"{Attachments}/{id}", """{"includeOnSend":true}""")).Json["includeOnSend"]!.GetValue<bool>());
        Assert.Equal((400, "field_not_writable"), Refusal(await rig.Module("PUT", $"{Attachments}/{id}", """{"includeOnSend":true,"entityId":102}""")));
        Assert.Equal(204, (await rig.Module("DELETE", $"{Attachments}/{id}")).Status);
        Assert.Equal((404, "attachment_not_found"), Refusal(await rig.Module("DELETE", $"{Attachments}/{id}")));
    }

    [Theory]
    [InlineData("invoice")]
    [InlineData("archive")]
    public async Task Both_scopes_are_asked_for(string missing)
    {
        string[] all = ["invoice", "archive", "inbox"];
        await using var rig = await Rig.Start(options => options with { FortnoxScopes = [.. all.Where(scope => scope != missing)] });
        Assert.Equal(403, (await rig.Module("GET", $"{Attachments}?entityid=101&entitytype=F")).Status);
    }

    [Fact]
    public async Task A_body_that_is_no_upload_is_refused()
    {
        await using var rig = await Start();
        Assert.Equal((400, 2001392), await rig.FortnoxRefusal("POST", "inbox?folderId=inbox_kf", "{}"));
        Assert.Equal(404, (await Send(rig, Pdf, "a.pdf", "inbox_xx")).Status);
    }

    private static async Task<Rig> Start()
    {
        var rig = await Rig.Start();
        Assert.Equal(201, (await rig.Fortnox("POST", "invoices", """{"Invoice":{"CustomerNumber":"1001"}}""")).Status);
        return rig;
    }

    private static async Task<JsonNode> Upload(Rig rig, byte[] content, string name, string folder = "inbox_kf")
    {
        var reply = await Send(rig, content, name, folder);
        Assert.True(reply.Status == 201, reply.Body);
        return reply.Json["File"]!;
    }

    /// <summary>The name goes out as raw UTF-8.</summary>
    private static async Task<Reply> Send(Rig rig, byte[] content, string name, string folder)
    {
        const string border = "--border-1";
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes($"--{border}\r\nContent-Disposition: form-data; name=\"Filedata\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"),
            .. content, .. Encoding.UTF8.GetBytes($"\r\n--{border}--\r\n"),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{rig.Server.Fortnox}/3/inbox?folderId={folder}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary=\"{border}\"");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rig.FortnoxToken);
        return await rig.Send(request);
    }

    private static Task<Reply> Connect(Rig rig, int invoice, JsonNode file, bool send = false) => rig.Module("POST", Attachments, new JsonArray(new JsonObject
    {
        ["entityId"] = invoice,
        ["entityType"] = "F",
        ["fileId"] = Text(file, "ArchiveFileId"),
        ["includeOnSend"] = send,
    }).ToJsonString());

    private static (int Status, string Word) Refusal(Reply reply) => (reply.Status, reply.Text("error"));

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
