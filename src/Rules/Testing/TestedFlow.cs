using Brygga.Engine.Documents;
using Brygga.Engine.Seeing;

namespace Brygga.Rules.Testing;

/// <summary>A flow under test, whatever its shape.</summary>
internal abstract record TestedFlow
{
    private TestedFlow()
    {
    }

    public abstract string Name { get; }

    public abstract Origin At { get; }

    public abstract bool Enabled { get; }

    public abstract Register this[Side side] { get; }

    /// <summary>The entity in which a record of the side is created.</summary>
    public abstract EntityRef Created(Side side);

    /// <summary>All rules that a test can name, in the order of the file.</summary>
    public abstract Seq<NamedRule> Rules { get; }

    /// <summary>What the flow's own keys say, that no rule of its own does.</summary>
    public abstract Seq<(string Key, object Says)> Keys { get; }

    /// <summary>The same flow, whose rules note that they were evaluated.</summary>
    public abstract TestedFlow Watched(Action<NamedRule> note);

    /// <summary>A record of the side as the flow's rules see it.</summary>
    /// <param name="book">With the settings in force.</param>
    public abstract Row Seen(Side side, Row own, RuleBook book, IWorld world);

    /// <summary>The rules with this flow in place of the one of its name.</summary>
    public abstract RuleBook In(RuleBook book);

    /// <summary>Whether both go from the same records to the same.</summary>
    public bool IsBetweenTheSame(TestedFlow other) => GetType() == other.GetType()
        && this[Side.Severa].Entity == other[Side.Severa].Entity && this[Side.Fortnox].Entity == other[Side.Fortnox].Entity;

    public static Option<TestedFlow> Find(RuleBook book, string name) =>
        book.Flows.Find(flow => flow.Name == name).Map(static TestedFlow (flow) => new OfRegisters(flow))
        || book.Documents.Find(flow => flow.Name == name).Map(static TestedFlow (flow) => new OfDocuments(flow));

    /// <summary>Between two registers.</summary>
    public sealed record OfRegisters(Flow Flow) : TestedFlow
    {
        public override string Name => Flow.Name;

        public override Origin At => Flow.At;

        public override bool Enabled => Flow.Enabled;

        public override Register this[Side side] => Flow[side];

        public override Seq<NamedRule> Rules { get; } = RegisterRules.Of(Flow);

        public override Seq<(string Key, object Says)> Keys => Seq(("master", (object)Flow.Master), ("create", Flow.CreatesIn));

        public override EntityRef Created(Side side) => Flow.Creates.Find(side).IfNone(Flow[side].Entity);

        public override TestedFlow Watched(Action<NamedRule> note) => new OfRegisters(RegisterRules.Watched(Flow, note));

        public override Row Seen(Side side, Row own, RuleBook book, IWorld world) => new RegisterView(Flow, side, book.Settings, world).Of(own);

        public override RuleBook In(RuleBook book) => book with { Flows = book.Flows.Mapped(flow => flow.Name == Name ? Flow : flow) };
    }

    /// <summary>Of documents, one way.</summary>
    public sealed record OfDocuments(DocumentFlow Flow) : TestedFlow
    {
        public override string Name => Flow.Name;

        public override Origin At => Flow.At;

        public override bool Enabled => Flow.Enabled;

        public override Register this[Side side] => Flow.From.Entity.Side == side ? Flow.From : Flow.To;

        public override Seq<NamedRule> Rules { get; } = DocumentRules.Of(Flow);

        public override Seq<(string Key, object Says)> Keys => Seq<(string, object)>();

        public override EntityRef Created(Side side) => this[side].Entity;

        public override TestedFlow Watched(Action<NamedRule> note) => new OfDocuments(DocumentRules.Watched(Flow, note));

        public override Row Seen(Side side, Row own, RuleBook book, IWorld world) => side == Flow.From.Entity.Side ? ComposedValues.Row(book, Flow, world, own) : own;

        public override RuleBook In(RuleBook book) => book with { Documents = book.Documents.Mapped(flow => flow.Name == Name ? Flow : flow) };
    }
}
