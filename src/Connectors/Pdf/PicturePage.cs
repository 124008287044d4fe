using System.Globalization;
using System.Text;

namespace Brygga.Connectors.Pdf;

/// <summary>Draws a picture on a page of A4, upright or on its side as the picture is.</summary>
internal static class PicturePage
{
    /// <summary>Points of 1/72 inch.</summary>
    private const double Inch = 72;

    private const double Short = 595.28;
    private const double Long = 841.89;

    /// <summary>A centimetre.</summary>
    private const double Margin = 28.35;

    /// <summary>A scanner's A4 is a few points more or less.</summary>
    private const double Tolerance = 1.02;

    public static void Add(PdfWriter to, Drawing drawing)
    {
        var (picture, content, page) = (to.Reserve(), to.Reserve(), to.Reserve());
        var (paper, box) = Place(drawing);
        to.Write(picture, Describe(drawing), drawing.Pieces);
        to.Write(content, "", [Encoding.ASCII.GetBytes($"q {Matrix(drawing.Turn, box)} cm /Im0 Do Q")]);
        to.Write(page, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {PdfWriter.Parent.Data.ObjectNumber} 0 R /MediaBox [ 0 0 {paper.Width:0.##} {paper.Height:0.##} ] /Resources << /XObject << /Im0 {picture} 0 R >> >> /Contents {content} 0 R >>"));
        to.AddPage(page);
    }

    /// <summary>Pixels that a page takes in, at so many an inch, seen as the picture is.</summary>
    public static (int Width, int Height) Pixels((int Width, int Height) shown, int dpi)
    {
        var paper = Paper(shown);
        return ((int)(paper.Width / Inch * dpi), (int)(paper.Height / Inch * dpi));
    }

    private static (double Width, double Height) Paper((int Width, int Height) shown) => shown.Width > shown.Height ? (Long, Short) : (Short, Long);

    /// <summary>A picture that says how large it is and has room is drawn so large; another fills the page within its margin.</summary>
    private static ((double Width, double Height) Paper, Box Box) Place(Drawing drawing)
    {
        var (shown, paper) = (drawing.Shown, Paper(drawing.Shown));
        var filled = Math.Min((paper.Width - (2 * Margin)) / shown.Width, (paper.Height - (2 * Margin)) / shown.Height);
        var own = Inch / drawing.Dpi.IfNone(double.Epsilon);
        var scale = own * shown.Width <= paper.Width * Tolerance && own * shown.Height <= paper.Height * Tolerance ? own : filled;
        var (width, height) = (scale * shown.Width, scale * shown.Height);
        return (paper, new((paper.Width - width) / 2, (paper.Height - height) / 2, width, height));
    }

    /// <summary>Where the corners of the stored picture come to lie. A picture is one unit wide and high, from its lower left corner.</summary>
    private static string Matrix(int turn, Box box)
    {
        var (x, y, w, h) = box;
        var (a, b, c, d, e, f) = turn switch
        {
            2 => (-w, 0, 0, h, x + w, y),
            3 => (-w, 0, 0, -h, x + w, y + h),
            4 => (w, 0, 0, -h, x, y + h),
            5 => (0, -h, -w, 0, x + w, y + h),
            6 => (0, -h, w, 0, x, y + h),
            7 => (0, h, w, 0, x, y),
            8 => (0, h, -w, 0, x + w, y),
            _ => (w, 0d, 0d, h, x, y),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{a:0.###} {b:0.###} {c:0.###} {d:0.###} {e:0.###} {f:0.###}");
    }

    private static string Describe(Drawing drawing)
    {
        var (colours, space) = drawing.Grey ? (1, "DeviceGray") : (3, "DeviceRGB");
        var (bits, packed) = drawing.Packing switch
        {
            Packing.Jpeg => (8, "/DCTDecode"),
            Packing.Flate => (8, string.Create(CultureInfo.InvariantCulture, $"/FlateDecode /DecodeParms << /Predictor 15 /Colors {colours} /BitsPerComponent 8 /Columns {drawing.Width} >>")),
            _ => (1, string.Create(CultureInfo.InvariantCulture, $"/CCITTFaxDecode /DecodeParms << /K -1 /Columns {drawing.Width} /Rows {drawing.Height} /BlackIs1 true >>")),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/Type /XObject /Subtype /Image /Width {drawing.Width} /Height {drawing.Height} /ColorSpace /{space} /BitsPerComponent {bits} /Filter {packed}");
    }

    private readonly record struct Box(double X, double Y, double Width, double Height);
}
