namespace Brygga.Engine.Scoring;

/// <summary>How alike the values of one comparison are, by their numbers, where these are not the same.</summary>
internal abstract class Measure
{
    /// <summary>What two values that are not equal stay below.</summary>
    private const double AlmostEqual = 1 - 1e-12;

    /// <summary>As much as any two values with different numbers can be alike.</summary>
    public virtual double Most => AlmostEqual;

    /// <summary>From 0 to 1.</summary>
    public abstract double Of(uint one, uint other);

    /// <summary>Never less than <see cref="Of"/>, and much cheaper.</summary>
    public abstract double AtMost(uint one, uint other);
}
