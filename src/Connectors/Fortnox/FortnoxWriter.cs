using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// Writes Fortnox: POST and PUT of the fields in an envelope. A PUT changes what it names and nothing else; a record that was read
/// is never sent back, since unknown and read-only names are refused (Fortnox FACTS 1, 3).
/// </summary>
public sealed class FortnoxWriter(FortnoxSession session) : RemoteWriter(session)
{
    private readonly FortnoxAttachments _attachments = new(session);

    /// <inheritdoc/>
    public override Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Attachments.Case is Attachments way ? _attachments.Attach(way, id, file, stop) : base.Attach(entity, id, file, stop);
    }

    private protected override HttpMethod Method => HttpMethod.Put;

    private protected override ReadOnlyMemory<byte> CreateBody(EntityType entity, Seq<FieldWrite> fields) => Enveloped(entity, fields);

    private protected override ReadOnlyMemory<byte> UpdateBody(EntityType entity, Seq<FieldWrite> fields) => Enveloped(entity, fields);

    private ReadOnlyMemory<byte> Enveloped(EntityType entity, Seq<FieldWrite> fields) => JsonFields.Document(json =>
    {
        if (entity.Envelope.Case is not Envelope envelope)
        {
            session.Fields.Object(json, fields);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName(envelope.One);
        session.Fields.Object(json, fields);
        json.WriteEndObject();
    });
}
