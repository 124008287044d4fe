using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>The routes of invoices (Fortnox FACTS 10). Nothing makes a repeated create harmless but a number that the client chose.</summary>
internal sealed class FortnoxInvoices
{
    private readonly FortnoxRegisters all;
    private readonly TimeProvider clock;
    private readonly RecordTable table;
    private readonly FortnoxRegister register = InvoiceTable.Register;
    private readonly FortnoxInput input;
    private readonly InvoiceRowInput rows;
    private readonly FortnoxViews views;
    private readonly FortnoxViews rowViews;
    private readonly InvoiceActions actions;

    public FortnoxInvoices(FortnoxRegisters all, SandboxOptions options)
    {
        this.all = all;
        clock = options.Clock;
        table = all.Invoices;
        input = new(register, all);
        rows = new(all);
        views = new(register, options.NoRightFields);
        rowViews = new(InvoiceTable.Row, options.NoRightFields);
        actions = new(all, rows, clock);
    }

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/invoices", register.Scope, List),
        new("POST", "3/invoices", register.Scope, Create),
        new("GET", "3/invoices/{key}", register.Scope, call => table.TryFind(call["key"], out var invoice) ? One(200, call, invoice) : register.NotFound()),
        new("PUT", "3/invoices/{key}", register.Scope, Update),
        .. InvoiceActions.Puts.Select(Put),
        .. InvoiceActions.Gets.Select(Get),
    ];

    /// <summary>A PUT that does something and takes no body.</summary>
    private Route Put(string action) => new("PUT", $"3/invoices/{{key}}/{action}", register.Scope, call => Act(call, action));

    /// <summary>A GET that sends, which is why it must not be repeated; printing answers a page.</summary>
    private Route Get(string action) => new("GET", $"3/invoices/{{key}}/{action}", register.Scope, call => Act(call, action));

    private Answer Act(Call call, string action)
    {
        if (!table.TryFind(call["key"], out var invoice)) return register.NotFound();
        if (actions.Do(action, invoice) is { } refusal) return refusal;
        return action is "print" or "preview" ? InvoiceActions.Page(invoice) : One(200, call, invoice);
    }

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, register, out var query) is { } refusal) return refusal;
        if (FortnoxList.Find(call, query, register, table.All, Stockholm.Today(clock), out var found) is { } unfit) return unfit;
        return FortnoxPages.Page(query, register.Many, found, invoice => views.Row(call, invoice));
    }

    private Answer Create(Call call)
    {
        if (Read(call, null, out var said) is { } refusal) return refusal;
        if (said.Values.GetValueOrDefault("CustomerNumber") is not string customerNumber) return FortnoxErrors.MissingField("CustomerNumber");
        var customer = all.Customers.Find(customerNumber)!;
        InvoiceCard.Fill(said.Values, customer, all, Stockholm.Today(clock));
        if (InvoiceRules.Day(all, (string)said.Values["InvoiceDate"]!) is { } closed) return closed;
        if (rows.Read(said.Rows ?? [], [], customer, clock.GetUtcNow(), out var made) is { } wrong) return wrong;
        var number = said.Values.GetValueOrDefault(register.Key) as string;
        if (number is not null && InvoiceRules.Number(all, number) is { } taken) return taken;
        var invoice = actions.Add(number, said.Values, made);
        return One(201, call, invoice).With("Location", register.Path);
    }

    private Answer Update(Call call)
    {
        if (!table.TryFind(call["key"], out var invoice)) return register.NotFound();
        if (InvoiceRules.Changeable(invoice) is { } fixedAlready) return fixedAlready;
        if (Read(call, invoice, out var said) is { } refusal) return refusal;
        if (said.Values.GetValueOrDefault(register.Key) is string number && number != invoice.Key) return FortnoxErrors.UnknownField(register.Key);
        if (said.Values.GetValueOrDefault("InvoiceDate") is string date && InvoiceRules.Day(all, date) is { } closed) return closed;
        var customer = all.Customers.Find(said.Values.GetValueOrDefault("CustomerNumber") as string ?? invoice.Text("CustomerNumber")!)!;
        var kept = invoice.Rows;
        if (said.Rows is { } sent && rows.Read(sent, invoice.Rows, customer, clock.GetUtcNow(), out kept) is { } wrong) return wrong;
        table.Change(invoice.Key, one =>
        {
            one.Set(said.Values);
            one.Rows = kept;
            InvoiceSums.Set(all, one);
        });
        return One(200, call, invoice);
    }

    /// <summary>The fields of the head, with the rows and labels taken out of it.</summary>
    private Answer? Read(Call call, SandboxRecord? invoice, out (Dictionary<string, object?> Values, JsonArray? Rows) said)
    {
        said = ([], null);
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        var (sent, labels) = (body["InvoiceRows"], body["Labels"]);
        body.Remove("InvoiceRows");
        body.Remove("Labels");
        if (sent is not (null or JsonArray) || labels is not (null or JsonArray)) return FortnoxErrors.WrongEnvelope();
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (InvoiceRules.Country(values) is { } country) return country;
        if (InvoiceRules.Ocr(all, invoice, values) is { } shared) return shared;
        if (labels is JsonArray some) values["labels"] = string.Join(' ', some.Select(static label => label?["Id"]?.ToString()));
        said = (values, sent as JsonArray);
        return null;
    }

    private Answer One(int status, Call call, SandboxRecord invoice)
    {
        var json = views.Whole(call, invoice);
        json["@urlTaxReductionList"] = $"{call.Origin}/fortnox/3/taxreductions?filter=invoices&referencenumber={Uri.EscapeDataString(invoice.Key)}";
        json["InvoiceRows"] = Scalars.List(invoice.Rows.Select(rowViews.Inner));
        json["Labels"] = Scalars.List((invoice.Text("labels") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static id => new JsonObject { ["Id"] = int.Parse(id, CultureInfo.InvariantCulture) }));
        return FortnoxJson.Answer(status, new JsonObject { [register.One] = json });
    }
}
