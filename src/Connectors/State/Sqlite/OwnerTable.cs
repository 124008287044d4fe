using Brygga.Engine.Data;

namespace Brygga.Connectors.State.Sqlite;

/// <summary>The owners of which all was stored that belongs to them.</summary>
internal static class OwnerTable
{
    /// <summary>What the owner had before leaves the mirror, unless it came again.</summary>
    public static void Save(Work work, EntityRef entity, Schema schema, Belonging belonging)
    {
        var (of, owner) = (entity.ToString(), belonging.Owner);
        var came = belonging.Rows.Map(static row => row.Id).ToHashSet(StringComparer.Ordinal);
        var before = work.Read<string>("SELECT id FROM mirror WHERE connection = @connection AND entity = @entity AND owner = @owner", new { entity = of, owner });
        foreach (var gone in before.Where(id => !came.Contains(id))) MirrorTable.Remove(work, new(entity, gone));
        MirrorTable.Save(work, entity, schema, belonging.Rows);
        using var own = work.Prepare("UPDATE mirror SET owner = @owner WHERE connection = @connection AND entity = @entity AND id = @id", "@entity", "@id", "@owner");
        foreach (var id in came) own.Run(of, id, owner);
        Note(work, of, owner, Stored.Instant(belonging.At));
    }

    private static void Note(Work work, string entity, string owner, string at)
    {
        var values = new { entity, owner, at };
        if (work.Run("UPDATE mirror_owners SET read_at = @at WHERE connection = @connection AND entity = @entity AND owner = @owner", values) > 0) return;
        work.Run("INSERT INTO mirror_owners (connection, entity, owner, read_at) VALUES (@connection, @entity, @owner, @at)", values);
    }
}
