using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brygga.Bench.FirstLoad;
using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using LanguageExt;
using UglyToad.PdfPig;
using static LanguageExt.Prelude;

namespace Brygga.Bench.Pdf;

/// <summary>Combines a hundred pages of attachments, each time in a process of its own, so that its memory is its own.</summary>
internal static class PdfBench
{
    /// <summary>The word after which are a folder of files and a limit.</summary>
    public const string Word = "combine";

    private const long NoLimit = 1_000_000_000;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("brygga-bench-").FullName;
        try
        {
            var index = 0;
            foreach (var file in Attachments.Make()) await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index++:00} {file.Name}")), file.Bytes);
            Table.Say($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
            Console.WriteLine("| limit, MB | files | pages | MB | files out | pages out | MB out | seconds | peak memory, MB |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            await Combine(folder, NoLimit, "none");
            await Combine(folder, PdfLimits.SeveraFileBytes, "10");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the process of its own does.</summary>
    public static int Combine(string folder, string limit)
    {
        var files = toSeq(Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(static path => new FileContent(Path.GetFileName(path), "", File.ReadAllBytes(path)))).Strict();
        var clock = Stopwatch.StartNew();
        var bundle = OnePdf.Of(files, "all.pdf", new() { FileBytes = long.Parse(limit, CultureInfo.InvariantCulture) }, CancellationToken.None);
        var (seconds, megabytes) = (clock.Elapsed.TotalSeconds, Child.Megabytes());
        Console.WriteLine(JsonSerializer.Serialize(new Combined(
            files.Count, files.Sum(static file => (long)file.Bytes.Length), bundle.Files.Count, bundle.Files.Sum(static file => (long)file.Bytes.Length), bundle.Files.Sum(static file => PagesOf(file.Bytes)), seconds, megabytes)));
        foreach (var remark in bundle.Remarks) Console.Error.WriteLine(remark.Text);
        return 0;
    }

    private static int PagesOf(ReadOnlyMemory<byte> bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        return pdf.NumberOfPages;
    }

    private static async Task Combine(string folder, long limit, string shown)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        // As in the product: what the bench's other measurements switch off.
        start.Environment["DOTNET_gcConcurrent"] = "1";
        foreach (var argument in (string[])[typeof(PdfBench).Assembly.Location, Word, folder, limit.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var one = JsonSerializer.Deserialize<Combined>(said) ?? throw new InvalidOperationException(said);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {shown} | {one.Files} | {Attachments.Pages} | {one.Bytes / 1e6:0.0} | {one.FilesOut} | {one.PagesOut} | {one.BytesOut / 1e6:0.0} | {one.Seconds:0.0} | {one.Megabytes} |"));
    }

    private sealed record Combined(int Files, long Bytes, int FilesOut, long BytesOut, int PagesOut, double Seconds, int Megabytes);
}
