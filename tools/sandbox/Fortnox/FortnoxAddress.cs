using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The <c>@url</c> of a record, its key percent-encoded.</summary>
internal static class FortnoxAddress
{
    public static string Of(Call call, string resource, string key) => $"{call.Origin}/fortnox/3/{resource}/{Uri.EscapeDataString(key)}";
}
