using System.Security.Cryptography;
using Brygga.Nordic;

namespace Brygga.Gates;

public sealed class TwoRegistersTests : IDisposable
{
    private const int Size = 10_000;

    private readonly TwoRegisters _registers = new(Size, seed: 1, Noise.Usual);
    private readonly string _folder = Directory.CreateTempSubdirectory("brygga-nordic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_files_on_every_machine()
    {
        var files = new RegisterFiles(_folder);
        files.Write(new(100, seed: 1, Noise.Usual));
        var bytes = new[] { files.Left, files.Right, files.Truth }.SelectMany(File.ReadAllBytes).ToArray();
        Assert.Equal("B012AFE2F6938C57", Convert.ToHexString(SHA256.HashData(bytes))[..16]);
    }

    [Fact]
    public void Another_seed_gives_other_companies() =>
        Assert.NotEqual(_registers.Left(0).Name, new TwoRegisters(Size, seed: 2, Noise.Usual).Left(0).Name);

    [Fact]
    public void Sixty_of_a_hundred_companies_are_in_both_each_once()
    {
        var truth = _registers.Truth().ToArray();
        Assert.Equal(Size * 60 / 100, truth.Length);
        Assert.Equal(truth.Length, truth.Select(static t => t.Left).Distinct().Count());
        Assert.Equal(truth.Length, truth.Select(static t => t.Right).Distinct().Count());
    }

    [Fact]
    public void Without_noise_both_registers_have_the_same_of_a_company()
    {
        var still = new Noise
        {
            FormChanged = 0,
            FormDropped = 0,
            Typo = 0,
            SecondTypo = 0,
            WordsSwapped = 0,
            Abbreviated = 0,
            DiacriticsLost = 0,
            UpperCase = 0,
            ExtraWords = 0,
            OtherName = 0,
            NumberMissing = 0,
            NumberAsVat = 0,
            EmailMissing = 0,
            EmailOther = 0,
            PhoneMissing = 0,
            WebsiteMissing = 0,
            Moved = 0,
            SameNumber = 1,
        };
        Assert.All(Pairs(new(500, seed: 1, still)), static pair => Assert.Equal(
            pair.Left with { Id = "", Phone = "", Website = "" }, pair.Right with { Id = "", Phone = "", Website = "" }));
    }

    [Fact]
    public void Each_error_is_as_frequent_as_the_noise_says()
    {
        var pairs = Pairs(_registers).ToArray();
        Near(0.30, pairs, static (_, right) => right.BusinessId.Length == 0);
        Near(0.40, pairs, static (_, right) => right.BusinessId.Length > 0 && char.IsLetter(right.BusinessId[0]));
        Near(0.32, pairs, static (_, right) => right.Email.Length == 0);
        Near(0.25, pairs, static (left, right) => right.Email.Length > 0 && right.Email != left.Email);
        Near(0.38, pairs, static (_, right) => right.Phone.Length == 0);
        Near(0.08, pairs, static (left, right) => left.PostalCode != right.PostalCode);
        Near(0.10, pairs, static (_, right) => !right.Name.Any(char.IsLower));
        Near(0.30, pairs, static (left, right) => left.Number == right.Number);
    }

    [Fact]
    public void A_number_is_given_once_in_each_register()
    {
        Assert.Equal(Size, Enumerable.Range(0, Size).Select(i => _registers.Left(i).Number).Distinct().Count());
        Assert.Equal(Size, Enumerable.Range(0, Size).Select(i => _registers.Right(i).Number).Distinct().Count());
        Assert.Equal(Size, Enumerable.Range(0, Size).Select(i => _registers.Left(i).BusinessId).Distinct().Count());
    }

    [Fact]
    public void No_value_needs_quotation_marks_in_a_file() =>
        Assert.All(Enumerable.Range(0, Size), i => Assert.Equal(10, _registers.Right(i).ToString().Count(static c => c == ',')));

    [Fact]
    public void Links_are_read_back_as_they_were_written_and_measured()
    {
        var path = Path.Combine(_folder, "links.csv");
        RegisterFiles.WriteLinks(path, [("a", "b"), ("c", "d"), ("e", "f")]);
        var quality = Quality.Of(RegisterFiles.ReadLinks(path), [("a", "b"), ("c", "x")]);
        Assert.Equal(new(Found: 3, Right: 1, True: 2), quality);
        Assert.Equal((1.0 / 3, 0.5, 0.4), (quality.Precision, quality.Recall, quality.F1));
    }

    private static void Near(double rate, (Entry Left, Entry Right)[] pairs, Func<Entry, Entry, bool> has) =>
        Assert.InRange(pairs.Count(pair => has(pair.Left, pair.Right)) / (double)pairs.Length, rate - 0.02, rate + 0.02);

    private static IEnumerable<(Entry Left, Entry Right)> Pairs(TwoRegisters registers)
    {
        var right = Enumerable.Range(0, registers.Size).Select(registers.Right).ToDictionary(static entry => entry.Id, StringComparer.Ordinal);
        var left = Enumerable.Range(0, registers.Size).Select(registers.Left).ToDictionary(static entry => entry.Id, StringComparer.Ordinal);
        return registers.Truth().Select(pair => (left[pair.Left], right[pair.Right]));
    }
}
