using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using Brygga.Engine.Selecting;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>
/// A record that a person says has no partner is in no tie, and ties nobody; so it has to be seen here that no other record of its
/// register would be created with the same key: then neither is.
/// </summary>
internal static class Singles
{
    public static void Check(FlowTask task, Board board)
    {
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
        {
            var singles = board.Rulings.Single.Where(single => single.Side == side && board.IsFree(side, single.Index)).Select(static single => single.Index).ToArray();
            if (singles.Length > 0 && task.Rules.Entity(task.Created(side.Other())).RecoverKey.Case is string key) Check(task, board, side, key, singles);
        }
    }

    private static void Check(FlowTask task, Board board, Side side, string key, int[] singles)
    {
        var wanted = Enumerable.Range(0, board[side].Length).Where(index => !board.IsLinked(side, index)).ToLookup(index => Wanted(task, key, board[side][index]));
        foreach (var single in singles)
        {
            var own = Wanted(task, key, board[side][single]);
            var others = wanted[own].Where(index => index != single).ToArray();
            var about = new About(task.Flow.Name, task.Flow.Name, task.Flow.At, board[side][single].Ref.Cons(toSeq(others.Select(index => board[side][index].Ref))).Strict(), Seq<FieldValue>());
            if (own.IsSet && others.Length > 0)
                foreach (var index in others.Append(single)) board.Block(side, index, Findings.KeyUsedTwice(about, own.ToString()));
            else if (wanted[Value.Unknown].Any()) board.Block(side, single, Findings.Unproved(about, $"what {key} another record would get could not be read, and it may be the same"));
        }
    }

    /// <summary>The key that the record would be created with.</summary>
    private static Value Wanted(FlowTask task, string key, Entry entry)
    {
        var target = entry.Ref.Side.Other();
        var scope = task.Scope(entry.Ref.Side, entry.Row);
        return task.Flow.Fields
            .Filter(rule => rule.IsAbout(entry.Ref.Entity, task.Created(target)))
            .Bind(rule => rule.To(target).ToSeq())
            .Find(assignment => task.Flow[target].Schema[assignment.Ordinal].Name == key)
            .Match(assignment => WantedValue.Of(task, task.Flow[target].Schema[assignment.Ordinal], assignment, scope).Value, static () => Value.Nothing);
    }
}
