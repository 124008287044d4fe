using System.Text.Json;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>A page of a listing as it came.</summary>
internal sealed record RawPage(Seq<JsonElement> Rows, Seq<string> Gaps, Option<int> Expected);
