namespace Brygga.Connectors.State.Reads;

/// <summary>The findings that stand, by what they say.</summary>
internal static class FindingReads
{
    public static IReadOnlyList<string> Fingerprints(IReads reads) => reads.Read<string>(Sql.Fingerprints);

    public static class Sql
    {
        public const string Fingerprints = "SELECT fingerprint FROM open_findings WHERE connection = @connection";
    }
}
