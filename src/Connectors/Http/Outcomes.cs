using System.Diagnostics.CodeAnalysis;
using Brygga.Connectors.Remote;
using LanguageExt;

namespace Brygga.Connectors.Http;

internal static class Outcomes
{
    /// <summary>The plain form of "go on only with a success", for loops in which a bind does not read well.</summary>
    public static bool Failed<T>(this Either<Fault, T> outcome, [NotNullWhen(true)] out Fault? fault, [MaybeNullWhen(true)] out T value)
    {
        (fault, value) = outcome.Match<(Fault?, T?)>(Right: static good => (null, good), Left: static bad => (bad, default));
        return fault is not null;
    }
}
