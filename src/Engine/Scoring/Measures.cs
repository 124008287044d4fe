using Brygga.Engine.Data;
using Brygga.Engine.Scoring.Kernels;

namespace Brygga.Engine.Scoring;

/// <summary>Values that are equal or have nothing in common.</summary>
internal sealed class NoMeasure : Measure
{
    public static Measure Instance { get; } = new NoMeasure();

    public override double Most => 0;

    public override double Of(uint one, uint other) => 0;

    public override double AtMost(uint one, uint other) => 0;
}

/// <summary>Texts, by one of the kernels.</summary>
internal sealed class TextMeasure<T>(SymbolColumn<T> texts, Kernel<T> kernel, Func<int, int, double> bound) : Measure
    where T : unmanaged
{
    public override double Of(uint one, uint other) => kernel(texts[(int)one], texts[(int)other]);

    public override double AtMost(uint one, uint other) => Math.Min(Most, bound(texts[(int)one].Length, texts[(int)other].Length));
}

/// <summary>How alike two texts are, from 0 to 1.</summary>
internal delegate double Kernel<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other);

/// <summary>Dates and numbers, by how far they are apart.</summary>
/// <param name="within">So far apart they have nothing in common.</param>
internal sealed class DistanceMeasure(IEnumerable<double> values, double within) : Measure
{
    private readonly double[] _values = values.ToArray();

    public override double Of(uint one, uint other) => Math.Max(0, 1 - (Math.Abs(_values[one] - _values[other]) / within));

    public override double AtMost(uint one, uint other) => Of(one, other);
}

/// <summary>Lists, by the two elements that are most alike.</summary>
internal sealed class ListMeasure : Measure
{
    private readonly uint[][] _lists;
    private readonly Measure _elements;

    private ListMeasure(uint[][] lists, Measure elements) => (_lists, _elements) = (lists, elements);

    public static Measure Of(Comparison comparison, Value[] values)
    {
        var numbers = new Dictionary<Value, uint>();
        var lists = values.Select(value => (value.Kind == ValueKind.List ? value.Items.ToArray() : [value]).Select(Number).ToArray()).ToArray();
        return new ListMeasure(lists, Measuring.Of(comparison, numbers.Keys.ToArray()));

        uint Number(Value element)
        {
            if (!numbers.TryGetValue(element, out var number)) numbers.Add(element, number = (uint)numbers.Count);
            return number;
        }
    }

    /// <summary>Two lists that are not the same may have an element in common.</summary>
    public override double Most => 1;

    public override double Of(uint one, uint other)
    {
        var best = 0.0;
        foreach (var a in _lists[one])
            foreach (var b in _lists[other])
                best = Math.Max(best, a == b ? 1 : _elements.Of(a, b));
        return best;
    }

    public override double AtMost(uint one, uint other) => 1;
}
