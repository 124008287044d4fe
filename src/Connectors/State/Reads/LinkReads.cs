using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Links with the bases of both sides, and the marks of once-only rules that have run for them.</summary>
internal static class LinkReads
{
    public static Seq<Link> Load(IReads reads, KnownSchemas schemas)
    {
        var links = new List<Link>();
        foreach (var reader in reads.Stream(Sql.Links))
        {
            var flow = reader.GetString(0);
            if (!schemas.Knows(flow)) continue;
            var severa = new Base(schemas.Read(reader, 3, flow, Side.Severa), Hash.Parse(reader.GetString(5)));
            var fortnox = new Base(schemas.Read(reader, 6, flow, Side.Fortnox), Hash.Parse(reader.GetString(8)));
            links.Add(new(flow, reader.GetString(1), reader.GetString(2), severa, fortnox));
        }
        return toSeq(links).Strict();
    }

    public static Seq<DoneMark> Marks(IReads reads)
    {
        var marks = new List<DoneMark>();
        foreach (var reader in reads.Stream(Sql.Marks))
            marks.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return toSeq(marks).Strict();
    }

    public static class Sql
    {
        public const string Links =
            """
            SELECT flow, severa_id, fortnox_id, severa_bytes, severa_schema, severa_rules, fortnox_bytes, fortnox_schema, fortnox_rules
            FROM links WHERE connection = @connection ORDER BY flow, severa_id
            """;

        public const string Marks =
            """
            SELECT flow, severa_id, fortnox_id, rule_name FROM done_marks
            WHERE connection = @connection ORDER BY flow, severa_id, fortnox_id, rule_name
            """;
    }
}
