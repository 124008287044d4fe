using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>Marks of steps that are done once for several sources: <c>once_per:</c> (M35).</summary>
internal static class SharedMarks
{
    private const string Of = " once for ";

    /// <param name="per">The values that the sources have in common.</param>
    public static string Mark(string mark, Seq<Value> per) => per.IsEmpty ? mark : $"{mark}{Of}{string.Join(", ", per.Map(Text))}";

    public static bool IsShared(string mark) => mark.Contains(Of, StringComparison.Ordinal);

    /// <summary>
    /// Of steps with one such mark one is left, in the place of the first, and counts for the sources of all: one that waits for nothing, so
    /// that no other source's trouble holds it up, or else the first. What was to come after another of them comes after it, and after what
    /// that one waited for.
    /// </summary>
    public static Seq<Step> Merged(Seq<Step> steps)
    {
        var shares = steps.Filter(static step => step.Mark.Exists(IsShared)).GroupBy(static step => step.Mark.IfNone(""), StringComparer.Ordinal)
            .Where(static group => group.Count() > 1)
            .SelectMany(static group => Shares(toSeq(group.ToArray())))
            .ToDictionary(static share => share.Of.Id);
        if (shares.Count == 0) return steps;
        return steps.Bind(step => shares.TryGetValue(step.Id, out var share) ? share.InItsPlace.ToSeq() : Seq1(step))
            .Map(step => step with { After = step.After.Bind(Edges).Distinct().Strict() }).Strict();

        Seq<After> Edges(After edge) => shares.TryGetValue(edge.Step, out var share) && share.Kept.Id != edge.Step
            ? share.Of.After.Bind(Edges).Add(edge with { Step = share.Kept.Id })
            : Seq1(edge);
    }

    private static Seq<Share> Shares(Seq<Step> alike)
    {
        var chosen = alike.Find(static step => step.After.IsEmpty).IfNone(alike[0]);
        var kept = chosen with { SharedBy = alike.Filter(step => step.Id != chosen.Id).Map(static step => step.Source).Strict() };
        return alike.Map(step => new Share(step, kept, step.Id == alike[0].Id ? Some(kept) : None)).Strict();
    }

    private static string Text(Value value) => value.Kind == ValueKind.Reference ? value.Referenced.Record.ToString() : value.ToString();

    /// <summary>One of the steps that share a mark.</summary>
    /// <param name="Kept">The one that is left of all.</param>
    /// <param name="InItsPlace">What stands in the plan where it stood.</param>
    private sealed record Share(Step Of, Step Kept, Option<Step> InItsPlace);
}
