using Brygga.Connectors.State.Reads;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>The columns that an issue has in both of its tables.</summary>
internal static class IssueSet
{
    public static void Write(SetRow row, Issue issue, DateTimeOffset since)
    {
        foreach (var (name, value) in StoredIssue.Names.Zip(StoredIssue.Values(issue, since))) row.Text(name.TrimStart('@'), (string)value);
    }
}
