namespace Brygga.Engine.Data;

/// <summary>What the engine knows of a record that no field says: <c>sync.x</c>. A fact that is null is not known.</summary>
/// <param name="ExistedBefore">It was there when the integration was activated.</param>
/// <param name="Changed">It has changed since then.</param>
/// <param name="Needed">A document that was picked up refers to it.</param>
/// <param name="Linked">It has a partner on the other side.</param>
public readonly record struct Facts(bool? ExistedBefore, bool? Changed, bool? Needed, bool? Linked)
{
    public static Facts Unread => default;

    public Value this[Fact fact] => Is(fact) is { } truth ? Value.Of(truth) : Value.Unknown;

    private bool? Is(Fact fact) => fact switch
    {
        Fact.ExistedBefore => ExistedBefore,
        Fact.Changed => Changed,
        Fact.Needed => Needed,
        Fact.Linked => Linked,
        _ => null,
    };
}

/// <summary>One of the <see cref="Facts"/>.</summary>
public enum Fact
{
    ExistedBefore,
    Changed,
    Needed,
    Linked,
}
