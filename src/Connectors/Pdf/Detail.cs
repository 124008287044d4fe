using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>How much of a picture is kept when the whole is too large.</summary>
/// <param name="Dpi">At most so many pixels an inch of the page.</param>
/// <param name="Quality">Of JPEG, up to 100.</param>
internal sealed record Detail(int Dpi, int Quality)
{
    /// <summary>From the finest to the coarsest. The last still shows small print.</summary>
    public static readonly Seq<Detail> Coarser = Seq(new Detail(200, 80), new Detail(150, 70));
}
