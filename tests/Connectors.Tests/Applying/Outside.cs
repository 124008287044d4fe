using System.Collections.Immutable;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using Brygga.Worlds;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>What becomes of a write.</summary>
internal enum Mishap
{
    None,

    /// <summary>The connection broke before it was committed.</summary>
    LostBefore,

    /// <summary>The connection broke after it was committed.</summary>
    LostAfter,

    /// <summary>The connection broke, and it is committed some time later.</summary>
    Late,

    /// <summary>The right to write is gone.</summary>
    Auth,

    /// <summary>One field is ignored, silently.</summary>
    Ignored,
}

/// <summary>A write as it was asked for.</summary>
/// <param name="Id">The record changed, or the key of the one to be created.</param>
internal sealed record Asked(Verb Verb, EntityRef Entity, string Id, Seq<FieldWrite> Fields)
{
    public bool IsSame(Asked other) => Verb == other.Verb && Entity == other.Entity && Id == other.Id;
}

/// <summary>Both systems as they are, whoever looks: a world that people change, and all that was asked of it.</summary>
internal sealed class Outside(RuleBook book, World start, TimeProvider clock)
{
    private readonly List<(DateTimeOffset At, Asked Asked)> _late = [];
    private World _world = start;

    public World World
    {
        get
        {
            foreach (var due in _late.Where(late => late.At <= Now).ToArray())
            {
                _late.Remove(due);
                Commit(due.Asked);
            }
            return _world;
        }
        set => _world = value;
    }

    /// <summary>Remote calls so far, reads and writes.</summary>
    public int Calls { get; set; }

    /// <summary>What was written, committed or not.</summary>
    public List<Asked> Writes { get; } = [];

    /// <summary>When which key was looked up.</summary>
    public List<(DateTimeOffset At, string Key)> LookUps { get; } = [];

    /// <summary>The creates that were committed, by entity and key.</summary>
    public List<(EntityRef Entity, string Key)> Created { get; } = [];

    /// <summary>Asked for every write, with how many were asked for before it.</summary>
    public Func<Asked, int, Mishap> Happens { get; set; } = static (_, _) => Mishap.None;

    public TimeSpan LateBy { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The id of the record written, or the fault.</summary>
    public Either<Fault, string> Write(Asked asked)
    {
        var mishap = Happens(asked, Writes.Count);
        Writes.Add(asked);
        switch (mishap)
        {
            case Mishap.Auth: return Fault(FaultKind.Auth, asked, "401", "the right is gone");
            case Mishap.LostBefore: return Lost(asked);
            case Mishap.LostAfter:
                Commit(asked);
                return Lost(asked);
            case Mishap.Late:
                _late.Add((Now + LateBy, asked));
                return Lost(asked);
            case Mishap.Ignored: return Commit(asked with { Fields = asked.Fields.Filter(static write => write.Field.Name is not ("b" or "B")).Strict() });
            default: return Commit(asked);
        }
    }

    private Either<Fault, string> Commit(Asked asked)
    {
        var (side, fields) = (asked.Entity.Side, asked.Fields.Map(static write => (write.Field.Name, write.Value)));
        if (asked.Verb == Verb.Update) return Update(asked, fields);
        if (IsTaken(asked)) return Fault(FaultKind.Data, asked, "2000637", "the key is used");
        if (_world.Create(side, fields).Case is not (World made, string id)) return Fault(FaultKind.Data, asked, "2000637", "the key is used");
        _world = made;
        Created.Add((asked.Entity, asked.Id));
        return id;
    }

    private Either<Fault, string> Update(Asked asked, IEnumerable<(string, Value)> fields)
    {
        if (!_world[asked.Entity.Side].ContainsKey(asked.Id)) return Fault(FaultKind.Data, asked, "404", "no such record");
        _world = _world.Update(new(asked.Entity, asked.Id), fields);
        return asked.Id;
    }

    /// <summary>Whether the system, as its catalogue says of it, refuses the key; else it takes twins.</summary>
    private bool IsTaken(Asked asked)
    {
        var key = book.Entity(asked.Entity).Keys[0];
        return key.Unique == Uniqueness.Enforced && _world[asked.Entity.Side].Values.Any(record => KeyOf(record, key) == asked.Id);
    }

    private static string KeyOf(ImmutableDictionary<string, Value> record, NaturalKey key) => record.GetValueOrDefault(key.Field, Value.Nothing).ToString().Trim();

    private static Fault Lost(Asked asked) => Fault(FaultKind.UnknownOutcome, asked, "reset", "the connection broke");

    private static Fault Fault(FaultKind kind, Asked asked, string code, string message) =>
        new(kind, asked.Entity.Side, asked.Verb == Verb.Create ? "POST /things" : "PUT /things/{id}", code, message, None);
}
