using Brygga.Engine.Data;
using Brygga.Engine.Matching;

namespace Brygga.Engine.Diffing;

/// <summary>
/// Whether a part was still to be made when its owner was created: a crash between the two must not look as if the other system had
/// emptied it (MODEL 1).
/// </summary>
public static class PartMarks
{
    /// <summary>The mark that is stored with the owner's receipt.</summary>
    public static string Owed(string part) => $"owed {part}";

    public static bool IsOwed(string mark) => mark?.StartsWith(Owed(""), StringComparison.Ordinal) == true;

    /// <summary>The mark that is stored with the part's own.</summary>
    public static string Made(string part) => $"made {part}";

    internal static bool IsOwed(System.Collections.Generic.HashSet<DoneMark> done, string flow, Pair pair, string part) =>
        done.Contains(new(flow, pair.Severa.Ref.Id, pair.Fortnox.Ref.Id, Owed(part))) && !done.Contains(new(flow, pair.Severa.Ref.Id, pair.Fortnox.Ref.Id, Made(part)));
}
