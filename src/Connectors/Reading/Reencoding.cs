using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Reading;

namespace Brygga.Connectors.Reading;

/// <summary>The mirrored rows of an entity under the present rules: where they were encoded under others, anew from what was received.</summary>
internal static class Reencoding
{
    public static async Task<MirrorRows> Load(IMirrorStore state, IRemoteReader remote, EntityReading reading, CancellationToken stop)
    {
        var (entity, schema) = (reading.Entity, reading.Schema);
        var rows = await state.LoadRows(entity.Ref, stop).ConfigureAwait(false);
        if (rows.Rows.IsEmpty || rows.Schema == schema.Hash) return rows;
        var mirror = await state.LoadMirror(entity.Ref, stop).ConfigureAwait(false);
        await state.SaveRows(entity.Ref, schema, mirror.Rows.Map(row => row with { Row = remote.Decode(entity, schema, row.Json).Memory }).Strict(), stop).ConfigureAwait(false);
        return await state.LoadRows(entity.Ref, stop).ConfigureAwait(false);
    }
}
