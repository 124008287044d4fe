using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Files;

/// <summary>The refusals of attachments: the newer modules have no envelope, and words for codes (Fortnox FACTS 6, 16).</summary>
internal static class AttachmentErrors
{
    public static Answer Of(string word) => FortnoxJson.Answer(word is "attachment_not_found" ? 404 : 400, new JsonObject
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["error"] = word,
        ["message"] = Message(word),
    });

    private static string Message(string word) => word switch
    {
        "no_attachment_provided" => "No attachment was provided.",
        "missing_mandatory_field" => "A mandatory field is missing.",
        "field_not_writable" => "A field cannot be written.",
        "document_not_found" => "The document was not found.",
        "file_not_found" => "The file was not found.",
        "wrong_file_location" => "The file is not in the right folder of the inbox.",
        "wrong_file_type" => "Only PDF files can be attached.",
        "file_too_big" or "attachment_files_max_size_exceeded" => "The file is too big.",
        "attachment_files_max_count_exceeded" => "There are too many files.",
        "max_total_attachments_exceeded" => "The files are too big together.",
        _ => "The attachment was not found.",
    };
}
