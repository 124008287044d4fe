using System.Collections.Immutable;

namespace Brygga.Sandbox.Data.Files;

/// <summary>The files that come with supplier invoices. Pictures are the same everywhere, so they are made once.</summary>
internal static class CostFiles
{
    private const string Large = "large";
    private static readonly byte[] PhotoUpright = Jpeg.Photo(0);
    private static readonly byte[] PhotoTurned = Jpeg.Photo(6);
    private static readonly byte[] Print = Jpeg.Print();
    private static readonly byte[] Screenshot = Png.Screenshot();
    private static readonly byte[] Scan = Tiff.Scan(3);

    /// <summary>The password of the PDF that nobody can read without it.</summary>
    public const string Password = "hemligt";

    public static FileDraft Pdf(string name, int pages = 1) =>
        new(name, PdfPages.Of([.. Enumerable.Range(1, pages).Select(page => FormattableString.Invariant($"{name} sida {page}"))]));

    public static FileDraft Photo { get; } = new("foto.jpg", PhotoTurned) { ContentType = "image/jpeg" };

    public static FileDraft UprightPhoto { get; } = new("kvitto.jpeg", PhotoUpright) { ContentType = "image/jpeg" };

    public static FileDraft PrintPhoto { get; } = new("trycksak.jpg", Print) { ContentType = "image/jpeg" };

    public static FileDraft Picture { get; } = new("skärmbild.png", Screenshot) { ContentType = "image/png" };

    public static FileDraft Pages { get; } = new("inskannat.tif", Scan) { ContentType = "image/tiff" };

    public static FileDraft Encrypted { get; } = new("krypterad.pdf", PdfPages.Encrypted(Password, "hemlig sida"));

    public static FileDraft Protected { get; } = new("skyddad.pdf", PdfPages.Encrypted("", "skyddad sida 1", "skyddad sida 2"));

    public static FileDraft Broken { get; } = new("trasig.pdf", PdfPages.BrokenOff("trasig sida"));

    /// <summary>A file that nothing makes a page of.</summary>
    public static FileDraft Sheet { get; } = new("efaktura.xml", [.. "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Invoice><ID>4711</ID></Invoice>"u8]) { ContentType = "application/xml" };

    /// <summary>Thirteen megabytes, made anew whenever they are asked for.</summary>
    public static FileDraft TooLarge { get; } = new("ritningar.pdf", []) { MadeOnDemand = Large };

    /// <summary>The bytes of a stored file; null when there is none.</summary>
    public static byte[]? Content(SandboxRecord? file) => file?["content"] as byte[] ?? (file?.Text("made") is Large ? PdfPages.Scanned(12, 600, 600) : null);

    /// <summary>One to three files, most of them PDFs.</summary>
    public static ImmutableArray<FileDraft> Draw(Dice dice, int invoice) =>
    [
        .. Enumerable.Range(1, dice.Between(1, 3)).Select(nth => dice.Below(12) switch
        {
            0 => Photo,
            1 => UprightPhoto,
            2 => Picture,
            3 => Pages,
            4 => dice.OneIn(4) ? PrintPhoto : Photo,
            var drawn => Pdf(FormattableString.Invariant($"faktura-{invoice + 1}-{nth}.pdf"), drawn % 3 == 0 ? 3 : 1),
        }),
    ];
}
