using static Brygga.Sandbox.Fortnox.Tables.Fields;

namespace Brygga.Sandbox.Fortnox.Tables;

/// <summary>Payments of invoices (Fortnox FACTS 11).</summary>
internal static class PaymentTable
{
    public static FortnoxRegister Register { get; } = new("invoicepayments", "payment", "InvoicePayment", "InvoicePayments", "Number")
    {
        Table = static all => all.InvoicePayments,
        NotFound = static () => FortnoxErrors.NoRecord("betalningen"),
        NumericKey = true,
        LastModified = true,
        Sortable = ["paymentdate"],
        Searches = [new("invoicenumber", "InvoiceNumber") { Instead = static (payment, text) => payment.Text("InvoiceNumber") == text }],
        Row = Columns("Amount", "Booked", "Currency", "CurrencyRate", "CurrencyUnit", "InvoiceNumber", "Number", "PaymentDate", "Source", "WriteOffExist"),
        Fields =
        [
            Number("Amount"), Number("AmountCurrency"), Flag("Booked") with { ReadOnly = true }, Answered("Currency"), Number("CurrencyRate"),
            Number("CurrencyUnit") with { ReadOnly = true, Default = 1m }, Answered("ExternalInvoiceReference1"), Answered("ExternalInvoiceReference2"),
            Answered("InvoiceCustomerName"), Answered("InvoiceCustomerNumber"), Date("InvoiceDueDate") with { ReadOnly = true },
            Number("InvoiceNumber") with { Required = true, Refers = new(static all => all.Invoices, FortnoxErrors.NoInvoiceOfPayment) },
            Answered("InvoiceOCR"), Money("InvoiceTotal") with { ReadOnly = true }, Text("ModeOfPayment"), Number("ModeOfPaymentAccount"),
            Answered("Number"), Date("PaymentDate"), Answered("Source") with { Default = "manual" }, Number("VoucherNumber") with { ReadOnly = true },
            Answered("VoucherSeries"), Number("VoucherYear") with { ReadOnly = true }, Flag("WriteOffExist") with { ReadOnly = true, RowOnly = true },
        ],
    };

    /// <summary>What of a payment's receivable is written off. It has no route: it is written with its payment.</summary>
    public static FortnoxRegister WriteOff { get; } = new("invoicepayments", "payment", "WriteOff", "WriteOffs", "AccountNumber")
    {
        Table = static all => all.InvoicePayments,
        NotFound = Register.NotFound,
        Fields =
        [
            Number("AccountNumber") with { Refers = new(static all => all.Accounts, FortnoxErrors.NoAccount) }, Number("Amount"), Text("CostCenter"),
            Text("Currency", 3) with { Default = "SEK" }, Text("Description"), ProjectCode, Text("TransactionInformation"),
        ],
    };

    private static FortnoxField Answered(string name) => Text(name) with { ReadOnly = true };
}
