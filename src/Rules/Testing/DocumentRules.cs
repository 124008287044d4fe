namespace Brygga.Rules.Testing;

/// <summary>The rules of a flow of documents, named and watched like those of registers.</summary>
internal static class DocumentRules
{
    public static Seq<NamedRule> Of(DocumentFlow flow) =>
        (flow.Preflight.Map(static rule => Name("preflight", rule))
        + flow.Select.Map(static rule => Name("select", rule))
        + flow.Set.Map(rule => Name(flow, rule))
        + flow.Rows.Map(rule => Name(flow, rule))
        + flow.Check.Map(static rule => Name("check", rule))
        + flow.OnCreated.Bind(static rule => Names("on_created", rule))
        + flow.OnFailed.Bind(static rule => Names("on_failed", rule))
        + flow.WhileLinked.Bind(static rule => Names("while_linked", rule))
        + flow.Watch.Map(static rule => Name("while_linked", rule))
        + flow.WhenChanged.Map(static answer => Name("when_changed", answer)).ToSeq()
        + flow.WhenGone.Map(static answer => Name("when_gone", answer)).ToSeq()).Strict();

    public static DocumentFlow Watched(DocumentFlow flow, Action<NamedRule> note) => flow with
    {
        Preflight = flow.Preflight.Mapped(rule => Watched("preflight", rule, note)),
        Select = flow.Select.Mapped(rule => Watched("select", rule, note)),
        Set = flow.Set.Mapped(rule => rule with { Value = Name(flow, rule).Watched(rule.Value, note) }),
        Rows = flow.Rows.Mapped(rule => Watched(Name(flow, rule), rule, note)),
        Check = flow.Check.Mapped(rule => Watched("check", rule, note)),
        OnCreated = flow.OnCreated.Mapped(rule => Watched("on_created", rule, note)),
        OnFailed = flow.OnFailed.Mapped(rule => Watched("on_failed", rule, note)),
        WhileLinked = flow.WhileLinked.Mapped(rule => Watched("while_linked", rule, note)),
        Watch = flow.Watch.Mapped(rule => Watched("while_linked", rule, note)),
        WhenChanged = flow.WhenChanged.Map(answer => Watched("when_changed", answer, note)),
        WhenGone = flow.WhenGone.Map(answer => Watched("when_gone", answer, note)),
    };

    private static NamedRule Name(string section, SelectRule rule) => new(Seq(section, rule.Name), rule.Name, rule.At, rule.At);

    private static NamedRule Name(string section, Response answer) => new(Seq1(section), section, answer.At, answer.At);

    /// <summary>A plan shows a field as a whole, under the first of the rules that write into it.</summary>
    private static NamedRule Name(DocumentFlow flow, SetRule rule) =>
        new(Seq("set", rule.Name), rule.Name, rule.At, flow.Set.Find(first => first.Target.Field == rule.Target.Field).Map(static first => first.Value.At).IfNone(rule.Value.At));

    /// <summary>A plan shows a list as a whole, under the first of its rules.</summary>
    private static NamedRule Name(DocumentFlow flow, RowsRule rule) =>
        new(Seq("rows", rule.List, rule.Name), rule.Name, rule.At, flow.Rows.Find(first => first.List == rule.List).Map(static first => first.At).IfNone(rule.At));

    /// <summary>A reaction that writes is as many rules as it writes fields.</summary>
    private static Seq<NamedRule> Names(string section, Reaction rule) => rule.Effect is Effect.Write write
        ? write.Set.Map(set => new NamedRule(Seq(section, rule.Name, set.Name), rule.Name, rule.At, set.Value.At))
        : Seq1(new NamedRule(Seq(section, rule.Name), rule.Name, rule.At, rule.At));

    private static SelectRule Watched(string section, SelectRule rule, Action<NamedRule> note) => rule with { Holds = Name(section, rule).Watched(rule.Holds, note) };

    private static Response Watched(string section, Response answer, Action<NamedRule> note) => answer with
    {
        Unless = answer.Unless.Map(unless => Name(section, answer).Watched(unless, note)),
        Counter = answer.Counter.Mapped(rule => rule with { Value = Name(section, answer).Watched(rule.Value, note) }),
    };

    private static RowsRule Watched(NamedRule name, RowsRule rule, Action<NamedRule> note) => rule with
    {
        Set = rule.Set.Mapped(set => set with { Value = name.Watched(set.Value, note) }),
    };

    private static Reaction Watched(string section, Reaction rule, Action<NamedRule> note) => rule with
    {
        When = rule.When.Map(when => Names(section, rule).Fold(when, (watched, name) => name.Watched(watched, note))),
        Effect = rule.Effect switch
        {
            Effect.Write write => new Effect.Write(write.Set.Zip(Names(section, rule), (set, name) => set with { Value = name.Watched(set.Value, note) }).ToSeq().Strict()),
            Effect.Attach attach => attach with { Files = Names(section, rule).Head.Watched(attach.Files, note) },
            _ => rule.Effect,
        },
    };
}
