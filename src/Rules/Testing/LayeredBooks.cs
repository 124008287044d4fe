namespace Brygga.Rules.Testing;

/// <summary>The rules with and without what the workspace makes of them, compiled once for each set of settings.</summary>
internal sealed class LayeredBooks(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> workspace)
{
    private readonly Dictionary<(bool, string), Validation<RuleBook>> _books = [];
    private readonly Lazy<OverlayPlaces> _places = new(() => new(shipped, overlay, workspace));
    private readonly Lazy<ReadRules> _asShipped = new(() => ReadRules.Of(shipped, Seq<RuleFile>()));
    private readonly Lazy<ReadRules> _inForce = new(() => ReadRules.Of(shipped, overlay));

    /// <summary>Whether the workspace can have changed a shipped rule at all.</summary>
    public bool IsChanged { get; } = overlay.Exists(static f => !RuleTests.IsTest(f.Name)) || !workspace.IsEmpty;

    public OverlayPlaces Places => _places.Value;

    public Validation<RuleBook> InForce(Seq<SettingValue> settings) => Compiled(settings, isOverlaid: !overlay.IsEmpty);

    public Validation<RuleBook> AsShipped(Seq<SettingValue> settings) => Compiled(settings, isOverlaid: false);

    /// <summary>With the workspace's settings, where the test has none of its own.</summary>
    public Validation<RuleBook> InWorkspace(Seq<SettingValue> settings) => InForce((workspace + settings).Strict());

    /// <summary>Rules whose names are those that they have under these settings: no setting decides a name, so that their defaults do for all.</summary>
    public Validation<RuleBook> Named(Seq<SettingValue> settings, bool isOverlaid)
    {
        var overlaid = isOverlaid && !overlay.IsEmpty;
        return Rules(overlaid).World(settings).InForce.Bind(_ => Compiled(Seq<SettingValue>(), overlaid));
    }

    private ReadRules Rules(bool isOverlaid) => (isOverlaid ? _inForce : _asShipped).Value;

    private Validation<RuleBook> Compiled(Seq<SettingValue> settings, bool isOverlaid)
    {
        var last = toSeq(settings.GroupBy(static s => s.Name, StringComparer.Ordinal).Select(static g => g.Last())).Strict();
        var key = (isOverlaid, string.Join('\n', last.Map(static s => $"{s.Name}: {s.Text}")));
        if (!_books.TryGetValue(key, out var book)) _books.Add(key, book = RuleBooks.Compile(Rules(isOverlaid), last));
        return book;
    }
}
