using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Guarding;

/// <summary>How many records one flow would create and change in one system.</summary>
internal sealed record Written(string Flow, Side There, int Creates, int Updates)
{
    /// <summary>
    /// Records are counted, not steps: what is done besides to a record that the plan creates belongs to its creation, and a part
    /// (an address) to its owner.
    /// </summary>
    public static Seq<Written> By(Seq<Step> steps, Seq<string> flows)
    {
        var meant = steps.Filter(static step => !step.OnlyOnFailure && step.Verb != Verb.Link).ToLookup(static step => (step.Flow, step.Entity.Side));
        return flows.Bind(flow => Seq(Side.Severa, Side.Fortnox).Map(there => Of(flow, there, meant[(flow, there)]))).Strict();
    }

    private static Written Of(string flow, Side there, IEnumerable<Step> steps)
    {
        var (created, changed, own) = (new System.Collections.Generic.HashSet<RecordRef>(), new System.Collections.Generic.HashSet<RecordRef>(), steps.ToList());
        foreach (var step in own.Where(IsCreate)) created.Add(step.Source);
        foreach (var step in own.Where(step => !IsCreate(step) && !created.Contains(step.Source))) changed.Add(step.Part.IsSome ? step.Source : step.Target.IfNone(step.Source));
        return new(flow, there, created.Count, changed.Count);
    }

    private static bool IsCreate(Step step) => step.Verb is Verb.Create or Verb.Resolve && (step.Part.IsNone || step.EndsLink);
}
