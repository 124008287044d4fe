namespace Brygga.Rules.Testing;

/// <summary>The rules with and without what the workspace makes of them, compiled once for each set of settings.</summary>
internal sealed class LayeredBooks(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> workspace)
{
    private readonly Dictionary<(bool, string), Validation<Diagnostic, RuleBook>> _books = [];

    /// <summary>Whether the workspace can have changed a shipped rule at all.</summary>
    public bool IsChanged { get; } = overlay.Exists(static f => !RuleTests.IsTest(f.Name)) || !workspace.IsEmpty;

    public OverlayPlaces Places { get; } = new(shipped, overlay, workspace);

    public Validation<Diagnostic, RuleBook> InForce(Seq<SettingValue> settings) => Compiled(overlay, settings, isOverlaid: true);

    public Validation<Diagnostic, RuleBook> AsShipped(Seq<SettingValue> settings) => Compiled(Seq<RuleFile>(), settings, isOverlaid: false);

    /// <summary>With the workspace's settings, where the test has none of its own.</summary>
    public Validation<Diagnostic, RuleBook> InWorkspace(Seq<SettingValue> settings) => InForce((workspace + settings).Strict());

    private Validation<Diagnostic, RuleBook> Compiled(Seq<RuleFile> over, Seq<SettingValue> settings, bool isOverlaid)
    {
        var last = toSeq(settings.GroupBy(static s => s.Name, StringComparer.Ordinal).Select(static g => g.Last())).Strict();
        var key = (isOverlaid, string.Join('\n', last.Map(static s => $"{s.Name}: {s.Text}")));
        if (!_books.TryGetValue(key, out var book)) _books.Add(key, book = RuleBooks.Compile(shipped, over, last));
        return book;
    }
}
