using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.State.Reads;

/// <summary>Records that a rule with <c>remember:</c> has let through (M13).</summary>
internal static class PassReads
{
    public static Seq<RememberedPass> Load(IReads reads) => toSeq(reads
        .Read<(string Flow, string Rule, string Entity, string Id)>(Sql.Load)
        .Select(static p => new RememberedPass(p.Flow, p.Rule, new(EntityRef.Parse(p.Entity), p.Id)))).Strict();

    public static class Sql
    {
        public const string Load = "SELECT flow, rule_name, entity, record_id FROM passes WHERE connection = @connection ORDER BY flow, rule_name, entity, record_id";
    }
}
