using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Selecting;

/// <summary>Rules about the two companies and the settings: a refusal stops the flow, and doctor shows it too (MODEL 6).</summary>
internal static class Preflight
{
    public static (bool Passes, Seq<Finding> Findings) Check(PlanningTask task)
    {
        var broken = Each(task).Filter(static check => check.Finding.IsSome).Strict();
        return (broken.ForAll(static check => check.Rule.Verdict == Verdict.Report), broken.Bind(static check => check.Finding.ToSeq()).Strict());
    }

    /// <summary>Every rule, those that hold too.</summary>
    public static Seq<PreflightCheck> Each(PlanningTask task)
    {
        var scope = task.ScopeOfNone;
        return task.Preflight.Map(rule => new PreflightCheck(task.Name, rule, Broken(task, rule, scope))).Strict();
    }

    private static Option<Finding> Broken(PlanningTask task, SelectRule rule, Scope scope) =>
        rule.Holds.Run(scope) is { IsTrue: false } holds ? Finding(task, rule, holds, scope) : None;

    private static Finding Finding(PlanningTask task, SelectRule rule, Value holds, in Scope scope)
    {
        var about = new About(task.Name, rule.Name, rule.At, Seq<RecordRef>(), Seq<FieldValue>());
        if (holds.IsUnknown) return Findings.Unread(about);
        var because = rule.Because.Run(scope).ToString();
        return rule.Verdict == Verdict.Report ? Findings.Reported(about, because) : Findings.Stopped(about, because);
    }
}
