using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>What "Reimburse" does on Severa's screen: a full credit note in the status for credit notes (Severa FACTS 6.8). No API call does it.</summary>
internal static class Reimbursement
{
    public static SandboxRecord Make(InvoiceWriter writer, SandboxWorld world, SandboxRecord original, string guid, DateTimeOffset made)
    {
        var status = world.Severa.InvoiceStatuses.All.First(static one => one.Flag("isDefaultForCreditNote"));
        var day = DateOnly.ParseExact(original.Text("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var settings = world.Severa.InvoiceSettings.Of(original.Key)[0];
        var (mine, its) = world.CreditNotes.Reference is CreditReference.CreditNoteInvoice
            ? ("creditNoteInvoice", "reimburseInvoice")
            : ("reimburseInvoice", "creditNoteInvoice");
        var credit = writer.Write(
            new(status.Text("name")!, day, [.. world.Severa.InvoiceRows.Of(original.Key).Select(row => Reversed(world, original, row))])
            {
                Payer = original.Text("billingCustomer"),
                Currency = ((SandboxMoney)original["totalExcludingTax"]!).CurrencyCode,
                ReverseCharged = settings.Flag("isReverseCharged"),
                Values = [("isCreditNote", true), (mine, original.Key)],
            },
            guid, made);
        original[its] = credit.Key;
        return credit;
    }

    private static RowDraft Reversed(SandboxWorld world, SandboxRecord original, SandboxRecord row)
    {
        var (severa, money) = (world.Severa, (SandboxMoney)row["unitPrice"]!);
        var (part, items, item) = row.Text("rowType") switch
        {
            "Hours" => (InvoicePart.Hours, severa.WorkHours, severa.WorkTypes),
            "ProjectFees" => (InvoicePart.Fees, severa.ProjectFees, severa.Products),
            "TravelExpenses" => (InvoicePart.Travels, severa.ProjectTravelExpenses, severa.TravelExpenseTypes),
            _ => (InvoicePart.FlatRate, severa.FlatRates, severa.Products),
        };
        var negative = world.CreditNotes.Sign is CreditSign.Quantity ? -1 : 1;
        var pieces = items.Of(original.Key).Where(one => one.Text("invoiceRowGuid") == row.Key).Select(one => new Piece(
            one.Text("project")!, (one.Text("workType") ?? one.Text("product")) is { } guid ? item.Find(guid) : null, negative * (decimal)one["invoiceQuantity"]!));
        return new(part, row.Text("description") ?? "", negative < 0 ? money.Amount : -money.Amount, pieces.ToImmutableArray()) { Unit = row.Text("measurementUnit"), Vat = row["vatRate"] as decimal? };
    }
}
