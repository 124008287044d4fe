using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Invoices;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.SupplierInvoices;

/// <summary>The routes of supplier invoices (Fortnox FACTS 13). The list has no rows: one GET an invoice.</summary>
internal sealed class FortnoxSupplierInvoices
{
    private readonly FortnoxRegisters all;
    private readonly TimeProvider clock;
    private readonly RecordTable table;
    private readonly FortnoxRegister register = SupplierInvoiceTable.Register;
    private readonly FortnoxInput input;
    private readonly FortnoxInput rowInput;
    private readonly FortnoxViews views;
    private readonly FortnoxViews rowViews;
    private readonly SupplierInvoiceActions actions;

    public FortnoxSupplierInvoices(FortnoxRegisters all, SandboxOptions options)
    {
        this.all = all;
        clock = options.Clock;
        table = all.SupplierInvoices;
        input = new(register, all);
        rowInput = new(SupplierInvoiceTable.Row, all);
        views = new(register, options.NoRightFields);
        rowViews = new(SupplierInvoiceTable.Row, options.NoRightFields);
        actions = new(all, clock);
    }

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/supplierinvoices", register.Scope, List),
        new("POST", "3/supplierinvoices", register.Scope, Create),
        new("GET", "3/supplierinvoices/{key}", register.Scope, call => table.TryFind(call["key"], out var invoice) ? One(200, call, invoice) : register.NotFound()),
        new("PUT", "3/supplierinvoices/{key}", register.Scope, Update),
        .. SupplierInvoiceActions.Puts.Select(action => new Route("PUT", $"3/supplierinvoices/{{key}}/{action}", register.Scope, call => Act(call, action))),
    ];

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, register, out var query) is { } refusal) return refusal;
        if (FortnoxList.Find(call, query, register, table.All, Stockholm.Today(clock), out var found) is { } unfit) return unfit;
        return FortnoxPages.Page(query, register.Many, found, invoice => Shown(invoice, views.Row(call, invoice)));
    }

    private Answer Act(Call call, string action)
    {
        if (!table.TryFind(call["key"], out var invoice)) return register.NotFound();
        return actions.Do(action, invoice) ?? One(200, call, invoice);
    }

    private Answer Create(Call call)
    {
        var head = new SandboxRecord("", 0, clock.GetUtcNow());
        if (Read(call, head, out var sent) is { } refusal) return refusal;
        if (head.Text("SupplierNumber") is not { } number) return FortnoxErrors.MissingField("SupplierNumber");
        if (head["DueDate"] is null) return FortnoxErrors.MissingField("DueDate");
        Fill(head, all.Suppliers.Find(number)!);
        if (InvoiceRules.Day(all, head.Text("InvoiceDate")!) is { } closed) return closed;
        if (SupplierInvoiceRows.Complete(all, head, sent ?? [], out var rows) is { } wrong) return wrong;
        return One(201, call, SupplierInvoiceActions.Add(all, head, rows, clock.GetUtcNow())).With("Location", register.Path);
    }

    /// <summary>Rows have no ids, so rows that are sent take the place of all there were.</summary>
    private Answer Update(Call call)
    {
        if (!table.TryFind(call["key"], out var invoice)) return register.NotFound();
        if (SupplierInvoiceActions.Changeable(invoice) is { } fixedAlready) return fixedAlready;
        var head = SupplierInvoiceRows.With(invoice);
        if (Read(call, head, out var sent) is { } refusal) return refusal;
        if (InvoiceRules.Day(all, head.Text("InvoiceDate")!) is { } closed) return closed;
        var rows = invoice.Rows;
        if (sent is not null && SupplierInvoiceRows.Complete(all, head, sent, out rows) is { } wrong) return wrong;
        table.Change(invoice.Key, one =>
        {
            one.Set(head.Values.Select(static value => KeyValuePair.Create(value.Key, (object?)value.Value)));
            one["SupplierName"] = all.Suppliers.Find(one.Text("SupplierNumber")!)!.Text("Name");
            one["Balance"] = one["Total"];
            one.Rows = rows;
        });
        return One(200, call, invoice);
    }

    /// <summary>What an invoice takes from its supplier's card and from the company.</summary>
    private void Fill(SandboxRecord head, SandboxRecord supplier)
    {
        head["Currency"] ??= supplier.Text("Currency") ?? "SEK";
        head["CurrencyRate"] ??= all.Currencies.Find(head.Text("Currency")!)!["BuyRate"] as decimal? ?? 1m;
        head["InvoiceDate"] ??= Stockholm.Today(clock);
        head["CostCenter"] ??= supplier["CostCenter"];
        if (all.ProjectAccounting) head["Project"] ??= supplier["Project"];
    }

    private Answer? Read(Call call, SandboxRecord head, out ImmutableArray<SandboxRecord>? rows)
    {
        rows = null;
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        var sent = body["SupplierInvoiceRows"];
        body.Remove("SupplierInvoiceRows");
        if (sent is not (null or JsonArray)) return FortnoxErrors.WrongEnvelope();
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (!all.ProjectAccounting && values.GetValueOrDefault("Project") is not null) return FortnoxErrors.NoProjectAccounting();
        head.Set(values);
        return sent is JsonArray list ? ReadRows(list, out rows) : null;
    }

    private Answer? ReadRows(JsonArray sent, out ImmutableArray<SandboxRecord>? rows)
    {
        rows = null;
        var made = ImmutableArray.CreateBuilder<SandboxRecord>();
        foreach (var one in sent)
        {
            if (one is not JsonObject json) return FortnoxErrors.WrongEnvelope();
            if (rowInput.Read(json, out var values) is { } refusal) return refusal;
            var row = new SandboxRecord("", 0, clock.GetUtcNow());
            row.Set(values);
            made.Add(row);
        }

        rows = made.ToImmutable();
        return null;
    }

    private Answer One(int status, Call call, SandboxRecord invoice)
    {
        var json = Shown(invoice, views.Whole(call, invoice));
        json["SupplierInvoiceRows"] = Scalars.List(invoice.Rows.Select(row => Hidden(rowViews.Inner(row))));
        return FortnoxJson.Answer(status, new JsonObject { [register.One] = json });
    }

    private JsonObject Shown(SandboxRecord invoice, JsonObject json)
    {
        json["Vouchers"] = Scalars.List(invoice["VoucherNumber"] is decimal number
            ? [new JsonObject
            {
                ["Number"] = number, ["ReferenceType"] = "SUPPLIERINVOICE", ["Series"] = invoice.Text("VoucherSeries"), ["Year"] = Scalars.ToJson(invoice["VoucherYear"]),
            }]
            : []);
        return Hidden(json);
    }

    /// <summary>Without project accounting there is nothing to see of projects.</summary>
    private JsonObject Hidden(JsonObject json)
    {
        if (!all.ProjectAccounting) json["Project"] = "";
        return json;
    }
}
