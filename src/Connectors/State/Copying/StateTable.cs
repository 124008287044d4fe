using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Copying;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    Text,
    Bytes,
    Number,
}

/// <summary>A column of the state beside <c>connection</c>, which every table has.</summary>
public sealed record StateColumn(string Name, ColumnKind Kind, bool IsNullable);

/// <summary>A table of the state.</summary>
/// <param name="Key">The columns that tell its rows apart, in the order in which they are copied.</param>
public sealed record StateTable(string Name, Seq<string> Key, Seq<StateColumn> Columns);

/// <summary>All that is known of a connection, table by table; one that refers to another comes after it.</summary>
public static class StateTables
{
    /// <summary>Grows by one whenever a table or column comes or goes: a file of another version is refused.</summary>
    public const int Version = 1;

    public static Seq<StateTable> All { get; } = Seq(
        Table("schemas", "hash", "hash entity field_names"),
        Table("mirror", "entity id", "entity id row_bytes:bytes row_hash schema_hash? read_at seen_at owner?"),
        Table("mirror_json", "entity id", "entity id json_text"),
        Table("mirror_owners", "entity owner", "entity owner read_at"),
        Table("cursors", "entity", "entity schema_hash complete_at through_at"),
        Table("links", "flow severa_id", "flow severa_id fortnox_id severa_bytes:bytes? severa_schema? severa_rules fortnox_bytes:bytes? fortnox_schema? fortnox_rules"),
        Table("done_marks", "flow severa_id fortnox_id rule_name", "flow severa_id fortnox_id rule_name"),
        Table("plans", "hash", "hash json_text started_at finished_at?"),
        Table("receipts", "plan_hash step_hash", "plan_hash step_hash outcome ended_at target_id? answer? code message"),
        Table(
            "intents",
            "number",
            "number:number plan_hash step_hash marker flow source_entity source_id source_bytes:bytes? source_schema? target_entity key_field key_bytes:bytes intended_at closed_at? part?"),
        Table("transfer_log", "number", "number:number logged_at level flow item message code remedy"),
        Table("open_findings", "fingerprint", "fingerprint since_at kind level flow item message code remedy field_names"),
        Table("failed_steps", "subject", "subject wish? since_at kind level flow item message code remedy field_names"),
        Table("passes", "flow rule_name entity record_id", "flow rule_name entity record_id"),
        Table("activations", "activated_at", "activated_at deactivated_at?"),
        Table("baseline", "entity record_id", "entity record_id row_bytes:bytes row_schema"),
        Table("tokens", "system", "system sealed_text stored_at refresh_begun_at?"),
        Table("companies", "system", "system company_id seen_at"),
        Table("decisions", "flow severa_record fortnox_record", "flow severa_record fortnox_record judgement decided_by decided_at because"));

    /// <summary>Columns in short: text unless said otherwise, and a question mark where it may be null.</summary>
    private static StateTable Table(string name, string key, string columns) => new(name, toSeq(key.Split(' ')).Strict(), toSeq(columns.Split(' ').Select(Column)).Strict());

    private static StateColumn Column(string text)
    {
        var parts = text.TrimEnd('?').Split(':');
        return new(parts[0], parts.Length == 1 ? ColumnKind.Text : Enum.Parse<ColumnKind>(parts[1], ignoreCase: true), text.EndsWith('?'));
    }
}
