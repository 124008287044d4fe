using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine.Scoring;

/// <summary>What the candidate keys of a score find, and what they cost.</summary>
/// <param name="Pairs">How many pairs were compared: those that several keys found counted once.</param>
/// <param name="Measured">How many times two values that are not equal were compared, which is most of the work.</param>
/// <param name="Unreached">The records that share no key with any record of the other side.</param>
public sealed record KeyAnalysis(Seq<KeyUse> Keys, long Pairs, long Measured, Seq<RecordRef> Unreached);

/// <summary>What one candidate key finds.</summary>
/// <param name="Values">How many different values it has.</param>
/// <param name="Pairs">How many pairs share one of them, those of too common ones aside.</param>
/// <param name="TooCommon">How many values are no key since too many records share them.</param>
/// <param name="PairsDropped">The pairs that these would have made.</param>
/// <param name="Largest">The values that make most pairs, the largest first.</param>
public sealed record KeyUse(string Name, Origin At, int Most, int Values, long Pairs, int TooCommon, long PairsDropped, Seq<KeyBlock> Largest);

/// <summary>A value of a key, and how many records of each side have it.</summary>
public sealed record KeyBlock(Value Value, int Severa, int Fortnox, bool IsTooCommon)
{
    public long Pairs => (long)Severa * Fortnox;
}
