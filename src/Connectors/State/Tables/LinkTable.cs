using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Tables;

/// <summary>Links with the bases of both sides, and the marks of once-only rules that have run for them.</summary>
internal static class LinkTable
{
    /// <summary>A new link, or new bases of the one that there is. A record that is linked to another one already is refused by the table.</summary>
    public static void Save(IWork work, Link link)
    {
        SchemaTable.Remember(work, SchemasOf(link));
        if (work.Run(Sql.Move, [Values(link)]) == 0) work.Run(Sql.Insert, [Values(link)]);
    }

    public static void Move(IWork work, Seq<Link> links)
    {
        SchemaTable.Remember(work, links.AsEnumerable().SelectMany(SchemasOf));
        var last = toSeq(links.Reverse().DistinctBy(static link => (link.Flow, link.SeveraId, link.FortnoxId))).Strict();
        if (work.Run(Sql.Move, last.Map(Values)) != last.Count)
            throw new InvalidOperationException($"not all of {last.Count} records ({last[0].Flow}: {last[0].SeveraId} and {last[0].FortnoxId}, ...) are linked, so there is a base too few to move");
    }

    /// <summary>Of a link that was ended nothing is left, so that its records may be linked anew.</summary>
    public static void End(IWork work, Link link) => work.Run(Sql.End, new { flow = link.Flow, severa = link.SeveraId, fortnox = link.FortnoxId });

    public static void Mark(IWork work, Seq<DoneMark> marks) =>
        work.Run(Sql.Mark, marks.Distinct().Map(static mark => new object?[] { mark.Flow, mark.SeveraId, mark.FortnoxId, mark.Rule }));

    private static object?[] Values(Link link) => [link.Flow, link.SeveraId, link.FortnoxId, .. Values(link.Severa), .. Values(link.Fortnox)];

    private static object?[] Values(Base side) => [Stored.Bytes(side.Row), side.Row.Schema?.Hash.ToString(), side.Rules.ToString()];

    private static IEnumerable<Schema> SchemasOf(Link link) => new[] { link.Severa.Row.Schema, link.Fortnox.Row.Schema }.OfType<Schema>();

    public static class Sql
    {
        public static readonly SetStatement Move = new(
            Columns,
            """
            UPDATE links SET severa_bytes = r.severa_bytes, severa_schema = r.severa_schema, severa_rules = r.severa_rules,
              fortnox_bytes = r.fortnox_bytes, fortnox_schema = r.fortnox_schema, fortnox_rules = r.fortnox_rules
            FROM @rows r
            WHERE links.connection = @connection AND links.flow = r.flow AND links.severa_id = r.severa_id AND links.fortnox_id = r.fortnox_id
            """);

        public static readonly SetStatement Insert = new(
            Columns,
            """
            INSERT INTO links (connection, flow, severa_id, fortnox_id, severa_bytes, severa_schema, severa_rules, fortnox_bytes, fortnox_schema, fortnox_rules)
            SELECT @connection, r.flow, r.severa_id, r.fortnox_id, r.severa_bytes, r.severa_schema, r.severa_rules, r.fortnox_bytes, r.fortnox_schema, r.fortnox_rules
            FROM @rows r
            """);

        public const string End =
            """
            DELETE FROM links WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox;
            DELETE FROM done_marks WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox;
            """;

        public static readonly SetStatement Mark = new(
            "flow severa_id fortnox_id rule_name",
            """
            INSERT INTO done_marks (connection, flow, severa_id, fortnox_id, rule_name)
            SELECT @connection, r.flow, r.severa_id, r.fortnox_id, r.rule_name FROM @rows r
            WHERE NOT EXISTS (SELECT 1 FROM done_marks d
              WHERE d.connection = @connection AND d.flow = r.flow AND d.severa_id = r.severa_id AND d.fortnox_id = r.fortnox_id AND d.rule_name = r.rule_name)
            """);

        private const string Columns = "flow severa_id fortnox_id severa_bytes:bytes severa_schema severa_rules fortnox_bytes:bytes fortnox_schema fortnox_rules";
    }
}
