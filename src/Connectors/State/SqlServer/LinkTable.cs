using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.SqlServer;

/// <summary>Links with the bases of both sides, and the marks of once-only rules that have run for them.</summary>
internal static class LinkTable
{
    /// <summary>A new link, or new bases of the one that there is. A record that is linked to another one already is refused by the table.</summary>
    public static void Save(IWork work, Link link)
    {
        SchemaTable.Remember(work, SchemasOf(link));
        if (work.Run(Sql.Move, Set([link])) == 0) work.Run(Sql.Insert, Set([link]));
    }

    public static void Move(IWork work, Seq<Link> links)
    {
        SchemaTable.Remember(work, links.AsEnumerable().SelectMany(SchemasOf));
        foreach (var part in links.Reverse().DistinctBy(static link => (link.Flow, link.SeveraId, link.FortnoxId)).Chunk(Sets.Most))
        {
            if (work.Run(Sql.Move, Set(part)) != part.Length)
                throw new InvalidOperationException($"not all of {part.Length} records ({part[0].Flow}: {part[0].SeveraId} and {part[0].FortnoxId}, ...) are linked, so there is a base too few to move");
        }
    }

    /// <summary>Of a link that was ended nothing is left, so that its records may be linked anew.</summary>
    public static void End(IWork work, Link link) => work.Run(Sql.End, new { flow = link.Flow, severa = link.SeveraId, fortnox = link.FortnoxId });

    public static void Mark(IWork work, Seq<DoneMark> marks)
    {
        var set = RowSet.Of(marks.Distinct(), static (row, mark) =>
        {
            row.Text("flow", mark.Flow);
            row.Text("severa_id", mark.SeveraId);
            row.Text("fortnox_id", mark.FortnoxId);
            row.Text("rule_name", mark.Rule);
        });
        if (set.Count > 0) work.Run(Sql.Mark, set);
    }

    private static RowSet Set(IEnumerable<Link> links) => RowSet.Of(links, static (row, link) =>
    {
        row.Text("flow", link.Flow);
        row.Text("severa_id", link.SeveraId);
        row.Text("fortnox_id", link.FortnoxId);
        Write(row, "severa", link.Severa);
        Write(row, "fortnox", link.Fortnox);
    });

    private static void Write(SetRow row, string side, Base known)
    {
        if (known.Row.Exists) row.Bytes(side, known.Row.Memory.Span);
        row.Text($"{side}_schema", known.Row.Schema?.Hash.ToString());
        row.Text($"{side}_rules", known.Rules.ToString());
    }

    private static IEnumerable<Schema> SchemasOf(Link link) => new[] { link.Severa.Row.Schema, link.Fortnox.Row.Schema }.OfType<Schema>();

    public static class Sql
    {
        public const string Move =
            $"""
            UPDATE l SET severa_bytes = SUBSTRING(@bytes, r.severa_at, r.severa_size), severa_schema = r.severa_schema, severa_rules = r.severa_rules,
              fortnox_bytes = SUBSTRING(@bytes, r.fortnox_at, r.fortnox_size), fortnox_schema = r.fortnox_schema, fortnox_rules = r.fortnox_rules
            FROM links l JOIN {Rows}
              ON l.flow = r.flow COLLATE Latin1_General_100_BIN2 AND l.severa_id = r.severa_id COLLATE Latin1_General_100_BIN2
              AND l.fortnox_id = r.fortnox_id COLLATE Latin1_General_100_BIN2
            WHERE l.connection = @connection;
            """;

        public const string Insert =
            $"""
            INSERT INTO links (connection, flow, severa_id, fortnox_id, severa_bytes, severa_schema, severa_rules, fortnox_bytes, fortnox_schema, fortnox_rules)
            SELECT @connection, r.flow, r.severa_id, r.fortnox_id,
              SUBSTRING(@bytes, r.severa_at, r.severa_size), r.severa_schema, r.severa_rules, SUBSTRING(@bytes, r.fortnox_at, r.fortnox_size), r.fortnox_schema, r.fortnox_rules
            FROM {Rows};
            """;

        public const string End =
            """
            DELETE FROM links WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox;
            DELETE FROM done_marks WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox;
            """;

        public const string Mark =
            """
            INSERT INTO done_marks (connection, flow, severa_id, fortnox_id, rule_name)
            SELECT @connection, r.flow, r.severa_id, r.fortnox_id, r.rule_name
            FROM OPENJSON(@rows) WITH (flow nvarchar(4000), severa_id nvarchar(4000), fortnox_id nvarchar(4000), rule_name nvarchar(4000)) r
            WHERE NOT EXISTS (SELECT 1 FROM done_marks d
              WHERE d.connection = @connection AND d.flow = r.flow COLLATE Latin1_General_100_BIN2 AND d.severa_id = r.severa_id COLLATE Latin1_General_100_BIN2
                AND d.fortnox_id = r.fortnox_id COLLATE Latin1_General_100_BIN2 AND d.rule_name = r.rule_name COLLATE Latin1_General_100_BIN2);
            """;

        private const string Rows =
            """
            OPENJSON(@rows) WITH (flow nvarchar(4000), severa_id nvarchar(4000), fortnox_id nvarchar(4000),
              severa_at int, severa_size int, severa_schema nvarchar(4000), severa_rules nvarchar(4000),
              fortnox_at int, fortnox_size int, fortnox_schema nvarchar(4000), fortnox_rules nvarchar(4000)) r
            """;
    }
}
