using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>Links with the bases of both sides, and the marks of once-only rules that have run for them.</summary>
internal static class LinkTable
{
    private static readonly string[] Names =
    [
        "@flow", "@severa_id", "@fortnox_id", "@severa_bytes", "@severa_schema", "@severa_rules", "@fortnox_bytes", "@fortnox_schema", "@fortnox_rules",
    ];

    /// <summary>A new link, or new bases of the one that there is. A record that is linked to another one already is refused by the table.</summary>
    public static void Save(Work work, Link link)
    {
        SchemaTable.Remember(work, SchemasOf(link));
        using var move = PrepareMove(work);
        var values = Values(link);
        if (move.Run(values) > 0) return;
        using var insert = work.Prepare(
            """
            INSERT INTO links (connection, flow, severa_id, fortnox_id,
              severa_bytes, severa_schema, severa_rules, fortnox_bytes, fortnox_schema, fortnox_rules)
            VALUES (@connection, @flow, @severa_id, @fortnox_id,
              @severa_bytes, @severa_schema, @severa_rules, @fortnox_bytes, @fortnox_schema, @fortnox_rules)
            """,
            Names);
        insert.Run(values);
    }

    public static void Move(Work work, Seq<Link> links)
    {
        SchemaTable.Remember(work, links.AsEnumerable().SelectMany(SchemasOf));
        using var move = PrepareMove(work);
        foreach (var link in links)
        {
            work.Stop.ThrowIfCancellationRequested();
            if (move.Run(Values(link)) == 0)
                throw new InvalidOperationException($"{link.Flow}: {link.SeveraId} and {link.FortnoxId} are not linked, so they have no base to move");
        }
    }

    /// <summary>Of a link that was ended nothing is left, so that its records may be linked anew.</summary>
    public static void End(Work work, Link link)
    {
        var ended = new { flow = link.Flow, severa = link.SeveraId, fortnox = link.FortnoxId };
        work.Run("DELETE FROM links WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox", ended);
        work.Run("DELETE FROM done_marks WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox", ended);
    }

    public static void Mark(Work work, Seq<DoneMark> marks)
    {
        foreach (var mark in marks)
        {
            work.Run(
                """
                INSERT INTO done_marks (connection, flow, severa_id, fortnox_id, rule_name) SELECT @connection, @flow, @severa, @fortnox, @rule
                WHERE NOT EXISTS (SELECT 1 FROM done_marks
                  WHERE connection = @connection AND flow = @flow AND severa_id = @severa AND fortnox_id = @fortnox AND rule_name = @rule)
                """,
                new { flow = mark.Flow, severa = mark.SeveraId, fortnox = mark.FortnoxId, rule = mark.Rule });
        }
    }

    private static Statement PrepareMove(Work work) => work.Prepare(
        """
        UPDATE links SET severa_bytes = @severa_bytes, severa_schema = @severa_schema, severa_rules = @severa_rules,
          fortnox_bytes = @fortnox_bytes, fortnox_schema = @fortnox_schema, fortnox_rules = @fortnox_rules
        WHERE connection = @connection AND flow = @flow AND severa_id = @severa_id AND fortnox_id = @fortnox_id
        """,
        Names);

    private static object?[] Values(Link link) => [link.Flow, link.SeveraId, link.FortnoxId, .. Values(link.Severa), .. Values(link.Fortnox)];

    private static object?[] Values(Base side) => [Stored.Bytes(side.Row), side.Row.Schema?.Hash.ToString(), side.Rules.ToString()];

    private static IEnumerable<Schema> SchemasOf(Link link) => new[] { link.Severa.Row.Schema, link.Fortnox.Row.Schema }.OfType<Schema>();
}
