using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The customer routes (Severa FACTS 6.1). Numbers are not unique: a create that is repeated makes a twin.</summary>
internal sealed class SeveraCustomers(SeveraRegisters all)
{
    public ImmutableArray<Route> Routes =>
    [
        new("GET", "v1/customers", "customers:read", List),
        new("POST", "v1/customers", "customers:write", Create),
        new("GET", "v1/customers/{guid}", "customers:read", Get),
        new("PATCH", "v1/customers/{guid}", "customers:write", Patch),
        new("DELETE", "v1/customers/{guid}", "customers:delete", Delete),
    ];

    private Answer List(Call call)
    {
        var query = new SeveraQuery(call);
        var fits = SeveraCustomerFilter.Read(query, all);
        return SeveraPages.ByToken(query, all.Customers.All.Where(fits), Show);
    }

    private Answer Get(Call call) =>
        all.Customers.TryFind(call["guid"], out var customer) ? SeveraJson.Answer(200, Show(customer)) : SeveraErrors.NotFound();

    private Answer Create(Call call)
    {
        if (SeveraInput.Read(call, SeveraModels.Customer, all, out var values) is { } refusal) return refusal;
        return SeveraJson.Answer(201, Show(all.Customers.Add(Guid.NewGuid().ToString(), values)));
    }

    private Answer Patch(Call call)
    {
        if (!all.Customers.TryFind(call["guid"], out var customer)) return SeveraErrors.NotFound();
        if (SeveraPatch.Read(call, SeveraModels.Customer, all, out var values) is { } refusal) return refusal;
        if (values.GetValueOrDefault("headquarterAddress") is string guid && !Owns(customer, guid))
            return SeveraErrors.Parameter("The address belongs to another customer.", SeveraErrors.Body, "/headquarterAddress/guid");
        all.Customers.Change(customer.Key, record => SeveraInput.Set(record, values));
        return SeveraJson.Answer(200, new JsonArray(Show(customer)));
    }

    private Answer Delete(Call call)
    {
        if (!all.Customers.TryFind(call["guid"], out var customer)) return SeveraErrors.NotFound();
        if (customer.Flag("isInternal")) return SeveraErrors.Operation("The internal customer cannot be deleted.");
        foreach (var address in all.Addresses.All.Where(one => SeveraModels.Owns(customer, one))) all.Addresses.Remove(address.Key);
        all.Customers.Remove(customer.Key);
        return Answer.Empty(204);
    }

    private bool Owns(SandboxRecord customer, string guid) =>
        all.Addresses.TryFind(guid, out var address) && SeveraModels.Owns(customer, address);

    private JsonObject Show(SandboxRecord customer) => SeveraViews.Customer(all, customer);
}
