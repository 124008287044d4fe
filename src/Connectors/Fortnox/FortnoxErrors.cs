using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// Fortnox's errors: <c>{"ErrorInformation":{"error","message","code"}}</c> in either capitalisation, with a status of success at
/// times; <c>{"id","error","message"}</c> of the newer modules; OAuth's; <c>{"message":"unauthorized"}</c> (Fortnox FACTS 6).
/// </summary>
internal static class FortnoxErrors
{
    private const string UnknownField = "2001399";

    public static Option<Complaint> Read(Answer answer) => answer.Json.Member("ErrorInformation").Case is JsonElement error
        ? Own(error, answer.Status)
        : answer.IsSuccess ? None : Other(answer);

    private static Complaint Own(JsonElement error, int status)
    {
        var code = Either(error, "code", "Code").IfNone(status.Text());
        var message = Either(error, "message", "Message").IfNone(code);
        return new(code, message, code == UnknownField ? InBrackets(message) : None, Kind(code));
    }

    private static Option<Complaint> Other(Answer answer) =>
        from code in answer.Json.Word("error")
        let message = answer.Json.Word("error_description").BiBind(Some, () => answer.Json.Word("message"))
        select new Complaint(code, message.IfNone(code), None, None);

    private static Option<string> Either(JsonElement error, string lower, string upper) => error.Word(lower).BiBind(Some, () => error.Word(upper));

    /// <summary><c>Felaktigt fältnamn (X)</c>.</summary>
    private static Option<string> InBrackets(string message) =>
        message.LastIndexOf('(') is var open and >= 0 && message.IndexOf(')', open) is var close and > 0 ? message[(open + 1)..close] : None;

    private static Option<FaultKind> Kind(string code) => code switch
    {
        "1000003" => FaultKind.Transient,
        "2000310" or "2000311" or "2000663" or "2001101" or "2001103" or "2003275" => FaultKind.Auth,
        _ => None,
    };
}
