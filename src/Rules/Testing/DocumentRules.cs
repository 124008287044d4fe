namespace Brygga.Rules.Testing;

/// <summary>The rules of a flow of documents, named and watched like those of registers.</summary>
internal static class DocumentRules
{
    public static Seq<NamedRule> Of(DocumentFlow flow) =>
        (flow.Preflight.Map(static rule => Name("preflight", rule))
        + flow.Select.Map(static rule => Name("select", rule))
        + flow.Set.Map(static rule => Name("set", rule))
        + flow.Rows.Map(rule => Name(flow, rule))
        + flow.Check.Map(static rule => Name("check", rule))
        + flow.OnCreated.Bind(static rule => Names("on_created", rule))
        + flow.OnFailed.Bind(static rule => Names("on_failed", rule))
        + flow.WhileLinked.Bind(static rule => Names("while_linked", rule))
        + flow.Watch.Map(static rule => Name("while_linked", rule))).Strict();

    public static DocumentFlow Watched(DocumentFlow flow, Action<NamedRule> note) => flow with
    {
        Preflight = flow.Preflight.Map(rule => Watched("preflight", rule, note)).Strict(),
        Select = flow.Select.Map(rule => Watched("select", rule, note)).Strict(),
        Set = flow.Set.Map(rule => rule with { Value = Name("set", rule).Watched(rule.Value, note) }).Strict(),
        Rows = flow.Rows.Map(rule => Watched(Name(flow, rule), rule, note)).Strict(),
        Check = flow.Check.Map(rule => Watched("check", rule, note)).Strict(),
        OnCreated = flow.OnCreated.Map(rule => Watched("on_created", rule, note)).Strict(),
        OnFailed = flow.OnFailed.Map(rule => Watched("on_failed", rule, note)).Strict(),
        WhileLinked = flow.WhileLinked.Map(rule => Watched("while_linked", rule, note)).Strict(),
        Watch = flow.Watch.Map(rule => Watched("while_linked", rule, note)).Strict(),
    };

    private static NamedRule Name(string section, SelectRule rule) => new(Seq(section, rule.Name), rule.Name, rule.At, rule.At);

    private static NamedRule Name(string section, SetRule rule) => new(Seq(section, rule.Name), rule.Name, rule.At, rule.Value.At);

    /// <summary>A plan shows a list as a whole, under the first of its rules.</summary>
    private static NamedRule Name(DocumentFlow flow, RowsRule rule) =>
        new(Seq("rows", rule.List, rule.Name), rule.Name, rule.At, flow.Rows.Find(first => first.List == rule.List).Map(static first => first.At).IfNone(rule.At));

    /// <summary>A reaction that writes is as many rules as it writes fields.</summary>
    private static Seq<NamedRule> Names(string section, Reaction rule) => rule.Effect is Effect.Write write
        ? write.Set.Map(set => new NamedRule(Seq(section, rule.Name, set.Name), rule.Name, rule.At, set.Value.At))
        : Seq1(new NamedRule(Seq(section, rule.Name), rule.Name, rule.At, rule.At));

    private static SelectRule Watched(string section, SelectRule rule, Action<NamedRule> note) => rule with { Holds = Name(section, rule).Watched(rule.Holds, note) };

    private static RowsRule Watched(NamedRule name, RowsRule rule, Action<NamedRule> note) => rule with
    {
        Set = rule.Set.Map(set => set with { Value = name.Watched(set.Value, note) }).Strict(),
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
