using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>Tokens as they are stored: encrypted by whoever stores them.</summary>
/// <param name="Sealed">Tells nothing without the keys, which are not in the store.</param>
public sealed record SealedTokens(string Sealed, DateTimeOffset StoredAt)
{
    /// <summary>A refresh was begun with them, and its answer was not stored.</summary>
    public Option<DateTimeOffset> RefreshBegun { get; init; }
}
