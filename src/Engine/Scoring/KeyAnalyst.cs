using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Scoring;

/// <summary>Counts what candidate keys find.</summary>
internal static class KeyAnalyst
{
    private const int Largest = 5;

    public static KeyAnalysis Of(FlowTask task, ScoreSheet sheet, ScoringWork work)
    {
        var keys = toSeq(sheet.Candidates.Keys.Select((key, column) => Of(sheet.Candidates, key, column))).Strict();
        var unreached = new[] { Side.Severa, Side.Fortnox }.SelectMany(side =>
            Enumerable.Range(0, sheet[side].Count).Where(record => !IsReached(sheet.Candidates, side, record)).Select(record => task.Records(side)[record].Ref));
        return new(keys, work.Pairs, work.Measured, toSeq(unreached).Strict());
    }

    private static KeyUse Of(CandidateIndex index, KeyColumn key, int column)
    {
        var blocks = Enumerable.Range(0, key.Count)
            .Select(number => (Number: number, Severa: index.RecordsOf(Side.Severa, column, number).Length, Fortnox: index.RecordsOf(Side.Fortnox, column, number).Length, IsTooCommon: index.IsTooCommon(column, number)))
            .Where(static block => block.Severa + block.Fortnox > 0).ToArray();
        var largest = blocks.Where(static block => block.Severa > 0 && block.Fortnox > 0)
            .OrderByDescending(static block => (long)block.Severa * block.Fortnox).ThenBy(static block => block.Number).Take(Largest);
        return new(
            key.Key.Values.Name, key.Key.At, key.Key.Most, blocks.Length,
            blocks.Where(static block => !block.IsTooCommon).Sum(static block => (long)block.Severa * block.Fortnox),
            blocks.Count(static block => block.IsTooCommon),
            blocks.Where(static block => block.IsTooCommon).Sum(static block => (long)block.Severa * block.Fortnox),
            toSeq(largest.Select(block => new KeyBlock(key[block.Number], block.Severa, block.Fortnox, block.IsTooCommon))).Strict());
    }

    private static bool IsReached(CandidateIndex index, Side side, int record)
    {
        for (var column = 0; column < index.Keys.Count; column++)
            foreach (var key in index.KeysOf(side, column, record))
                if (!index.IsTooCommon(column, key) && !index.RecordsOf(side.Other(), column, key).IsEmpty) return true;
        return false;
    }
}
