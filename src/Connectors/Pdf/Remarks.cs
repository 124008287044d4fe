using System.Globalization;
using Brygga.Connectors.Remote;

namespace Brygga.Connectors.Pdf;

/// <summary>The words of all remarks.</summary>
internal static class Remarks
{
    private const string AsItIs = "It is attached as it is.";

    public static Remark NotCombined(RemarkKind kind, FileContent file) => kind switch
    {
        RemarkKind.Empty => new(kind, file.Name, $"'{file.Name}' is empty. {AsItIs}", "See whether it came whole into Fortnox."),
        RemarkKind.Encrypted => new(kind, file.Name, $"'{file.Name}' is encrypted, so its pages can't be combined with the others. {AsItIs}", "To have it in the combined PDF, save it without a password and without restrictions, and put that in its place in Fortnox."),
        RemarkKind.Broken => new(kind, file.Name, $"'{file.Name}' can't be read whole: it is damaged or cut off. {AsItIs}", "Open it to see whether it can be used; if not, ask the supplier for it again."),
        RemarkKind.UnknownKind => new(kind, file.Name, $"'{file.Name}' is neither a PDF nor a JPEG, PNG or TIFF picture. {AsItIs}", "To have it in the combined PDF, save it as a PDF, and put that in its place in Fortnox."),
        _ => new(kind, file.Name, $"'{file.Name}' has more pages or pixels than are combined. {AsItIs}", "To have it in the combined PDF, make it smaller, and put that in its place in Fortnox."),
    };

    public static Remark HoldsMore(FileContent file, string what) =>
        new(RemarkKind.HoldsMore, file.Name, $"'{file.Name}' has {what}, which a combined PDF can't hold. Its pages are in it, and it is attached as it is as well.", "");

    public static Remark MadeSmaller(FileContent file, Detail detail) =>
        new(RemarkKind.MadeSmaller, file.Name, string.Create(CultureInfo.InvariantCulture, $"'{file.Name}' was made smaller, to {detail.Dpi} dots an inch at most, since the combined PDF was larger than the limit. The original is in Fortnox."), "");

    public static Remark Split(string name, int parts, PdfLimits limits) =>
        new(RemarkKind.Split, name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {parts} files, since one would be larger than the limit of {Megabytes(limits.FileBytes)} MB."), "");

    public static Remark OverLimit(FileContent file, PdfLimits limits) =>
        new(RemarkKind.OverLimit, file.Name, string.Create(CultureInfo.InvariantCulture, $"'{file.Name}' is {Megabytes(file.Bytes.Length)} MB, larger than the limit of {Megabytes(limits.FileBytes)} MB, and can't be made smaller or split."), "If it is refused, make it smaller by hand and add it to the project.");

    private static string Megabytes(long bytes) => (bytes / 1_000_000m).ToString("0.##", CultureInfo.InvariantCulture);
}
