namespace Brygga.Sandbox;

/// <summary>A request and how it was answered, as an observer of <see cref="SandboxOptions.Watch"/> sees it.</summary>
/// <param name="System"><c>severa</c>, <c>fortnox</c> or <c>fortnox-auth</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the system's base address, with the query, as it was sent.</param>
/// <param name="RequestType">The content type of the request.</param>
/// <param name="Request">The body of the request.</param>
/// <param name="Status">The status of the answer; null when the connection was aborted.</param>
/// <param name="AnswerType">The content type of the answer.</param>
/// <param name="Answer">The body of the answer.</param>
public sealed record SandboxExchange(
    string System,
    string Method,
    string Path,
    string? RequestType,
    ReadOnlyMemory<byte> Request,
    int? Status,
    string? AnswerType,
    ReadOnlyMemory<byte> Answer)
{
    /// <summary>What the sender says of the request in the header <c>X-Sandbox-Note</c>, which both systems pass over.</summary>
    public string? Note { get; init; }
}
