using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>Severa's errors: <c>{"error":{"type","details":[{"message","location":{"name"}}]}}</c> (Severa FACTS 5).</summary>
internal static class SeveraErrors
{
    public static Option<Complaint> Read(Answer answer) =>
        answer.Json.Member("error").Bind(Own).BiBind(Some, () => Http.Complaint.OAuth(answer.Json));

    private static Option<Complaint> Own(JsonElement error) =>
        from type in error.Word("type")
        let details = error.Member("details").Bind(static it => it.Items()).IfNone(Seq<JsonElement>())
        let messages = toSeq(details.Choose(static detail => detail.Word("message")).AsEnumerable().Distinct(StringComparer.Ordinal))
        select new Complaint(type, messages.IsEmpty ? type : string.Join(" ", messages), details.Choose(Field).HeadOrNone(), Kind(type));

    /// <summary>A field is named by its name or, in a patch, by its path.</summary>
    private static Option<string> Field(JsonElement detail) =>
        from location in detail.Member("location")
        from name in location.Word("name")
        select name.Trim('/');

    private static Option<FaultKind> Kind(string type) => type switch
    {
        "InternalSystemError" => FaultKind.Transient,
        "InvalidParameter" or "InvalidOperation" or "InvalidRequest" => None,
        "AuthenticationRequired" or "InsufficientApiScope" or "PermissionDenied" or "UserLicenseType"
            or "AddonMissing" or "AddonMissingTermsOfServiceApproval" or "FeatureIsNotEnabled" or "TermsOfServiceNotApproved"
            or "OrganizationNotActive" or "TrialExpired" or "NotAvailableInTrial" or "ExcludedFromTrial"
            or "ConfigurationError" or "InvalidApiVersion" or "HttpsRequired" or "InvalidRecaptcha" => FaultKind.Auth,
        _ => None,
    };
}
