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
    /// Of steps with one such mark the first is left, and counts for the sources of all. What was to come after another of them comes
    /// after it, and after what that one waited for.
    /// </summary>
    public static Seq<Step> Merged(Seq<Step> steps)
    {
        var groups = steps.Filter(static step => step.Mark.Exists(IsShared)).GroupBy(static step => step.Mark.IfNone(""), StringComparer.Ordinal).Where(static group => group.Count() > 1).ToList();
        if (groups.Count == 0) return steps;
        var others = groups.SelectMany(static group => group.Skip(1).Select(step => (step.Id, Step: step, First: group.First()))).ToDictionary(static other => other.Id);
        var sharing = groups.ToDictionary(static group => group.First().Id, static group => toSeq(group.Skip(1).Select(static step => step.Source)).Strict());
        return steps.Filter(step => !others.ContainsKey(step.Id)).Map(step => step with
        {
            SharedBy = sharing.TryGetValue(step.Id, out var sources) ? sources : step.SharedBy,
            After = step.After.Bind(edge => others.TryGetValue(edge.Step, out var other) ? other.Step.After.Add(edge with { Step = other.First.Id }) : Seq1(edge)).Distinct().Strict(),
        }).Strict();
    }

    private static string Text(Value value) => value.Kind == ValueKind.Reference ? value.Referenced.Record.ToString() : value.ToString();
}
