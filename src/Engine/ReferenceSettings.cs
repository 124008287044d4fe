using Brygga.Engine.Data;
using Brygga.Engine.Documents;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine;

/// <summary>
/// Settings that name a record, by its id or its key as a person writes it: made the record's id once per plan. Until a flow's are known
/// for certain nothing of it is planned, since its formulas would compare with a record that there is not.
/// </summary>
internal sealed class ReferenceSettings(RuleBook rules, IWorld world)
{
    private readonly Dictionary<string, Either<Problem, Value>> _found = new(StringComparer.Ordinal);

    /// <summary>The rules with what a flow's settings name, or a finding for each of them that names no record.</summary>
    public Validation<Finding, RuleBook> Resolve(Flow flow) => Resolve(flow.Name, Formulas(flow));

    public Validation<Finding, RuleBook> Resolve(DocumentFlow flow) => Resolve(flow.Name, DocumentFormulas.Of(flow));

    private Validation<Finding, RuleBook> Resolve(string flow, IEnumerable<Formula> formulas)
    {
        var named = toSeq(formulas
            .SelectMany(static f => f.Reads.Settings.Map(setting => (Setting: setting, f.At)))
            .DistinctBy(static s => s.Setting, StringComparer.Ordinal)).Strict();
        return named.Filter(s => rules.Settings.Values.Find(s.Setting).Exists(static v => v.Kind == ValueKind.Reference))
            .Map(s => Find(s.Setting).MapLeft(problem => problem.Of(flow, s.At)).ToValidation().Map(value => (s.Setting, value)))
            .Strict()
            .Sequence()
            .Map(found => rules with { Settings = new(rules.Settings.Values.AddOrUpdateRange(found)) });
    }

    /// <summary>The settings with what those that the formulas read name; None where one of them names no record for certain.</summary>
    public Option<Settings> Of(Seq<Formula> formulas) => formulas.Bind(static formula => formula.Reads.Settings)
        .Filter(setting => rules.Settings.Values.Find(setting).Exists(static value => value.Kind == ValueKind.Reference))
        .Map(setting => Find(setting).ToOption().Map(value => (setting, value)))
        .Sequence()
        .Map(found => new Settings(rules.Settings.Values.AddOrUpdateRange(found)));

    private Either<Problem, Value> Find(string setting)
    {
        if (!_found.TryGetValue(setting, out var found)) _found.Add(setting, found = Find(setting, rules.Settings.Values[setting].Referenced.Record));
        return found;
    }

    private Either<Problem, Value> Find(string setting, RecordRef written)
    {
        if (world.Find(written, out var row) == Presence.Present) return Value.Reference(written, row);
        var register = world.Register(written.Entity);
        if (register.IsUnknown) return new Problem(setting, written, Failure.Unread);
        var keys = register.Items.ToArray().Select(record => (Record: record, Key: KeyOf(record.Referenced.Row))).ToArray();
        var called = keys.Where(k => k.Key.IsSet && string.Equals(k.Key.ToString(), written.Id, StringComparison.Ordinal)).ToArray();
        return called.Length > 1 ? new Problem(setting, written, Failure.Several)
            : keys.Any(static k => k.Key.IsUnknown) ? new Problem(setting, written, Failure.Unread)
            : called.Length == 0 ? new Problem(setting, written, Failure.Nothing)
            : called[0].Record;
    }

    private Value KeyOf(Row row) => row.Schema is { } schema
        ? schema.Ordinal(rules.Entity(schema.Entity).KeyField).Map(ordinal => row[ordinal]).IfNone(Value.Unknown)
        : Value.Unknown;

    private static IEnumerable<Formula> Formulas(Flow flow) =>
        (flow.Select + flow.Creating).Bind(static rule => Seq(rule.Holds, rule.Because))
        + flow.Link.Bind(static way => way.Pairs).Bind(static pair => Seq(pair.Severa, pair.Fortnox))
        + flow.Fields.Bind(static rule => rule.ToSevera.ToSeq() + rule.ToFortnox.ToSeq()).Bind(static to => to.Value.Cons(to.When.ToSeq()))
        + flow.Preflight.Map(static rule => rule.Holds)
        + flow.Parts.Bind(static part => part.Found.Cons(part.Exists.ToSeq()))
        + (flow.Severa.Reached + flow.Fortnox.Reached).Map(static reached => reached.Value);

    private enum Failure
    {
        Unread,
        Nothing,
        Several,
    }

    private sealed record Problem(string Setting, RecordRef Written, Failure Failure)
    {
        public Finding Of(string flow, Origin at)
        {
            var about = new About(flow, "", at, Seq<RecordRef>(), Seq<FieldValue>());
            return Failure switch
            {
                Failure.Nothing => Findings.SettingNamesNothing(about, Setting, Written),
                Failure.Several => Findings.SettingNamesSeveral(about, Setting, Written),
                _ => Findings.SettingUnread(about, Setting, Written),
            };
        }
    }
}
