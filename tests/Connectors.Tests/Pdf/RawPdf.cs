using System.Globalization;
using System.Text;

namespace Brygga.Connectors.Tests.Pdf;

/// <summary>A PDF of objects that are written out, so that it may be as odd as it has to be. The first object is its catalogue.</summary>
internal static class RawPdf
{
    public static byte[] Of(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (one, number) in objects.Select(static (one, i) => (one, i + 1)))
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{one}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public static string Stream(string content, string dictionary = "") => string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {dictionary} >>\nstream\n{content}\nendstream");

    /// <summary>Pages of these sizes, each with a rectangle in it.</summary>
    public static byte[] Pages(params (int Width, int Height)[] sizes)
    {
        var kids = string.Join(' ', sizes.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"{4 + i} 0 R")));
        return Of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Count {sizes.Length} /Kids [ {kids} ] >>"),
            Stream("0 0 1 rg 10 10 50 50 re f"),
            .. sizes.Select(static size => string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {size.Width} {size.Height} ] /Contents 3 0 R /Resources << >> >>")),
        ]);
    }
}
