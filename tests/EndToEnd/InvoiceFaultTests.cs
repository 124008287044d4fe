using Brygga.EndToEnd.Rig;
using Xunit.Abstractions;

namespace Brygga.EndToEnd;

/// <summary>One invoice is transferred once, whatever goes wrong on the way.</summary>
public sealed class InvoiceFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task M1_an_invoice_is_transferred_once_whatever_happens_at_whichever_call()
    {
        var matrix = await FaultMatrix.Of(static async invoices => await InvoiceStage.Start(invoices), static _ => true);
        output.WriteLine(matrix.ToString());
        Assert.InRange(matrix.Writes.Count(), 7, int.MaxValue);
        matrix.Approves();
    }
}
