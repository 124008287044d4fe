using Brygga.Rules.Diagnostics;
using Brygga.Rules.Shapes;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary><c>master:</c>: the name of a system, or a setting that yields one.</summary>
internal static class Masters
{
    private static readonly (string Word, Side Means)[] SideWords = [("severa", Side.Severa), ("fortnox", Side.Fortnox)];

    public static Shape Shape { get; } = Shape.Word(SideWords).Or(Shape.Expression);

    public static Validation<Side> Read(FlowScopes flow, YamlNode node) =>
        toSeq(SideWords).Find(w => node is YamlNode.Scalar s && s.Text == w.Word).Match(
            static w => Valid<Side>(w.Means),
            () => flow.Expression(node, flow.NoRecord).Bind(static e => SideOf(e)));

    private static Validation<Side> SideOf(CheckedExpr e) =>
        !e.Type.Words.IsEmpty && !e.Type.MayBeNothing && e.Type.Words.ForAll(static w => SideWords.Any(s => s.Word == w))
            ? SideWords.First(w => w.Word == e.Now.Text).Means
            : Mistakes.NotOfForm(e.At, e.Text.Text, "severa, fortnox, or a setting that is one of them");
}
