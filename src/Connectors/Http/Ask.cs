using System.Net.Http.Headers;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>One call to a system.</summary>
/// <param name="Path">Below the system's address, its ids percent-encoded.</param>
internal sealed record Ask(HttpMethod Method, string Path)
{
    /// <summary>Query parameters, in the order in which they are sent.</summary>
    public Seq<Parameter> Query { get; init; } = Seq<Parameter>.Empty;

    public Option<Body> Body { get; init; }

    /// <summary>Headers besides those that every call carries.</summary>
    public Seq<Parameter> Headers { get; init; } = Seq<Parameter>.Empty;

    /// <summary>Another host than the API's (the one that gives out tokens).</summary>
    public Option<Uri> At { get; init; }

    /// <summary>Asks for a token: goes without one, and any refusal means that a person is needed.</summary>
    public bool IsLogin { get; init; }

    /// <summary>"There is none" is an answer, not a fault.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Makes a new record, whatever its method: an invoice is credited with a PUT.</summary>
    public bool Makes { get; init; }

    /// <summary>The answer is a file, and not looked into.</summary>
    public bool IsFile { get; init; }

    /// <summary>Sent twice it does what it does once: all but a create (DESIGN 7).</summary>
    public bool IsRepeatable => IsLogin || (Method != HttpMethod.Post && !Makes);

    /// <summary>The call in a message: no query string, no secret.</summary>
    public string Name => $"{Method} {Path}";

    public static Ask Get(string path, Seq<Parameter> query) => new(HttpMethod.Get, path) { Query = query };
}

internal readonly record struct Parameter(string Name, string Value);

/// <summary>What a call carries.</summary>
internal sealed record Body(ReadOnlyMemory<byte> Bytes, string MediaType)
{
    public static Body Json(ReadOnlyMemory<byte> bytes) => new(bytes, "application/json");

    public HttpContent Content()
    {
        var content = new ReadOnlyMemoryContent(Bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType);
        return content;
    }
}
