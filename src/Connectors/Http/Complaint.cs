using System.Text.Json;
using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What an API says is wrong, in its own words.</summary>
/// <param name="Kind">What the code means, where it says more than the status does.</param>
internal sealed record Complaint(string Code, string Message, Option<string> Field, Option<FaultKind> Kind)
{
    /// <summary>The shape of OAuth, which both systems' token endpoints may use: <c>{error, error_description}</c>.</summary>
    public static Option<Complaint> OAuth(JsonElement json) =>
        from code in json.Word("error")
        select new Complaint(code, json.Word("error_description").IfNone(code), None, None);

    /// <summary>No shape that is known: the status, and what text there is.</summary>
    public static Complaint Plain(Answer answer)
    {
        var text = answer.Json.Word("message").IfNone(answer.Text.Trim());
        var status = answer.Status.Text();
        return new(status, text.Length == 0 ? $"HTTP {status}" : text, None, None);
    }
}
