using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Engine;

/// <summary>What the stages of a flow look at, whatever its shape.</summary>
internal abstract class PlanningTask
{
    private readonly System.Collections.Generic.HashSet<RememberedPass> _passes;

    private protected PlanningTask(RuleBook rules, string name, Origin at, IWorld world, Memory memory, Run run)
    {
        (Rules, Name, At, World, Run) = (rules, name, at, world, run);
        Links = memory.Links.Filter(link => link.Flow == name).Strict();
        OpenIntents = memory.Intents.Filter(intent => intent.Flow == name).Strict();
        Done = memory.Done.Filter(mark => mark.Flow == name).ToHashSet();
        _passes = memory.Passes.ToHashSet();
    }

    public RuleBook Rules { get; }

    /// <summary>The flow's name.</summary>
    public string Name { get; }

    /// <summary>Where the flow stands.</summary>
    public Origin At { get; }

    public IWorld World { get; }

    public Run Run { get; }

    /// <summary>The flow's links in memory.</summary>
    public Seq<Link> Links { get; }

    /// <summary>The flow's creates whose outcome is unknown.</summary>
    public Seq<Intent> OpenIntents { get; }

    /// <summary>The flow's once-only rules that have run.</summary>
    public System.Collections.Generic.HashSet<DoneMark> Done { get; }

    public abstract Seq<SelectRule> Preflight { get; }

    /// <summary>A rule that looks at one record, and at what the engine knows of it.</summary>
    public abstract Scope Scope(RecordRef record, Row row);

    /// <summary>A rule that looks at no record.</summary>
    public Scope ScopeOfNone => new(Row.None, Row.None, Value.Nothing, Rules.Settings) { World = World };

    /// <summary>The value-free identity of "this source's record on the other side" (ENGINE 2).</summary>
    public Hash Marker(RecordRef source) => Hash.OfParts([Run.Connection, Name, source.ToString()]);

    /// <summary>Why nothing can be proved missing in a register; None when it was listed completely.</summary>
    private protected Option<string> NotWhole(EntityRef entity, Coverage read) => read.ProvesAbsence(Run.Start)
        ? Option<string>.None
        : read.Gaps.HeadOrNone().Match(
            gap => $"the listing of {entity.Side.Title()} is not whole: {gap}",
            () => $"{entity.Side.Title()} was not listed completely");

    /// <summary>Whether a rule with <c>remember:</c> has let the record through before.</summary>
    public bool HasPassed(string rule, RecordRef record) => _passes.Contains(new(Name, rule, record));
}
