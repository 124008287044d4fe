using System.Text.Json;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Severa;

/// <summary>Writes Severa: POST of the model, PATCH of single fields by replace (Severa FACTS 5).</summary>
public sealed class SeveraWriter(SeveraSession session) : RemoteWriter(session)
{
    private readonly SeveraProjectFiles _files = new(session);

    /// <inheritdoc/>
    public override Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Attachments.Case is Attachments way ? _files.Attach(way, id, file, stop) : base.Attach(entity, id, file, stop);
    }

    private protected override HttpMethod Method => HttpMethod.Patch;

    private protected override ReadOnlyMemory<byte> CreateBody(EntityType entity, Seq<FieldWrite> fields) =>
        JsonFields.Document(json => session.Fields.Object(json, fields));

    private protected override ReadOnlyMemory<byte> UpdateBody(EntityType entity, Seq<FieldWrite> fields) => JsonFields.Document(json =>
    {
        json.WriteStartArray();
        foreach (var write in fields) Replace(json, write);
        json.WriteEndArray();
    });

    private void Replace(Utf8JsonWriter json, FieldWrite write)
    {
        json.WriteStartObject();
        json.WriteString("op", "replace");
        json.WriteString("path", $"/{write.Field.Name}");
        json.WritePropertyName("value");
        session.Fields.Field(json, write);
        json.WriteEndObject();
    }
}
