using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;

namespace Brygga.Connectors.Reading;

/// <summary>How far reading has come.</summary>
/// <param name="Expected">How many records the whole listing has, where the system tells.</param>
public sealed record ReadingProgress(EntityRef Entity, int Read, Option<int> Expected)
{
    /// <summary>How many calls this entity still takes, where that can be told.</summary>
    public Option<int> CallsLeft { get; init; }

    /// <summary>How long they take: the rate limit is what bounds.</summary>
    public Option<TimeSpan> TimeLeft => CallsLeft.Map(calls => calls * Pace.ACall(Entity.Side));
}
