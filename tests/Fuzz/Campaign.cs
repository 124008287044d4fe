using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Brygga.Fuzz;

/// <summary>
/// Runs a kind's law on many inputs: without being asked on its share of a usual number, with <c>BRYGGA_FUZZ=N</c> on N of each kind. The
/// inputs are the same in every run, and those of a larger run begin with those of a smaller one.
/// </summary>
internal static class Campaign
{
    private const int Default = 400;

    /// <summary>Tries of an input that took long: the first ones of a kind pay for what is compiled on the way.</summary>
    private const int Tries = 4;

    /// <summary>An input that takes this long does not end at all.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>Zero: nobody asked for a number.</summary>
    private static int Asked { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BRYGGA_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;

    private static bool IsLarge => Asked > Default;

    /// <summary>The names of the inputs of a kind that were kept.</summary>
    public static TheoryData<string> Kept(string kind) => new(Directory.EnumerateFiles(Path.Combine(Folder, kind)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    /// <summary>Tries an input that was kept.</summary>
    public static void Replay<T>(Kind<T> kind, string name) => Hold(kind, kind.Read(File.ReadAllBytes(Path.Combine(Folder, kind.Name, name))), name);

    public static void Run<T>(Kind<T> kind, ITestOutputHelper output)
    {
        var count = Asked > 0 ? Asked : Math.Max(1, (int)(Default * kind.Share));
        var tally = new Tally();
        for (var seed = 0; seed < count; seed++) tally.Add(Hold(kind, kind.Make(new Random(seed)), string.Create(CultureInfo.InvariantCulture, $"seed {seed}")));
        output.WriteLine($"{kind.Name}: {tally}");
        if (IsLarge) File.AppendAllText(Path.Combine(Path.GetTempPath(), "brygga-fuzz.txt"), $"{kind.Name}: {tally}\n");
    }

    private static Measured Hold<T>(Kind<T> kind, T input, string name)
    {
        // What overflows the stack ends the process, and no message is left of it but this.
        if (IsLarge) File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "brygga-fuzz-last.bin"), kind.Write(input));
        var measured = Measure(kind, input, name);
        for (var again = 1; again < Tries && measured.Took > kind.Patience; again++) measured = measured.Faster(Measure(kind, input, name));
        if (measured.Took > kind.Patience) throw Failed(kind, input, name, $"it took {measured.Took}, and never less");
        var most = kind.Room + (kind.RoomPerByte * kind.Size(input));
        return measured.Allocated <= most ? measured with { Share = (double)measured.Allocated / most } : throw Failed(kind, input, name, $"it allocated {measured.Allocated} bytes, {most} are the most");
    }

    /// <summary>On a thread of its own, so that one that does not end is told of.</summary>
    private static Measured Measure<T>(Kind<T> kind, T input, string name)
    {
        Exception? thrown = null;
        Measured measured = default;
        var thread = new Thread(() =>
        {
            var (before, began, used) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            try
            {
                var sound = kind.Law(input);
                var (passed, spent) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - used);
                measured = new(sound, passed < spent ? passed : spent, GC.GetAllocatedBytesForCurrentThread() - before, 0);
            }
            catch (Exception e)
            {
                thrown = e;
            }
        })
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(Never)) throw Failed(kind, input, name, $"it does not end within {Never}");
        return thrown is null ? measured : throw Failed(kind, input, name, thrown.ToString());
    }

    private static XunitException Failed<T>(Kind<T> kind, T input, string name, string why) => new(
        $"{kind.Name}, {name}: {why}\nThe input, in base 64 (`base64 -d` makes a file for tests/Fuzz/Corpus/{kind.Name} of it):\n{Convert.ToBase64String(kind.Write(input))}");

    private readonly record struct Measured(bool IsSound, TimeSpan Took, long Allocated, double Share)
    {
        public Measured Faster(Measured other) => other.Took < Took ? other : this;
    }

    /// <summary>What a run came to.</summary>
    private sealed class Tally
    {
        private int _inputs;
        private int _sound;
        private Measured _slowest;
        private Measured _largest;

        public void Add(Measured one)
        {
            _inputs++;
            if (one.IsSound) _sound++;
            if (one.Took > _slowest.Took) _slowest = one;
            if (one.Share > _largest.Share) _largest = one;
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{_inputs} inputs, {_sound} of them sound; the slowest took {_slowest.Took.TotalMilliseconds:0} ms; the greediest allocated {_largest.Allocated} bytes, {_largest.Share:P0} of what it may");
    }
}
