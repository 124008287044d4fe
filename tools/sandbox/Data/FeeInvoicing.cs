using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>What a person does on Severa's screen when a project's cost is invoiced to the customer: an invoice of the fee, and it is sent.</summary>
internal static class FeeInvoicing
{
    public static SandboxRecord Make(InvoiceWriter writer, SandboxWorld world, SandboxRecord fee, DateTimeOffset now)
    {
        var price = fee["unitPrice"] as SandboxMoney ?? new(0, "SEK");
        var product = fee.Text("product") is { } guid ? world.Severa.Products.Find(guid) : null;
        var piece = new Piece(fee.Text("project")!, product, (decimal)fee["quantity"]!) { Fee = fee.Key };
        var day = DateOnly.ParseExact(Severa.SeveraJson.Day(now), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var row = new RowDraft(InvoicePart.Fees, fee.Text("description") ?? fee.Text("name") ?? "", price.Amount, [piece])
        {
            Unit = fee.Text("measurementUnit"),
            Vat = fee["vatRate"] as decimal?,
        };
        return writer.Write(new("Skickad", day, [row]) { Currency = price.CurrencyCode }, Guid.NewGuid().ToString(), now);
    }
}
