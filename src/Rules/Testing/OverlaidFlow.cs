namespace Brygga.Rules.Testing;

/// <summary>
/// A shipped test on rules that a workspace changed. It is set aside where it names a rule that is off or changed, where its flow is off or
/// another one, and where it fails on what a changed rule did; any other failure is one.
/// </summary>
internal sealed record OverlaidFlow(OverlayPlaces Places, Flow Shipped, Option<Flow> InForce, bool IsEnabled)
{
    public static RanTest Run(LayeredBooks books, RuleBook shipped, RuleBook inForce, RuleBook workspace, TestFile file, TestCase test)
    {
        var flow = new OverlaidFlow(
            books.Places, Find(shipped, file.Flow).IfNone(() => throw new InvalidOperationException(file.Flow)),
            Find(inForce, file.Flow), Find(workspace, file.Flow).Exists(static f => f.Enabled));
        if ((flow.Gone() || flow.Off() || flow.Named(test)).Case is Change named) return Aside(named);
        var ran = RanTest.On(inForce, file, test);
        return ran.Passed ? ran : flow.Causing(RanTest.On(shipped, file, test), ran).Match(Aside, () => ran);

        RanTest Aside(Change change) => RanTest.Aside(file, test, change.Text, change.At);
    }

    private static Option<Flow> Find(RuleBook book, string name) => book.Flows.Find(f => f.Name == name);

    /// <summary>A flow of that name between other registers, or none between registers any more.</summary>
    private Option<Change> Gone() => InForce.Exists(f => f.Severa.Entity == Shipped.Severa.Entity && f.Fortnox.Entity == Shipped.Fortnox.Entity)
        ? None
        : new Change("the overlay changes", $"flow {Shipped.Name}", Key("flow").At);

    private Option<Change> Off()
    {
        if (IsEnabled || !Shipped.Enabled) return None;
        var (isSetting, at) = Key("enabled");
        return new Change($"{(isSetting ? "a setting" : "the overlay")} switches off", $"flow {Shipped.Name}", at);
    }

    private Option<Change> Named(TestCase test)
    {
        var named = test.Covers.Bind(static c => c.Rules)
            + test.Expected.Findings.Bind(static f => f.Rule.ToSeq()).Bind(name => WatchedFlow.Rules(Shipped).Filter(r => r.IsCalled(name)));
        return named.Choose(OfRule).HeadOrNone();
    }

    /// <summary>Of a test that only failed under the overlay: a changed rule that decided something in it, or the flow's own keys.</summary>
    private Option<Change> Causing(RanTest before, RanTest after) =>
        WatchedFlow.Rules(Shipped).Filter(r => before.WasDecidedBy(r) || after.WasDecidedBy(r)).Choose(OfRule).HeadOrNone()
        || OfFlow("master", static f => f.Master)
        || OfFlow("create", static f => f.CreatesIn);

    private Option<Change> OfRule(NamedRule rule)
    {
        var now = InForce.Bind(f => WatchedFlow.Rules(f).Find(r => r.Full == rule.Full));
        return now.Exists(r => r.At == rule.At)
            ? None
            : new Change(now.IsNone ? "the overlay switches off" : "the overlay changes", $"rule {rule.Name}", Places.Of(Shipped.At.File, rule.Path).IfNone(rule.At));
    }

    private Option<Change> OfFlow<T>(string key, Func<Flow, T> said) =>
        InForce.Exists(f => Equals(said(f), said(Shipped))) ? None : new Change("the overlay changes", $"'{key}' of flow {Shipped.Name}", Key(key).At);

    private (bool IsSetting, Origin At) Key(string key) => Places.OfKey(Shipped.At.File, key, Shipped.At);

    private sealed record Change(string Verb, string What, Origin At)
    {
        public string Text => $"{Verb} {What}";
    }
}
