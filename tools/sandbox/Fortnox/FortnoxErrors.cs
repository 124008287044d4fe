using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>Fortnox's errors: 400 with lower-case names, 404 with capitals, 401 without an envelope (Fortnox FACTS 6).</summary>
internal static class FortnoxErrors
{
    /// <summary>Stands where the facts know a refusal but not its code: "no valid identifier given".</summary>
    private const int Unsettled = 2000729;

    public static Answer Unauthorized() => FortnoxJson.Answer(401, new JsonObject { ["message"] = "unauthorized" });

    public static Answer TooMany() => FortnoxJson.Answer(429, new JsonObject { ["message"] = "Too Many Requests" });

    public static Answer Internal(int status) => Lower(status, 1000003, "Ett internt fel uppstod.");

    public static Answer Scope() => Lower(403, 2000663, "Har inte behörighet för scope.");

    /// <summary>The company has no licence for integrations at all.</summary>
    public static Answer NoLicence() => Bad(2001103, "API-licens saknas.");

    /// <summary>The company's licences do not cover the scope.</summary>
    public static Answer NoScopeLicence() => Bad(2001101, "Det finns ingen aktiv licens för önskat scope.");

    public static Answer NoRight() => Bad(2003275, "Saknar behörighet för kundregister.");

    public static Answer WrongAccept() => Bad(1000030, "Ogiltig svarstyp (Accept).");

    public static Answer WrongContentType() => Bad(1000031, "Ogiltig innehållstyp (Content-Type).");

    public static Answer BadJson() => Bad(2002115, "Error deserializing JSON: JSON_ERROR_SYNTAX");

    public static Answer WrongEnvelope() => Bad(2001392, "Ingen eller felaktig typ av data.");

    public static Answer UnknownField(string name) => Bad(2001399, $"Felaktigt fältnamn ({name})");

    public static Answer UnknownParameter(string name) => Bad(2000588, $"Ogiltig parameter i anropet ({name}).");

    public static Answer UnknownFilter() => Bad(2000587, "Ogiltigt filter har använts.");

    public static Answer Characters(string name) => Bad(2000359, $"Värdet innehåller ej tillåtna tecken. ({name})");

    public static Answer NotAlphanumeric(string name) => Bad(2000106, $"Värdet måste vara alfanumeriskt ({name})");

    public static Answer NotNumeric(string name) => Bad(2000108, $"Värdet måste vara numeriskt ({name})");

    public static Answer NotBoolean(string name) => Bad(2000134, $"Värdet måste vara en boolean ({name})");

    public static Answer MissingField(string name) => Bad(2001795, $"Fältet {name} måste anges.");

    public static Answer CustomerTaken(string number) => Bad(2000637, $"Kundnummer {number} används redan.");

    public static Answer CustomerBurned(string number) =>
        Bad(2000637, $"Kundnummer {number} används redan. Kundnumret har redan använts men blivit raderat.");

    public static Answer ArticleTaken(string number) => Bad(2000013, $"Artikelnummer {number} används redan.");

    public static Answer ProjectTaken(string number) => Bad(Unsettled, $"Projektnummer {number} används redan.");

    public static Answer NoUnitOfArticle() => Bad(2000432, "Kan inte hitta enhet.");

    public static Answer NoTermsOfPayment() => Bad(2000429, "Kan inte hitta betalningsvillkor.");

    public static Answer NoProject() => Bad(2001161, "Kan inte hitta projekt.");

    public static Answer NoCurrency() => Bad(Unsettled, "Kan inte hitta valuta.");

    public static Answer Length(string name, string rule) => Bad(Unsettled, $"Värdet har fel längd ({name}, {rule}).");

    public static Answer Value(string name) => Bad(Unsettled, $"Ogiltigt värde ({name}).");

    public static Answer NoCustomerOfInvoice() => Bad(2000433, "Kan inte hitta kunden.");

    public static Answer NoArticleOfRow() => Bad(2001302, "Kan inte hitta artikel.");

    public static Answer NoAccount() => Bad(2001304, "Kan inte hitta konto.");

    public static Answer NoRate(string name) => Bad(Unsettled, $"Kan inte hitta moms ({name}).");

    public static Answer PeriodLocked() => Bad(2000401, "Perioden är låst.");

    public static Answer NoFinancialYear(string date) => Bad(Unsettled, $"Räkenskapsår saknas för {date}.");

    public static Answer InvoiceTaken(string number) => Bad(Unsettled, $"Fakturanummer {number} används redan.");

    public static Answer OcrTaken(string number) => Bad(Unsettled, $"OCR-nummer {number} används redan.");

    public static Answer RowWithoutText() => Bad(2003977, "En fakturarad med antal saknar artikel eller benämning.");

    public static Answer Unbalanced() => Bad(2000755, "Leverantörsfakturan balanserar inte.");

    public static Answer RowWithoutCode() => Bad(2003115, "Rader för omvänd skattskyldighet måste ha kod.");

    public static Answer NoProjectAccounting() => Bad(Unsettled, "Projektredovisning är inte aktiverad.");

    public static Answer Invoice404() => Missing(2000434, "Kan inte hitta fakturan.");

    public static Answer NoInvoiceOfPayment() => Bad(2000434, "Kan inte hitta fakturan.");

    /// <summary>A refusal that the facts know by its reason alone.</summary>
    public static Answer Against(string rule) => Bad(Unsettled, rule);

    public static Answer NoCustomer() => Missing(2000433, "Kan inte hitta kunden.");

    public static Answer NoArticle() => Missing(2000428, "Kan inte hitta artikeln.");

    public static Answer ProjectNotFound() => Missing(2001161, "Kan inte hitta projekt.");

    public static Answer UnitNotFound() => Missing(2000432, "Kan inte hitta enhet.");

    public static Answer NoRecord(string what) => Missing(Unsettled, $"Kan inte hitta {what}.");

    public static Answer NoResource() => Missing(Unsettled, "Resursen finns inte.");

    public static Answer WrongMethod() => Lower(405, Unsettled, "Metoden stöds inte.");

    /// <summary>An error of the classic resources as the newer modules have it: without the envelope (Fortnox FACTS 6).</summary>
    public static Answer Modern(Answer answer)
    {
        if (JsonNode.Parse(answer.Body.Span)?["ErrorInformation"] is not JsonObject classic) return answer;
        var json = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["error"] = (classic["code"] ?? classic["Code"])?.ToString(),
            ["message"] = (classic["message"] ?? classic["Message"])?.ToString(),
        };
        return answer with { Body = FortnoxJson.Encode(json) };
    }

    private static Answer Bad(int code, string message) => Lower(400, code, message);

    private static Answer Lower(int status, int code, string message) => Envelope(
        status, new JsonObject { ["error"] = 1, ["message"] = message, ["code"] = code });

    private static Answer Missing(int code, string message) => Envelope(
        404, new JsonObject { ["Error"] = 1, ["Message"] = message, ["Code"] = code });

    private static Answer Envelope(int status, JsonObject information) =>
        FortnoxJson.Answer(status, new JsonObject { ["ErrorInformation"] = information });
}
