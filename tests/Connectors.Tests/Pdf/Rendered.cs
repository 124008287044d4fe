using System.Diagnostics;
using Brygga.Connectors.Remote;
using ImageMagick;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>Pages as poppler shows them.</summary>
internal static class Rendered
{
    /// <summary>Why it can't be rendered here, and what to do about it; null where it can.</summary>
    public static readonly string? Missing = Find() is null ? "pdftoppm is missing: install poppler-utils (as root, ./test does it) and run ./test again" : null;

    /// <summary>Points of 1/72 inch are pixels.</summary>
    public static List<MagickImage> Pages(FileContent pdf)
    {
        var folder = Directory.CreateTempSubdirectory("brygga-pdf-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "it.pdf"), pdf.Bytes.Span);
            var start = new ProcessStartInfo(Find()!) { UseShellExecute = false, RedirectStandardError = true };
            foreach (var argument in (string[])["-r", "72", "-cropbox", "-png", Path.Combine(folder, "it.pdf"), Path.Combine(folder, "page")]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Xunit.Assert.Equal("", complaints);
            return [.. Directory.GetFiles(folder, "page*.png").Order(StringComparer.Ordinal).Select(static path => new MagickImage(path))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The colours in the corners of what is on the page: above left and right, below left and right.</summary>
    public static string[] CornersOf(MagickImage page)
    {
        page.ColorFuzz = new Percentage(10);
        page.Trim();
        page.ResetPage();
        var (right, below) = ((int)page.Width - 8, (int)page.Height - 8);
        return [.. ((int X, int Y)[])[(8, 8), (right, 8), (8, below), (right, below)] switch { var places => places.Select(place => NameOf(page.GetPixels().GetPixel(place.X, place.Y).ToColor()!)) }];
    }

    /// <summary>Of the nearest of a few plain colours.</summary>
    public static string NameOf(IMagickColor<byte> color)
    {
        (string Name, byte R, byte G, byte B)[] plain =
            [("red", 255, 0, 0), ("green", 0, 255, 0), ("blue", 0, 0, 255), ("yellow", 255, 255, 0), ("white", 255, 255, 255), ("black", 0, 0, 0), ("cyan", 0, 255, 255), ("magenta", 255, 0, 255)];
        return plain.MinBy(one => Math.Abs(one.R - color.R) + Math.Abs(one.G - color.G) + Math.Abs(one.B - color.B)).Name;
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(static folder => Path.Combine(folder, "pdftoppm")).FirstOrDefault(File.Exists);
}
