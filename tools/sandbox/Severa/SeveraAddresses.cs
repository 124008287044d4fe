using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The address routes (Severa FACTS 6.2). An edited address leaves its customer's own time stamp alone.</summary>
internal sealed class SeveraAddresses(SeveraRegisters all)
{
    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/addresses", "customers:read", List),
        new("GET", "v1/addresses/{guid}", "customers:read", Get),
        new("PATCH", "v1/addresses/{guid}", "customers:write", Patch),
        new("DELETE", "v1/addresses/{guid}", "customers:delete", Delete),
        new("GET", "v1/customers/{guid}/addresses", "customers:read", ListOfCustomer),
        new("POST", "v1/customers/{guid}/addresses", "customers:write", Create),
    ];

    private Answer List(Call call)
    {
        var query = new SeveraQuery(call);
        var since = query.Instant("changedSince");
        return SeveraPages.ByRow(query, all.Addresses.All.Where(address => since is null || address.Changed >= since), Show);
    }

    private Answer ListOfCustomer(Call call)
    {
        if (!all.Customers.TryFind(call["guid"], out var customer)) return SeveraErrors.NotFound();
        return SeveraPages.ByRow(new(call), all.Addresses.All.Where(address => SeveraModels.Owns(customer, address)), Show);
    }

    private Answer Get(Call call) =>
        all.Addresses.TryFind(call["guid"], out var address) ? SeveraJson.Answer(200, Show(address)) : SeveraErrors.NotFound();

    private Answer Create(Call call)
    {
        if (!all.Customers.TryFind(call["guid"], out var customer)) return SeveraErrors.NotFound();
        if (SeveraInput.Read(call, SeveraModels.Address, all, out var values) is { } refusal) return refusal;
        values["customer"] = customer.Key;
        return SeveraJson.Answer(201, Show(all.Addresses.Add(Guid.NewGuid().ToString(), values)));
    }

    private Answer Patch(Call call)
    {
        if (!all.Addresses.TryFind(call["guid"], out var address)) return SeveraErrors.NotFound();
        if (SeveraPatch.Read(call, SeveraModels.Address, all, out var values) is { } refusal) return refusal;
        all.Addresses.Change(address.Key, record => SeveraInput.Set(record, values));
        return SeveraJson.Answer(200, new JsonArray(Show(address)));
    }

    /// <summary>A customer whose headquarter goes has none afterwards.</summary>
    private Answer Delete(Call call) => all.Addresses.Remove(call["guid"]) ? Answer.Empty(204) : SeveraErrors.NotFound();

    private JsonObject Show(SandboxRecord address) => SeveraViews.Address(all, address);
}
