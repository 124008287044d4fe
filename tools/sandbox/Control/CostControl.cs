using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox;
using Brygga.Sandbox.Fortnox.SupplierInvoices;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;
using Brygga.Sandbox.Severa.Tables;
using static Brygga.Sandbox.Control.ControlApi;

namespace Brygga.Sandbox.Control;

/// <summary>What people do between two runs with project costs and no call of the real APIs does.</summary>
internal sealed class CostControl(SandboxWorld world)
{
    private static readonly ImmutableArray<string> PhaseFlags = ["isLocked", "isCompleted"];

    public ImmutableArray<Route> Routes =>
    [
        new("POST", "supplier-invoice-rows", null, Correct),
        new("POST", "invoice-fee", null, InvoiceFee),
        new("POST", "phase", null, SetPhase),
        new("GET", "project-accounting", null, _ => Json(200, Accounting())),
        new("POST", "project-accounting", null, SetAccounting),
    ];

    /// <summary>With a row and values it is changed, without a row one is added, without values it is removed.</summary>
    private Answer Correct(Call call)
    {
        var body = Parse(call) as JsonObject;
        if (body?["invoice"]?.ToString() is not { } number || world.Fortnox.SupplierInvoices.Find(number) is not { } invoice)
            return Problem(400, "say {\"invoice\": a given number, \"row\": its place from 0, \"values\": {…}}");
        var row = body["row"] is JsonValue place && place.TryGetValue<int>(out var at) ? at : (int?)null;
        if (row is not null && (row < 0 || row >= invoice.Rows.Length)) return Problem(400, $"the invoice has {invoice.Rows.Length} rows");
        if (body["values"] is not JsonObject json) return row is { } gone ? Done(() => world.RemoveCostRow(number, gone)) : Problem(400, "say which row, or which values");
        if (new FortnoxInput(SupplierInvoiceTable.Row, world.Fortnox).Read(json, out var values) is { } refusal) return refusal;
        return Done(() =>
        {
            if (row is { } changed) SupplierInvoiceCorrections.Change(world.Fortnox, number, changed, values);
            else SupplierInvoiceCorrections.Add(world.Fortnox, number, values);
        });
    }

    private Answer InvoiceFee(Call call)
    {
        if ((Parse(call) as JsonObject)?["fee"]?.ToString() is not { } guid || world.Severa.ProjectFees.Find(guid) is null)
            return Problem(400, "say {\"fee\": the guid of a project fee}");
        return Json(201, new JsonObject { ["invoice"] = world.InvoiceFee(guid) });
    }

    private Answer SetPhase(Call call)
    {
        var body = Parse(call) as JsonObject;
        if (body?["project"]?.ToString() is not { } guid || world.Severa.Projects.Find(guid) is null)
            return Problem(400, "say {\"project\": its guid, \"isLocked\": true or false, \"isCompleted\": true or false}");
        return Done(() =>
        {
            foreach (var flag in PhaseFlags)
                if (body[flag] is JsonValue value && value.TryGetValue<bool>(out var on))
                    world.Severa.Projects.Change(guid, project => project[InvoiceItemTables.PhaseFlag(flag)] = on);
        });
    }

    private Answer SetAccounting(Call call)
    {
        if (Parse(call) is not JsonObject body || body["on"] is not JsonValue value || !value.TryGetValue<bool>(out var on)) return Problem(400, "say {\"on\": true or false}");
        world.Fortnox.ProjectAccounting = on;
        return Json(200, Accounting());
    }

    private JsonObject Accounting() => new() { ["on"] = world.Fortnox.ProjectAccounting };

    private Answer Done(Action act)
    {
        lock (world.Gate) act();
        return Answer.Empty(204);
    }
}
