using System.Globalization;
using Brygga.Connectors.Remote;
using ImageMagick;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>A picture of a file: a JPEG or a PNG, or a page of a TIFF.</summary>
/// <param name="Index">Which page.</param>
/// <param name="Drawing">With all its detail.</param>
internal sealed record Picture(ReadOnlyMemory<byte> Bytes, FileKind Kind, int Index, Drawing Drawing);

/// <summary>Reads pictures: turned the right way up, in grey or sRGB, on white.</summary>
internal static class Pictures
{
    /// <summary>What a JPEG that has to be written anew is written with.</summary>
    private const int Quality = 90;

    /// <summary>Of 9. Half the time of more, and a twentieth larger.</summary>
    private const string FlateLevel = "3";

    /// <summary>Each line with the filter that suits it.</summary>
    private const string AllFilters = "5";

    /// <summary>A JPEG is read this small when only to see that it is whole.</summary>
    private const string Glance = "64x64";

    /// <summary>
    /// A JPEG can be read at a half or a third of its size, in a quarter or a ninth of the memory: then it may come out somewhat smaller
    /// than asked for.
    /// </summary>
    private const double Enough = 0.85;

    /// <summary>Of a pixel: a JPEG that takes as many is of something that Flate makes no smaller.</summary>
    private const double BitsOfPhotograph = 1.5;

    private const double LeastDpi = 100;
    private const double MostDpi = 2400;

    /// <summary>Of this process: what a damaged or malicious picture may take; above it is an exception.</summary>
    static Pictures()
    {
        const ulong Memory = 400_000_000;
        (ResourceLimits.Memory, ResourceLimits.MaxMemoryRequest, ResourceLimits.Disk) = (Memory, Memory, 0);
    }

    /// <summary>None when it is larger than the limits. What can't be read is an exception of Magick's.</summary>
    public static Option<Seq<Picture>> Read(FileContent file, FileKind kind, PdfLimits limits, CancellationToken stop)
    {
        using var heads = new MagickImageCollection();
        heads.Ping(file.Bytes.Span, Settings(kind));
        if (heads.Count > limits.Pages || heads.Any(head => (long)head.Width * head.Height > limits.Pixels)) return None;
        var pictures = new List<Picture>();
        for (var index = 0; index < heads.Count; index++)
        {
            stop.ThrowIfCancellationRequested();
            pictures.Add(new(file.Bytes, kind, index, Draw(file.Bytes, kind, index, heads[index])));
        }

        return toSeq(pictures).Strict();
    }

    /// <summary>The same with less detail, if that is fewer bytes. Black and white stays as it is: grey would be larger.</summary>
    public static Drawing Coarser(Picture picture, Detail detail)
    {
        if (picture.Drawing.Packing == Packing.Group4) return picture.Drawing;
        var settings = Settings(picture.Kind, picture.Index);
        var most = PicturePage.Pixels(picture.Drawing.Shown, detail.Dpi);
        var enough = (int)(Enough * Math.Max(most.Width, most.Height));
        settings.SetDefine(MagickFormat.Jpeg, "size", string.Create(CultureInfo.InvariantCulture, $"{enough}x{enough}"));
        using var image = Whole(picture.Bytes, settings);
        // Before it is turned: two of its full size would be too much.
        var room = PicturePage.Pixels(((int)image.Width, (int)image.Height), detail.Dpi);
        image.Resize(new MagickGeometry((uint)room.Width, (uint)room.Height) { Greater = true });
        Straighten(image);
        var coarser = AsJpeg(image, detail.Quality, Shrunk(picture.Drawing, image));
        return coarser.Bytes < picture.Drawing.Bytes ? coarser : picture.Drawing;
    }

    private static Drawing Draw(ReadOnlyMemory<byte> bytes, FileKind kind, int index, IMagickImage head)
    {
        if (kind == FileKind.Jpeg && JpegFile.Read(bytes).Case is JpegFile jpeg) return Embedded(bytes, jpeg, head);
        using var image = Whole(bytes, Settings(kind, index));
        Straighten(image);
        var dpi = Dpi(image.Density);
        return image.DetermineColorType() switch
        {
            ColorType.Bilevel => AsGroup4(image, dpi),
            var colours => Smaller(AsJpeg(image, Quality, dpi), () => AsFlate(image, colours == ColorType.Grayscale, dpi)),
        };
    }

    /// <summary>As it came, turned as it is drawn. It is still read once, small, to see that it is whole.</summary>
    private static Drawing Embedded(ReadOnlyMemory<byte> bytes, JpegFile jpeg, IMagickImage head)
    {
        var settings = Settings(FileKind.Jpeg);
        settings.SetDefine(MagickFormat.Jpeg, "size", Glance);
        using var seen = Whole(bytes, settings);
        return new(Packing.Jpeg, jpeg.Width, jpeg.Height, jpeg.Grey, Math.Max(1, (int)seen.Orientation), Dpi(head.Density), jpeg.Pieces);
    }

