using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The customer routes (Fortnox FACTS 7). A number is never given twice, not even after its customer is deleted.</summary>
internal sealed class FortnoxCustomers(FortnoxRegisters all, FortnoxCustomerViews views)
{
    private const string Number = "CustomerNumber";
    private readonly FortnoxCustomerInput input = new(all);
    private long? series;

    public ImmutableArray<Route> Routes =>
    [
        new("GET", "3/customers", "customer", List),
        new("POST", "3/customers", "customer", Create),
        new("GET", "3/customers/{number}", "customer", Get),
        new("PUT", "3/customers/{number}", "customer", Update),
        new("DELETE", "3/customers/{number}", "customer", Delete),
    ];

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, FortnoxCustomerSearch.Parameters, FortnoxCustomerSearch.Sortable, out var query) is { } refusal) return refusal;
        if (call.Query.TryGetValue("filter", out var filter) && filter.ToString() is not ("active" or "inactive"))
            return FortnoxErrors.UnknownFilter();
        var found = FortnoxCustomerSearch.Find(call, query, all.Customers.All);
        return FortnoxPages.Page(query, "Customers", found, customer => views.Row(call, customer));
    }

    private Answer Get(Call call) => all.Customers.TryFind(call["number"], out var customer) ? One(200, call, customer) : FortnoxErrors.NoCustomer();

    private Answer Create(Call call)
    {
        if (FortnoxBody.Read(call, "Customer", out var body) is { } unread) return unread;
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (values.GetValueOrDefault("Name") is null) return FortnoxErrors.MissingField("Name");
        var number = values.GetValueOrDefault(Number) as string ?? Next();
        if (Taken(number) is { } taken) return taken;
        values[Number] = number;
        return One(201, call, all.Customers.Add(number, values)).With("Location", "customers");
    }

    private Answer Update(Call call)
    {
        if (!all.Customers.TryFind(call["number"], out var customer)) return FortnoxErrors.NoCustomer();
        if (FortnoxBody.Read(call, "Customer", out var body) is { } unread) return unread;
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (values.TryGetValue(Number, out var number) && !customer.Key.Equals(number)) return FortnoxErrors.UnknownField(Number);
        all.Customers.Change(customer.Key, record => Set(record, values));
        return One(200, call, customer);
    }

    private Answer Delete(Call call) => all.Customers.Remove(call["number"]) ? Answer.Empty(204) : FortnoxErrors.NoCustomer();

    private Answer One(int status, Call call, SandboxRecord customer) =>
        FortnoxJson.Answer(status, new JsonObject { ["Customer"] = views.Whole(call, customer) });

    private Answer? Taken(string number)
    {
        if (!FortnoxCharacters.AllowedInNumber(number)) return FortnoxErrors.NotAlphanumeric(Number);
        if (all.Customers.Find(number) is not null) return FortnoxErrors.NumberTaken(number);
        return all.Customers.WasRemoved(number) ? FortnoxErrors.NumberBurned(number) : null;
    }

    /// <summary>The next free number of the series, which starts after the highest number there was.</summary>
    private string Next()
    {
        var next = series ?? all.Customers.All.Select(static one => AsNumber(one.Key)).DefaultIfEmpty(0).Max();
        string number;
        do number = (++next).ToString(CultureInfo.InvariantCulture);
        while (Taken(number) is not null);
        series = next;
        return number;
    }

    private static long AsNumber(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Set(SandboxRecord record, Dictionary<string, object?> values)
    {
        foreach (var (name, value) in values) record[name] = value;
    }
}
