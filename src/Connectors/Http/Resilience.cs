using Polly;
using Polly.Retry;

namespace Brygga.Connectors.Http;

/// <summary>The one policy by which calls are repeated: exponential waits with jitter, within a bound (DESIGN 7).</summary>
internal static class Resilience
{
    private const double Jitter = 0.25;

    public static ResiliencePipeline<Attempt> Pipeline(RetryLimits limits, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock };
        if (limits.Tries < 2) return builder.Build();
        return builder
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } attempt && Repeats(attempt, limits)),
                MaxRetryAttempts = limits.Tries - 1,
                DelayGenerator = next => ValueTask.FromResult<TimeSpan?>(Delay(next.Outcome.Result!, next.AttemptNumber, limits)),
            })
            .Build();
    }

    private static bool Repeats(Attempt attempt, RetryLimits limits) =>
        attempt.MayRepeat && attempt.Elapsed + attempt.Wait.IfNone(TimeSpan.Zero) < limits.Bound;

    /// <summary>A wait that the system named is taken as it is, with jitter on top only; any other doubles each time.</summary>
    private static TimeSpan Delay(Attempt attempt, int repetition, RetryLimits limits)
    {
        var first = attempt.IsRate ? limits.RateDelay : limits.Delay;
        var wait = attempt.Wait.IfNone(() => first * Math.Pow(2, repetition));
        return wait + (first * Jitter * Random.Shared.NextDouble());
    }
}
