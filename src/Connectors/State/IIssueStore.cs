using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State;

/// <summary>What waits to be mended (M38).</summary>
public interface IIssueStore
{
    /// <summary>
    /// These are all the findings that now stand in somebody's way. One that did not stand just so before is logged; one that no longer
    /// does is forgotten, and logged again should it come back (M38). Failed steps of subjects that are no longer wanted are closed.
    /// </summary>
    /// <param name="wanted">The subjects of all steps that are now wanted, done by this plan or not.</param>
    Task LogFindings(Seq<Issue> standing, Seq<Hash> wanted, CancellationToken stop);

    /// <summary>All that waits to be mended: the findings that stand and the steps that failed, the oldest first.</summary>
    Task<Seq<Issue>> ReadIssues(CancellationToken stop);

    /// <summary>Lets refused steps be tried once more by the next run; yields which, and logs who wants it.</summary>
    Task<Seq<Issue>> Retry(RetryWish wish, CancellationToken stop);
}
