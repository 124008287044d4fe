using Brygga.Engine.Planning;
using Brygga.Engine.Scoring;
using LanguageExt;

namespace Brygga.Connectors.Reports;

/// <summary>What a report of compared registers is made from. No secret is among it.</summary>
/// <param name="At">When the registers were read.</param>
/// <param name="Blocked">Why flows could not be looked at.</param>
public sealed record ComparisonReport(string Connection, DateTimeOffset At, Seq<RegisterReview> Reviews, Seq<Finding> Blocked);
