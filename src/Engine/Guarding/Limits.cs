using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Guarding;

/// <summary>A declared limit that holds.</summary>
/// <param name="Setting">Its full name.</param>
/// <param name="At">Where the setting is declared.</param>
internal sealed record Limit(decimal Most, string Setting, Origin At);

/// <summary>More than a limit.</summary>
/// <param name="Of">How many there are of which the limit is a percentage; None where it is a number.</param>
internal sealed record Excess(int Count, Limit Limit, Option<int> Of);

/// <summary>
/// The limits that the settings declare. A flow may have its own, and its own for one system: <c>customers.most_creates_in_fortnox</c>
/// goes before <c>customers.most_creates</c>, and that before <c>safety.most_creates</c>. What is not set does not limit.
/// </summary>
internal static class Limits
{
    private const string Common = "safety";

    public static Option<Excess> Creates(RuleBook rules, string flow, Side there, int count, Option<int> register) =>
        Exceeded(rules, flow, there, count, register, "most_creates", "creates_percent");

    public static Option<Excess> Updates(RuleBook rules, string flow, Side there, int count, Option<int> register) =>
        Exceeded(rules, flow, there, count, register, "most_updates", "updates_percent");

    /// <summary>Whether so much of a register may not be gone from one run to the next without a person looking.</summary>
    public static bool IsTooMuch(RuleBook rules, Loss loss) =>
        loss.Gone > Find(rules, Common, "losses_allowed").Map(static limit => limit.Most).IfNone(0)
        && Find(rules, Common, "losses_percent").Exists(limit => loss.Gone * 100 > limit.Most * loss.Before);

    private static Option<Excess> Exceeded(RuleBook rules, string flow, Side there, int count, Option<int> register, string most, string percent)
    {
        if (Of(rules, flow, there, "always_allowed").Exists(limit => count <= limit.Most)) return None;
        var absolute = Of(rules, flow, there, most).Filter(limit => count > limit.Most).Map(static limit => (limit, Of: Option<int>.None));
        var share = register.Bind(of => Of(rules, flow, there, percent).Filter(limit => count * 100 > limit.Most * of).Map(limit => (limit, Of: Some(of))));
        return (absolute || share).Map(broken => new Excess(count, broken.limit, broken.Of));
    }

    private static Option<Limit> Of(RuleBook rules, string flow, Side there, string limit) =>
        Find(rules, flow, $"{limit}_in_{there.Word()}") || Find(rules, flow, limit) || Find(rules, Common, limit);

    private static Option<Limit> Find(RuleBook rules, string section, string name)
    {
        var setting = $"{section}.{name}";
        return rules.Settings.Values.Find(setting)
            .Filter(static value => value.Kind == ValueKind.Number)
            .Map(value => new Limit(value.Number, setting, rules.Declared.Find(declared => declared.Name == setting).Map(static declared => declared.At).IfNone(default(Origin))));
    }
}
