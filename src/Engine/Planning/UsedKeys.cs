using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>
/// Keeps a record from being created with a key that a record of the target has (linked, excluded or not), that a linked one had
/// which is gone, that another draft wants too, or that can't be read there: the key by which a lost create is found again must
/// name one record.
/// </summary>
internal static class UsedKeys
{
    public static Seq<Draft> Without(FlowTask task, Seq<Draft> drafts, List<Finding> findings) =>
        drafts.GroupBy(static draft => draft.Source.Ref.Side.Other()).SelectMany(group => Without(task, group.Key, group, findings)).ToSeq().Strict();

    private static IEnumerable<Draft> Without(FlowTask task, Side target, IEnumerable<Draft> drafts, List<Finding> findings)
    {
        var key = task.Rules.Entity(task.Created(target)).RecoverKey;
        return key.Match(name => Without(task, target, name, drafts, findings), () => drafts);
    }

    private static IEnumerable<Draft> Without(FlowTask task, Side target, string key, IEnumerable<Draft> drafts, List<Finding> findings)
    {
        var used = Used(task, target, key);
        foreach (var group in drafts.GroupBy(draft => Key(draft, key)))
        {
            var holders = used.TryGetValue(group.Key, out var holder) ? Seq1(holder) : Seq<RecordRef>();
            var about = new About(task.Flow.Name, task.Flow.Name, task.Flow.At, toSeq(group.Select(static d => d.Source.Ref)) + holders, Seq<FieldValue>());
            if (used.TryGetValue(Value.Unknown, out var unread)) findings.Add(Findings.Unproved(about, $"{key} of {unread} could not be read, and it may be the same"));
            else if (!holders.IsEmpty || group.Skip(1).Any()) findings.Add(Findings.KeyUsedTwice(about, group.Key.ToString()));
            else yield return group.Single();
        }
    }

    private static Dictionary<Value, RecordRef> Used(FlowTask task, Side target, string key)
    {
        var used = new Dictionary<Value, RecordRef>();
        task.Flow[target].Schema.Ordinal(key).IfSome(ordinal =>
        {
            foreach (var record in task.Records(target)) used.TryAdd(record.Row[ordinal], record.Ref);
            var there = task.Records(target).Select(static r => r.Ref.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in task.Links.Filter(link => !there.Contains(link.Id(target))).OrderBy(link => link.Id(target), StringComparer.Ordinal))
                used.TryAdd(Known(gone[target].Row[ordinal]), task.Ref(target, gone.Id(target)));
        });
        return used;
    }

    /// <summary>A base that lacks the key proves nothing and forbids nothing.</summary>
    private static Value Known(Value value) => value.IsUnknown ? Value.Nothing : value;

    private static Value Key(Draft draft, string key) => draft.Fields.Find(change => change.Field == key)
        .Bind(static change => change.After is Wanted.Known known ? Some(known.Value) : None)
        .IfNone(Value.Nothing);
}
