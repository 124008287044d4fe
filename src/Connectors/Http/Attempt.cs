using Brygga.Connectors.Remote;
using LanguageExt;

namespace Brygga.Connectors.Http;

/// <summary>How one try of a call came out.</summary>
/// <param name="MayRepeat">Whether the same call may be sent again without doing anything twice.</param>
/// <param name="Wait">How long the system asked to be left alone.</param>
/// <param name="Elapsed">Since the first try began.</param>
internal sealed record Attempt(Either<Fault, Answer> Result, bool MayRepeat, Option<TimeSpan> Wait, TimeSpan Elapsed)
{
    /// <summary>The token was refused.</summary>
    public bool Refused { get; init; }

    public bool IsRate => Result.Match(Right: static _ => false, Left: static fault => fault.Kind is FaultKind.Rate);
}
