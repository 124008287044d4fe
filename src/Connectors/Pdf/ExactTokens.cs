using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Brygga.Connectors.Pdf;

/// <summary>
/// Writes strings as the bytes they came as. PdfPig's own writer turns some into UTF-16, which spoils a palette that is written as a
/// string, and leaves the brackets in UTF-16 as they are, which breaks the object.
/// </summary>
internal sealed class ExactTokens : TokenWriter
{
    protected override void WriteString(StringToken stringToken, Stream outputStream) => WriteHex(new HexToken(Convert.ToHexString(stringToken.GetBytes())), outputStream);
}
