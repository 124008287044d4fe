using System.Text.Json;

namespace Brygga.Fuzz.Answers;

/// <summary>What is asked of a system, and what it answers: the replies in turn, over and over.</summary>
/// <param name="Entity">As rules write it, <c>severa.customer</c>.</param>
internal sealed record AnsweredCall(string Entity, Asked Asked, Reply[] Logins, Reply[] Replies)
{
    public long Size => Logins.Concat(Replies).Sum(static reply => (long)reply.Body.Length);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static AnsweredCall Read(byte[] bytes) => JsonSerializer.Deserialize<AnsweredCall>(bytes)!;
}

/// <summary>An answer as it comes over the wire.</summary>
/// <param name="Headers">Names and values in turn.</param>
internal sealed record Reply(int Status, string[] Headers, byte[] Body);

/// <summary>What can be asked; what an entity has not is asked as <see cref="One"/>.</summary>
internal enum Asked
{
    List,
    ListShort,
    One,
    Find,
    Belonging,
    BelongingBy,
    Content,
    Create,
    Update,
    Attach,
}
