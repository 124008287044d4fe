using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>The routes of invoice payments (Fortnox FACTS 11): what they pay is booked first, and they count once they are booked themselves.</summary>
internal sealed class FortnoxPayments
{
    private readonly FortnoxRegisters all;
    private readonly TimeProvider clock;
    private readonly RecordTable table;
    private readonly FortnoxRegister register = PaymentTable.Register;
    private readonly FortnoxInput input;
    private readonly FortnoxInput writeOffs;
    private readonly FortnoxViews views;
    private readonly FortnoxViews writeOffViews;
    private long last;

    public FortnoxPayments(FortnoxRegisters all, SandboxOptions options)
    {
        this.all = all;
        clock = options.Clock;
        table = all.InvoicePayments;
        input = new(register, all);
        writeOffs = new(PaymentTable.WriteOff, all);
        views = new(register, options.NoRightFields);
        writeOffViews = new(PaymentTable.WriteOff, options.NoRightFields);
    }

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/invoicepayments", register.Scope, List),
        new("POST", "3/invoicepayments", register.Scope, Create),
        new("GET", "3/invoicepayments/{key}", register.Scope, call => table.TryFind(call["key"], out var payment) ? One(200, call, payment) : register.NotFound()),
        new("PUT", "3/invoicepayments/{key}", register.Scope, Update),
        new("DELETE", "3/invoicepayments/{key}", register.Scope, Delete),
        new("PUT", "3/invoicepayments/{key}/bookkeep", register.Scope, Book),
    ];

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, register, out var query) is { } refusal) return refusal;
        if (FortnoxList.Find(call, query, register, table.All, Stockholm.Today(clock), out var found) is { } unfit) return unfit;
        return FortnoxPages.Page(query, register.Many, found, payment => views.Row(call, payment));
    }

    private Answer Create(Call call)
    {
        if (Read(call, out var values, out var off) is { } refusal) return refusal;
        if (values.GetValueOrDefault("InvoiceNumber") is not decimal number) return FortnoxErrors.MissingField("InvoiceNumber");
        var invoice = all.Invoices.Find(number.ToString("0", CultureInfo.InvariantCulture))!;
        values["PaymentDate"] = values.GetValueOrDefault("PaymentDate") ?? Stockholm.Today(clock);
        if (Unpayable(invoice, values) is { } wrong) return wrong;
        foreach (var (name, value) in Answered(invoice)) values[name] = value;
        var key = (++last).ToString(CultureInfo.InvariantCulture);
        (values["Number"], values["WriteOffExist"]) = (key, !off.IsEmpty);
        var payment = table.Add(key, values);
        payment.Rows = off;
        return One(201, call, payment).With("Location", register.Path);
    }

    private Answer Update(Call call)
    {
        if (!table.TryFind(call["key"], out var payment)) return register.NotFound();
        if (payment.Flag("Booked")) return FortnoxErrors.Against("Betalningen är bokförd.");
        if (Read(call, out var values, out var off) is { } refusal) return refusal;
        if (values.TryGetValue("InvoiceNumber", out var number) && number is decimal other && other != (decimal)payment["InvoiceNumber"]!)
            return FortnoxErrors.Value("InvoiceNumber");
        table.Change(payment.Key, one =>
        {
            one.Set(values);
            if (!off.IsEmpty) (one.Rows, one["WriteOffExist"]) = (off, true);
        });
        return One(200, call, payment);
    }

    private Answer Book(Call call)
    {
        if (!table.TryFind(call["key"], out var payment)) return register.NotFound();
        if (payment.Flag("Booked")) return FortnoxErrors.Against("Betalningen är redan bokförd.");
        if (InvoiceRules.Day(all, payment.Text("PaymentDate")!) is { } closed) return closed;
        var year = (decimal)InvoiceRules.Year(all, payment.Text("PaymentDate")!)!["Id"]!;
        var voucher = (decimal)(table.All.Count(static other => other.Flag("Booked")) + 1);
        table.Change(payment.Key, one => one.Set([new("Booked", true), new("VoucherSeries", "C"), new("VoucherNumber", voucher), new("VoucherYear", year)]));
        Settle(payment);
        return One(200, call, payment);
    }

    /// <summary>No list tells of it: the invoice has a balance again.</summary>
    private Answer Delete(Call call)
    {
        if (!table.TryFind(call["key"], out var payment)) return register.NotFound();
        table.Remove(payment.Key);
        Settle(payment);
        return Answer.Empty(204);
    }

    private void Settle(SandboxRecord payment) => all.Invoices.Change(payment.Text("InvoiceNumber")!, invoice => InvoiceSums.SetBalance(all, invoice));

    private static Answer? Unpayable(SandboxRecord invoice, Dictionary<string, object?> values)
    {
        if (!invoice.Flag("Booked")) return FortnoxErrors.Against("Fakturan är inte bokförd.");
        if (string.CompareOrdinal((string)values["PaymentDate"]!, invoice.Text("InvoiceDate")) < 0)
            return FortnoxErrors.Against("Betalningsdatum är före fakturadatum.");
        return invoice.Text("Currency") is not "SEK" && values.GetValueOrDefault("AmountCurrency") is null
            ? FortnoxErrors.MissingField("AmountCurrency")
            : null;
    }

    private static (string Name, object? Value)[] Answered(SandboxRecord invoice) =>
    [
        ("Currency", invoice["Currency"]), ("CurrencyUnit", invoice["CurrencyUnit"]), ("ExternalInvoiceReference1", invoice["ExternalInvoiceReference1"]),
        ("ExternalInvoiceReference2", invoice["ExternalInvoiceReference2"]), ("InvoiceCustomerName", invoice["CustomerName"]),
        ("InvoiceCustomerNumber", invoice["CustomerNumber"]), ("InvoiceDueDate", invoice["DueDate"]), ("InvoiceOCR", invoice["OCR"]),
        ("InvoiceTotal", invoice["Total"]),
    ];

    private Answer? Read(Call call, out Dictionary<string, object?> values, out ImmutableArray<SandboxRecord> off)
    {
        (values, off) = ([], []);
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        var sent = body["WriteOffs"];
        body.Remove("WriteOffs");
        if (sent is not (null or JsonArray)) return FortnoxErrors.WrongEnvelope();
        if (input.Read(body, out values) is { } refusal) return refusal;
        foreach (var one in sent?.AsArray() ?? [])
        {
            if (one is not JsonObject json) return FortnoxErrors.WrongEnvelope();
            if (writeOffs.Read(json, out var parts) is { } wrong) return wrong;
            var record = new SandboxRecord("", 0, clock.GetUtcNow());
            record.Set(parts);
            off = off.Add(record);
        }

        return null;
    }

    private Answer One(int status, Call call, SandboxRecord payment)
    {
        var json = views.Whole(call, payment);
        json["WriteOffs"] = Scalars.List(payment.Rows.Select(writeOffViews.Inner));
        return FortnoxJson.Answer(status, new JsonObject { [register.One] = json });
    }
}
