using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>fortnox.bookkeep</c>: an action that the catalogue declares for the flow's entity of that system.</summary>
internal static class Actions
{
    public static Validation<(EntityRef Entity, string Action)> Find(FlowScopes flow, YamlNode node) => node.AsScalar().Bind(s =>
    {
        var all = Seq(Side.Severa, Side.Fortnox)
            .Bound(side => flow.Head[side].Bind(entity => toSeq(entity.Actions.Keys).Map(action => (Entity: entity.Ref, Action: action))));
        return all.Find(a => Written(a.Entity, a.Action) == s.Text).OrMistake(() => Mistakes.UnknownAction(
            s.At, string.Join(" or ", (flow.Head.Severa + flow.Head.Fortnox).Map(static e => e.Ref)), s.Text, all.Mapped(static a => Written(a.Entity, a.Action))));
    });

    private static string Written(EntityRef entity, string action) => $"{entity.Side.Word()}.{action}";
}
