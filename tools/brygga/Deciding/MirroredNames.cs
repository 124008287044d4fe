using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>What records were called when they were last read, for verbs that call nobody; a record that was not read is called by its id.</summary>
internal static class MirroredNames
{
    public static async Task<RecordNames> Of(IMirrorStore state, RuleBook rules, CancellationToken stop)
    {
        var tables = new List<Table>();
        foreach (var schema in rules.Schemas.Filter(schema => rules.Flows.Exists(flow => (flow.Severa.Kinds + flow.Fortnox.Kinds).Exists(kind => kind.Entity == schema.Entity))))
        {
            var mirror = await state.LoadRows(schema.Entity, stop);
            if (mirror.Schema == schema.Hash)
                tables.Add(new(schema.Entity, [.. mirror.Rows.Map(row => new Record(row.Id, new(schema, row.Row)))], Coverage.NothingRead));
        }
        return new(rules, new(toSeq(tables).Strict()));
    }
}
