using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flurl.Http;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What a system answered.</summary>
/// <param name="Json">The body as JSON; <c>Undefined</c> when it is empty or none.</param>
internal sealed partial record Answer(int Status, string Text, JsonElement Json, HttpResponseHeaders Headers)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A success whose body is something else than JSON: a proxy's page, half an answer.</summary>
    public bool IsUnreadable => IsSuccess && Json.ValueKind is JsonValueKind.Undefined && !string.IsNullOrWhiteSpace(Text);

    /// <summary>The body of a file's answer, as it is.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What the body is said to be; empty when nothing is said.</summary>
    public string MediaType { get; init; } = "";

    public static async Task<Answer> Of(IFlurlResponse response, bool isFile)
    {
        var headers = response.ResponseMessage.Headers;
        if (isFile && response.StatusCode is >= 200 and < 300)
        {
            var type = response.ResponseMessage.Content.Headers.ContentType?.MediaType;
            return new(response.StatusCode, "", default, headers) { Bytes = await response.GetBytesAsync().ConfigureAwait(false), MediaType = type ?? "" };
        }
        var text = Decoded(await response.GetBytesAsync().ConfigureAwait(false), response.ResponseMessage.Content.Headers.ContentType?.CharSet);
        return new(response.StatusCode, text, Parse(text), headers);
    }

    /// <summary>In the encoding that its head names, if there is such a one; or else in UTF-8, as JSON is.</summary>
    private static string Decoded(byte[] bytes, string? named)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Known(named));
        return reader.ReadToEnd();
    }

    private static Encoding Known(string? named)
    {
        try
        {
            return named is null ? Encoding.UTF8 : Encoding.GetEncoding(named.Trim('"'));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    public Option<string> Header(string name) =>
        Headers.TryGetValues(name, out var values) ? Optional(values.FirstOrDefault(static value => value.Length > 0)) : None;

    /// <summary>How long the system asks to be left alone.</summary>
    public Option<TimeSpan> RetryAfter(DateTimeOffset now) => Headers.RetryAfter switch
    {
        { Delta: { } wait } => Some(wait),
        { Date: { } until } => Some(until > now ? until - now : TimeSpan.Zero),
        _ => None,
    };

    /// <summary>Half a surrogate pair, which a text cut off in the middle of an emoji leaves behind, is no text in .NET.</summary>
    [GeneratedRegex(
        @"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped { get; }

    private static JsonElement Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        try
        {
            return JsonElement.Parse(Escaped.Replace(text, static found => found.Groups["half"].Success ? @"\uFFFD" : found.Value));
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
