using Brygga.Engine.Data;
using Brygga.Nordic;

namespace Brygga.Bench.HeadToHead;

/// <summary>The whole job as a script that DuckDB's own shell runs as well.</summary>
internal static class SqlScripts
{
    public static string Of(RegisterFiles files, string pairs, ScoreRules score, string links) => string.Join(
        '\n', SqlRegisters.Load(files), pairs, SqlPoints.Scored(score, score.Likely - score.Gap), SqlPoints.Linked(score, links));
}
