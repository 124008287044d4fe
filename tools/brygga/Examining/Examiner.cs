using Brygga.Connectors.Reading;
using Brygga.Engine.Data;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Examining;

/// <summary>All that can be looked at before Brygga is taken into use (M5 to M7), in the order in which problems have to be solved.</summary>
internal static class Examiner
{
    public static async Task<Seq<Check>> Look(Company company, IProgress<ReadingProgress> progress, CancellationToken stop)
    {
        var entering = await Entering.Look(company, Side.Severa, stop) + await Entering.Look(company, Side.Fortnox, stop);
        var comparing = entering.Exists(static check => check.Verdict == CheckVerdict.Problem) ? Seq<Check>() : await Comparing.Look(company, progress, stop);
        return (entering + comparing + Persons).Strict();
    }

    /// <summary>What no API tells.</summary>
    private static Seq<Check> Persons { get; } = Seq(
        Check.Confirm("severa", "the edition is Business, Platinum or Enterprise", "Look in Severa's account settings.", "M5"),
        Check.Confirm("severa", "an administrator has enabled the add-on for integrations", "Look on Severa's order page.", "M5"),
        Check.Confirm("fortnox", "project accounting is switched on, if rows of supplier invoices are to become project costs", "Look in Fortnox's settings for bookkeeping.", "M6"),
        Check.Confirm("severa", "the invoice statuses that invoices are picked up from and get afterwards exist, with the right flags", "Look in Severa's settings for invoicing.", "M7"));
}
