using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Reads;

/// <summary>All that planning remembers.</summary>
internal static class MemoryReads
{
    public static Memory Load(IReads reads, RuleBook rules)
    {
        var schemas = new KnownSchemas(SchemaReads.Load(reads), rules);
        return new(LinkReads.Load(reads, schemas), IntentReads.Load(reads, schemas), LinkReads.Marks(reads))
        {
            Baseline = ActivationReads.Baseline(reads),
            Passes = PassReads.Load(reads),
            Decisions = DecisionReads.Load(reads),
            Refusals = IssueReads.Refusals(reads),
        };
    }
}