    private static MagickImage Whole(ReadOnlyMemory<byte> bytes, MagickReadSettings settings)
    {
        var image = new MagickImage();
        try
        {
            image.Warning += Cut;
            image.Read(bytes.Span, settings);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>A JPEG that ends too early is only warned of: what is missing is grey.</summary>
    private static void Cut(object? sender, WarningEventArgs warning)
    {
        if (warning.Exception.Message.Contains("premature end", StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException(warning.Exception.Message);
    }

    /// <summary>Turned, in sRGB or grey, on white, and with nothing that is not the picture.</summary>
    private static void Straighten(MagickImage image)
    {
        image.AutoOrient();
        if (image.GetColorProfile() is null && image.ColorSpace == ColorSpace.CMYK) image.TransformColorSpace(ColorProfiles.USWebCoatedSWOP, ColorProfiles.SRGB);
        else if (image.GetColorProfile() is not null && image.ColorSpace is not (ColorSpace.Gray or ColorSpace.LinearGray)) image.TransformColorSpace(ColorProfiles.SRGB);
        if (image.ColorSpace is not (ColorSpace.Gray or ColorSpace.sRGB)) image.ColorSpace = image.ColorSpace == ColorSpace.LinearGray ? ColorSpace.Gray : ColorSpace.sRGB;
        image.BackgroundColor = MagickColors.White;
        image.Alpha(AlphaAction.Remove);
        image.ResetPage();
        image.Strip();
    }

    private static Drawing AsGroup4(MagickImage image, Option<double> dpi)
    {
        image.ColorType = ColorType.Bilevel;
        return Packed(Packing.Group4, image, grey: true, dpi, Seq1<ReadOnlyMemory<byte>>(image.ToByteArray(MagickFormat.Group4)));
    }

    private static Drawing AsFlate(MagickImage image, bool grey, Option<double> dpi)
    {
        image.Settings.Interlace = Interlace.NoInterlace;
        image.Settings.SetDefine(MagickFormat.Png, "color-type", grey ? "0" : "2");
        image.Settings.SetDefine(MagickFormat.Png, "bit-depth", "8");
        image.Settings.SetDefine(MagickFormat.Png, "compression-level", FlateLevel);
        image.Settings.SetDefine(MagickFormat.Png, "compression-filter", AllFilters);
        return Packed(Packing.Flate, image, grey, dpi, toSeq(PngFile.Pixels(image.ToByteArray(MagickFormat.Png))).Strict());
    }

    private static Drawing AsJpeg(MagickImage image, int quality, Option<double> dpi)
    {
        image.Quality = (uint)quality;
        var jpeg = image.ToByteArray(MagickFormat.Jpeg);
        var written = JpegFile.Read(jpeg).IfNone(() => throw new InvalidDataException("The JPEG that was written can't be read."));
        return new(Packing.Jpeg, written.Width, written.Height, written.Grey, 1, dpi, written.Pieces);
    }

    private static Drawing Packed(Packing packing, MagickImage image, bool grey, Option<double> dpi, Seq<ReadOnlyMemory<byte>> pieces) =>
        new(packing, (int)image.Width, (int)image.Height, grey, 1, dpi, pieces);

    /// <summary>Flate is tried where it may be the smaller one: for what is drawn, or copied from a screen.</summary>
    private static Drawing Smaller(Drawing jpeg, Func<Drawing> flate) =>
        8.0 * jpeg.Bytes / jpeg.Width / jpeg.Height < BitsOfPhotograph && flate() is var other && other.Bytes <= jpeg.Bytes ? other : jpeg;

    /// <summary>The page shows it as large as before.</summary>
    private static Option<double> Shrunk(Drawing from, MagickImage to) => from.Dpi.Map(dpi => dpi * to.Width / from.Shown.Width);

    /// <summary>Cameras say 72 or 96 whatever they took.</summary>
    private static Option<double> Dpi(Density? density)
    {
        if (density is null || density.Units == DensityUnit.Undefined) return None;
        var inch = density.ChangeUnits(DensityUnit.PixelsPerInch);
        return inch.X is >= LeastDpi and <= MostDpi && Math.Abs(inch.X - inch.Y) < 1 ? inch.X : None;
    }

    private static MagickReadSettings Settings(FileKind kind) => new()
    {
        Format = kind switch { FileKind.Jpeg => MagickFormat.Jpeg, FileKind.Png => MagickFormat.Png, _ => MagickFormat.Tiff },
    };

    /// <summary>One page and no other: a TIFF of a hundred pages is as large as one of them.</summary>
    private static MagickReadSettings Settings(FileKind kind, int index)
    {
        var settings = Settings(kind);
        (settings.FrameIndex, settings.FrameCount) = ((uint)index, 1);
        return settings;
    }
}
