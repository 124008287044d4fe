using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Planning;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>What the laws judge: applying as it is, or with one deliberate mistake in what it stands on.</summary>
internal sealed record Variant(string Name)
{
    public static Variant Real { get; } = new("real");

    public Func<IStateStore, IStateStore> State { get; init; } = static state => state;

    public Func<IRemoteWriter, IRemoteWriter> Writer { get; init; } = static writer => writer;

    /// <summary>What is done to a plan, and the world it is applied to, before it is applied.</summary>
    public Func<Plan, Company, Plan> Plan { get; init; } = static (plan, _) => plan;

    /// <summary>Whether the time in which a lost create may still commit is waited for.</summary>
    public bool Waits { get; init; } = true;
}
