using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Brygga.ApiConformance;

/// <summary>Dates and times as the vendors' documents mean them; the validator's own take whatever .NET can read.</summary>
internal static class Formats
{
    private static readonly string[] Days = ["yyyy-MM-dd"];
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static JsonSchemaValidatorSettings Strict { get; } = Settings();

    private static JsonSchemaValidatorSettings Settings()
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.FormatValidators =
        [
            .. settings.FormatValidators.Where(static one => one.Format is not ("date" or "date-time")),
            new Moment("date", ValidationErrorKind.DateExpected, Days),
            new Moment("date-time", ValidationErrorKind.DateTimeExpected, Instants),
        ];
        return settings;
    }

    private sealed class Moment(string format, ValidationErrorKind otherwise, string[] forms) : IFormatValidator
    {
        public string Format => format;

        public ValidationErrorKind ValidationErrorKind => otherwise;

        public bool IsValid(string value, JTokenType tokenType) =>
            DateTimeOffset.TryParseExact(value, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }
}
