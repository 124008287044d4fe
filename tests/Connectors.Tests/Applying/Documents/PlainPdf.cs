using System.Globalization;
using System.Text;

namespace Brygga.Connectors.Tests.Applying.Documents;

/// <summary>A PDF of one page that says something.</summary>
internal static class PlainPdf
{
    /// <summary>The same for those alone who know a password.</summary>
    public static byte[] Encrypted(string text)
    {
        var key = new string('7', 64);
        return File($" /ID [<{key[..32]}> <{key[..32]}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>", Objects(text, 0));
    }

    /// <param name="padding">How many bytes of noise the page carries besides.</param>
    public static byte[] Of(string text, int padding = 0) => File("", Objects(text, padding));

    private static string[] Objects(string text, int padding)
    {
        var noise = new byte[padding];
        new Random(padding).NextBytes(noise);
        var page = $"BT /F1 24 Tf 72 700 Td ({text}) Tj ET\n% {Convert.ToBase64String(noise)}";
        return
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {page.Length} >>\nstream\n{page}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
    }

    private static byte[] File(string trailer, string[] objects)
    {
        var (text, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var one in objects)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{one}\nendobj\n");
        }
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R{trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
