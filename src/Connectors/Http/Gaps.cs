using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What shows that a listing is not whole, in words.</summary>
internal static class Gaps
{
    public static string Missing(int missing, int expected) => $"{missing.Text()} of {expected.Text()} records did not come";

    public static string Nameless(int records, string id) => $"{records.Text()} records came without {id}";

    public static string Short(string page, int rows, int asked) =>
        $"page {page} brought {rows.Text()} of {asked.Text()} records, and is not the last";

    public static string NoTotals(string page) => $"page {page} is full and does not say whether there are more";

    public static string OtherPage(int asked, int came) => $"page {asked.Text()} was asked for, page {came.Text()} came";

    public static string Circle(string page) => $"page {page} came again in place of the next one";

    /// <summary>Where half an answer is no answer.</summary>
    public static Fault Fault(Side side, string list, Seq<string> gaps) =>
        new(FaultKind.Transient, side, $"GET {list}", "incomplete", string.Join("; ", gaps), None);
}
