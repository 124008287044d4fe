namespace Brygga.Rules.Testing;

/// <summary>
/// A shipped test on rules that a workspace changed. It is set aside where it names a rule that is off or changed, where its flow is off or
/// another one, and where it fails on what a changed rule did; any other failure is one.
/// </summary>
internal sealed record OverlaidFlow(OverlayPlaces Places, TestedFlow Shipped, Option<TestedFlow> InForce, bool IsEnabled)
{
    public static RanTest Run(LayeredBooks books, RuleBook shipped, RuleBook inForce, RuleBook workspace, TestFile file, TestCase test)
    {
        var flow = new OverlaidFlow(
            books.Places, TestedFlow.Find(shipped, file.Flow).IfNone(() => throw new InvalidOperationException(file.Flow)),
            TestedFlow.Find(inForce, file.Flow), TestedFlow.Find(workspace, file.Flow).Exists(static f => f.Enabled));
        if ((flow.Gone() || flow.Off() || flow.Named(test)).Case is Change named) return Aside(named);
        var ran = RanTest.On(inForce, file, test);
        return ran.Passed ? ran : flow.Causing(RanTest.On(shipped, file, test), ran).Match(Aside, () => ran);

        RanTest Aside(Change change) => RanTest.Aside(file, test, change.Text, change.At);
    }

    /// <summary>A flow of that name between other registers, or none any more.</summary>
    private Option<Change> Gone() => InForce.Exists(Shipped.IsBetweenTheSame)
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
            + test.Expected.Findings.Bind(static f => f.Rule.ToSeq()).Bind(name => Shipped.Rules.Filter(r => r.IsCalled(name)));
        return named.Choose(OfRule).HeadOrNone();
    }

    /// <summary>Of a test that only failed under the overlay: a changed rule that decided something in it, or the flow's own keys.</summary>
    private Option<Change> Causing(RanTest before, RanTest after) =>
        Shipped.Rules.Filter(r => before.WasDecidedBy(r) || after.WasDecidedBy(r)).Choose(OfRule).HeadOrNone()
        || Shipped.Keys.Choose(OfKey).HeadOrNone();

    private Option<Change> OfRule(NamedRule rule)
    {
        var now = InForce.Bind(f => f.Rules.Find(r => r.Full == rule.Full));
        return now.Exists(r => r.At == rule.At)
            ? None
            : new Change(now.IsNone ? "the overlay switches off" : "the overlay changes", $"rule {rule.Name}", Places.Of(Shipped.At.File, rule.Path).IfNone(rule.At));
    }

    private Option<Change> OfKey((string Key, object Says) own) => InForce.Exists(f => f.Keys.Contains(own))
        ? None
        : new Change("the overlay changes", $"'{own.Key}' of flow {Shipped.Name}", Key(own.Key).At);

    private (bool IsSetting, Origin At) Key(string key) => Places.OfKey(Shipped.At.File, key, Shipped.At);

    private sealed record Change(string Verb, string What, Origin At)
    {
        public string Text => $"{Verb} {What}";
    }
}
