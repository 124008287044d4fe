using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Selecting;

/// <summary>A record and, where it takes no part, why.</summary>
internal sealed record Entry(RecordRef Ref, Row Row, Option<Exclusion> Excluded)
{
    public bool TakesPart => Excluded.IsNone;
}

/// <summary>Why a record takes no part: the rule and its message.</summary>
internal sealed record Exclusion(SelectRule Rule, string Because);

/// <summary>Both registers in the order of their ids, each record judged.</summary>
internal sealed record Selection(Entry[] Severa, Entry[] Fortnox, Seq<Finding> Findings)
{
    public Entry[] this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>First stage: who takes part at all. An excluded record still counts as existing (DESIGN 6).</summary>
internal static class Selector
{
    public static Selection Select(FlowTask task)
    {
        var findings = new List<Finding>();
        var severa = Judge(task, Side.Severa, findings);
        var fortnox = Judge(task, Side.Fortnox, findings);
        return new(severa, fortnox, toSeq(findings).Strict());
    }

    private static Entry[] Judge(FlowTask task, Side side, List<Finding> findings)
    {
        var rules = task.Flow.Select.Filter(rule => rule.Side == side).ToArray();
        return InOrder(task.Table(side)).Select(record => Judge(task, side, record, rules, findings)).ToArray();
    }

    private static Entry Judge(FlowTask task, Side side, Record record, SelectRule[] rules, List<Finding> findings)
    {
        var reference = task.Ref(side, record.Id);
        var excluded = Conditions.FirstBroken(task, reference, record.Row, rules, findings);
        return new(reference, record.Row, excluded);
    }

    /// <summary>By id; a record that a shifting page brought twice counts once.</summary>
    private static IEnumerable<Record> InOrder(Table table)
    {
        var records = table.Records.ToArray();
        System.Array.Sort(records, static (a, b) => string.CompareOrdinal(a.Id, b.Id) is var byId and not 0
            ? byId
            : a.Row.Bytes.SequenceCompareTo(b.Row.Bytes));
        for (var i = 0; i < records.Length; i++)
            if (i == 0 || !string.Equals(records[i].Id, records[i - 1].Id, StringComparison.Ordinal))
                yield return records[i];
    }
}
