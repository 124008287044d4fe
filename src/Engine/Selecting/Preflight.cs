using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Selecting;

/// <summary>Rules about the two companies and the settings: a refusal stops the flow, and doctor shows it too (MODEL 6).</summary>
internal static class Preflight
{
    public static (bool Passes, Seq<Finding> Findings) Check(FlowTask task)
    {
        var scope = new Scope(Row.None, Row.None, Value.Nothing, task.Rules.Settings) { World = task.World };
        var broken = task.Flow.Preflight.Map(rule => (Rule: rule, Holds: rule.Holds.Run(scope))).Filter(static r => !r.Holds.IsTrue).Strict();
        return (broken.ForAll(static r => r.Rule.Verdict == Verdict.Report), broken.Map(r => Finding(task, r.Rule, r.Holds, scope)).Strict());
    }

    private static Finding Finding(FlowTask task, SelectRule rule, Value holds, in Scope scope)
    {
        var about = new About(task.Flow.Name, rule.Name, rule.At, Seq<RecordRef>(), Seq<FieldValue>());
        if (holds.IsUnknown) return Findings.Unread(about);
        var because = rule.Because.Run(scope).ToString();
        return rule.Verdict == Verdict.Report ? Findings.Reported(about, because) : Findings.Stopped(about, because);
    }
}
