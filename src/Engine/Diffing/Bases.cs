using Brygga.Engine.Data;
using Brygga.Engine.Matching;

namespace Brygga.Engine.Diffing;

/// <summary>Both sides of a pair as last agreed; for a pair found now, as they stand.</summary>
internal sealed record Bases(Row Severa, Row Fortnox, bool RulesEdited)
{
    public Row this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public static Bases Of(FlowTask task, Pair pair) => pair.Known.Match(
        link => new Bases(link.Severa.Row, link.Fortnox.Row, link.Severa.Rules != task.Rules.Hash || link.Fortnox.Rules != task.Rules.Hash),
        () => new Bases(pair.Severa.Row, pair.Fortnox.Row, RulesEdited: false));
}
