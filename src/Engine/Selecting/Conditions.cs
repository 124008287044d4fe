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
    public static Option<Exclusion> FirstBroken(PlanningTask task, RecordRef record, Row row, SelectRule[] rules, List<Finding> findings, List<RememberedPass> passes)
    {
        if (rules.Length == 0) return None;
        var scope = task.Scope(record, row);
        foreach (var rule in rules)
        {
            if (!rule.For.IsEmpty && !rule.For.Contains(record.Entity)) continue;
            if (rule.Remember && task.HasPassed(rule.Name, record)) continue;
            if (Broken(task, record, row, rule, scope).Case is not Breach breach)
            {
                if (rule.Remember) passes.Add(new(task.Name, rule.Name, record));
                continue;
            }
            findings.Add(breach.Finding);
            if (breach.KeepsOut) return Some(new Exclusion(rule, breach.Because, breach.Finding.Kind));
        }
        return None;
    }

    /// <summary>What is wrong with the record by one rule.</summary>
    public static Option<Breach> Broken(PlanningTask task, RecordRef record, Row row, SelectRule rule, in Scope scope)
    {
        var holds = rule.Holds.Run(scope);
        if (holds.IsTrue) return None;
        var because = holds.IsUnknown ? "a field that this rule reads was not read" : rule.Because.Run(scope).ToString();
        return new Breach(because, Finding(task, record, row, rule, because, holds.IsUnknown), holds.IsUnknown || rule.Verdict != Verdict.Report);
    }

    private static Finding Finding(PlanningTask task, RecordRef record, Row row, SelectRule rule, string because, bool unread)
    {
        var about = new About(task.Name, rule.Name, rule.At, Seq1(record), Values.Read(rule.Holds, record.Side, row));
        if (unread) return Findings.Unread(about);
        return rule.Verdict switch
        {
            Verdict.Skip or Verdict.Gone => Findings.Skipped(about, because),
            Verdict.Refuse => Findings.Refused(about, because),
            Verdict.Report => Findings.Reported(about, because),
            _ => throw new UnreachableException(rule.Verdict.ToString()),
        };
    }
}

/// <summary>A rule that a record does not pass.</summary>
/// <param name="KeepsOut">False where the rule only wants it said.</param>
internal sealed record Breach(string Because, Finding Finding, bool KeepsOut);
