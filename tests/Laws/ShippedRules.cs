using Brygga.Rules;

namespace Brygga.Laws;

/// <summary>The product's rules, under the settings that change most of what they do.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<Seq<RuleFile>> Files = new(Read);

    private static readonly Lazy<RuleBook>[] Variants =
    [
        .. new[]
        {
            Settings(),
            Settings(("customers.master", "fortnox"), ("products.master", "fortnox"), ("projects.close_in_fortnox", "true"), ("sales_invoices.bookkeep", "true"), ("project_costs.gone", "counter_entry"), ("project_costs.quantity", "row")),
            Settings(("customers.transfer_all", "true"), ("products.work_type_unit", "h"), ("sales_invoices.numbers", "fortnox"), ("sales_invoices.pick_up", "draft"), ("project_costs.gone", "counter_entry"), ("project_costs.changes", "report"), ("project_costs.booked_only", "false"), ("project_costs.mark_up", "10")),
        }.Select(static settings => new Lazy<RuleBook>(() => Compiled(settings))),
    ];

    public static int Count => Variants.Length;

    public static RuleBook Book(int variant) => Variants[variant].Value;

    public static RuleBook With(params (string Name, string Text)[] settings) => Compiled(Settings(settings));

    /// <summary>Invoices and costs are transferred, and all that can be said of invoices afterwards is.</summary>
    private static Seq<SettingValue> Settings(params (string Name, string Text)[] changed)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sales_invoices.enabled"] = "true",
            ["sales_invoices.pick_up"] = "ready",
            ["sales_invoices.done"] = "done",
            ["sales_invoices.sent"] = "sent",
            ["sales_invoices.paid"] = "paid",
            ["sales_invoices.failed"] = "failed",
            ["project_costs.enabled"] = "true",
            ["project_costs.product"] = "product-1",
        };
        foreach (var (name, text) in changed) settings[name] = text;
        return toSeq(settings.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => new SettingValue(s.Key, s.Value, new("settings.yaml", 1, 1, 1)))).Strict();
    }

    private static Seq<RuleFile> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "mappings");
        return toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(static f => f.Name, StringComparer.Ordinal)).Strict();
    }

    private static RuleBook Compiled(Seq<SettingValue> settings) => RuleBooks.Compile(Files.Value, settings).Match(
        static book => book,
        static mistakes => throw new InvalidOperationException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));
}
