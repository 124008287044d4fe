using System.Diagnostics;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Selecting;

/// <summary>Runs select rules over one record, in the order of the file.</summary>
internal static class Conditions
{
    /// <summary>The first rule that keeps the record out, its finding added; None when it passes them all.</summary>
    public static Option<Exclusion> FirstBroken(FlowTask task, RecordRef record, Row row, SelectRule[] rules, List<Finding> findings, List<RememberedPass> passes)
    {
        var scope = task.Scope(record, row);
        foreach (var rule in rules)
        {
            if (!rule.For.IsEmpty && !rule.For.Contains(record.Entity)) continue;
            if (rule.Remember && task.HasPassed(rule.Name, record)) continue;
            var holds = rule.Holds.Run(scope);
            if (holds.IsTrue)
            {
                if (rule.Remember) passes.Add(new(task.Flow.Name, rule.Name, record));
                continue;
            }

            var because = holds.IsUnknown ? "a field that this rule reads was not read" : rule.Because.Run(scope).ToString();
            findings.Add(Finding(task, record, row, rule, because, holds.IsUnknown));
            if (holds.IsUnknown || rule.Verdict != Verdict.Report) return Some(new Exclusion(rule, because));
        }
        return None;
    }

    private static Finding Finding(FlowTask task, RecordRef record, Row row, SelectRule rule, string because, bool unread)
    {
        var about = new About(task.Flow.Name, rule.Name, rule.At, Seq1(record), Values.Read(rule.Holds, record.Side, row));
        if (unread) return Findings.Unread(about);
        return rule.Verdict switch
        {
            Verdict.Skip => Findings.Skipped(about, because),
            Verdict.Refuse => Findings.Refused(about, because),
            Verdict.Report => Findings.Reported(about, because),
            _ => throw new UnreachableException(rule.Verdict.ToString()),
        };
    }
}
