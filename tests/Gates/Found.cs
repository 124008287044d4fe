using Brygga.Engine.Data;
using Brygga.Engine.Scoring;
using Brygga.Nordic;
using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Gates;

/// <summary>What the product finds in two registers of a size, and what it takes: nothing of it depends on the machine.</summary>
internal sealed record Found(int Size, LikelyPairs Likely, Quality Quality, long Bytes)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<RuleBook> Rules = new(Compiled);

    public double CandidatesPerRecord => (double)Likely.Compared / Size;

    public double ComparisonsPerRecord => (double)Likely.Measured / Size;

    public double BytesPerRecord => (double)Bytes / Size;

    public static Found In(int size, int seed)
    {
        var registers = new TwoRegisters(size, seed, Noise.Usual);
        var places = Enumerable.Range(0, size);
        var snapshot = Snapshots.Of(Rules.Value, places.Select(registers.Left), places.Select(registers.Right), Now);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var likely = RegisterComparison.Likely(Rules.Value, snapshot, Memory.Blank, new("gate", Now), Rules.Value.Flows[0])
            .IfLeft(static findings => throw new InvalidOperationException(string.Join('\n', findings)));
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new(size, likely, Quality.Of(likely.Pairs.Map(static pair => (pair.Severa.Id, pair.Fortnox.Id)), registers.Truth()), bytes);
    }

    private static RuleBook Compiled()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "mappings");
        var files = toSeq(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal)).Strict();
        return RuleBooks.Compile(files, Seq<SettingValue>()).Match(
            static book => book,
            static mistakes => throw new InvalidOperationException(string.Join('\n', mistakes.Map(static d => $"{d.At} {d.Code} {d.Message}"))));
    }
}
