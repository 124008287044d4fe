namespace Brygga.Rules.Testing;

/// <summary>The rules with and without what the workspace makes of them, compiled once for each set of settings.</summary>
internal sealed class LayeredBooks(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> workspace)
{
    private readonly Dictionary<(bool, string), Validation<Diagnostic, RuleBook>> _books = [];
    private readonly Lazy<OverlayPlaces> _places = new(() => new(shipped, overlay, workspace));
    private readonly Lazy<ReadRules> _asShipped = new(() => ReadRules.Of(shipped, Seq<RuleFile>()));
    private readonly Lazy<ReadRules> _inForce = new(() => ReadRules.Of(shipped, overlay));

    /// <summary>Whether the workspace can have changed a shipped rule at all.</summary>
    public bool IsChanged { get; } = overlay.Exists(static f => !RuleTests.IsTest(f.Name)) || !workspace.IsEmpty;

    public OverlayPlaces Places => _places.Value;

    public Validation<Diagnostic, RuleBook> InForce(Seq<SettingValue> settings) => Compiled(settings, isOverlaid: !overlay.IsEmpty);

    public Validation<Diagnostic, RuleBook> AsShipped(Seq<SettingValue> settings) => Compiled(settings, isOverlaid: false);

    /// <summary>With the workspace's settings, where the test has none of its own.</summary>
    public Validation<Diagnostic, RuleBook> InWorkspace(Seq<SettingValue> settings) => InForce((workspace + settings).Strict());

    private Validation<Diagnostic, RuleBook> Compiled(Seq<SettingValue> settings, bool isOverlaid)
    {
        var last = toSeq(settings.GroupBy(static s => s.Name, StringComparer.Ordinal).Select(static g => g.Last())).Strict();
        var key = (isOverlaid, string.Join('\n', last.Map(static s => $"{s.Name}: {s.Text}")));
        if (!_books.TryGetValue(key, out var book)) _books.Add(key, book = RuleBooks.Compile((isOverlaid ? _inForce : _asShipped).Value, last));
        return book;
    }
}
