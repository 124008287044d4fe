using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox;

/// <summary>The routes of one register (Fortnox FACTS 1, 2, 3).</summary>
internal sealed class FortnoxResource(FortnoxRegister register, FortnoxRegisters all, IEnumerable<string> noRight, TimeProvider clock)
{
    private readonly RecordTable table = register.Table(all);
    private readonly FortnoxInput input = new(register, all);
    private readonly FortnoxViews views = new(register, noRight);
    private long? series;

    public ImmutableArray<Route> Routes =>
    [
        new("GET", $"3/{register.Path}", register.Scope, List),
        new("GET", $"3/{register.Path}/{{key}}", register.Scope, Get),
        .. register.Writes.Select(Write),
    ];

    private Route Write(string method) => method switch
    {
        "POST" => new(method, $"3/{register.Path}", register.Scope, Create),
        "PUT" => new(method, $"3/{register.Path}/{{key}}", register.Scope, Update),
        _ => new(method, $"3/{register.Path}/{{key}}", register.Scope, Delete),
    };

    private Answer List(Call call)
    {
        if (FortnoxQuery.Read(call, register, out var query) is { } refusal) return refusal;
        if (FortnoxList.Find(call, query, register, table.All, Stockholm.Today(clock), out var found) is { } unfit) return unfit;
        return FortnoxPages.Page(query, register.Many, found, record => views.Row(call, record));
    }

    private Answer Get(Call call) => table.TryFind(call["key"], out var record) ? One(200, call, record) : register.NotFound();

    private Answer Create(Call call)
    {
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (register.Fields.FirstOrDefault(field => field.Required && values.GetValueOrDefault(field.Name) is null) is { } missing)
            return FortnoxErrors.MissingField(missing.Name);
        var key = values.GetValueOrDefault(register.Key) as string ?? Next();
        if (Refused(key) is { } taken) return taken;
        values[register.Key] = key;
        return One(201, call, table.Add(key, values)).With("Location", register.Path);
    }

    private Answer Update(Call call)
    {
        if (!table.TryFind(call["key"], out var record)) return register.NotFound();
        if (FortnoxBody.Read(call, register.One, out var body) is { } unread) return unread;
        if (input.Read(body, out var values) is { } refusal) return refusal;
        if (values.TryGetValue(register.Key, out var key) && !record.Key.Equals(key)) return FortnoxErrors.UnknownField(register.Key);
        table.Change(record.Key, one => one.Set(values));
        return One(200, call, record);
    }

    private Answer Delete(Call call) => table.Remove(call["key"]) ? Answer.Empty(204) : register.NotFound();

    private Answer One(int status, Call call, SandboxRecord record) =>
        FortnoxJson.Answer(status, new JsonObject { [register.One] = views.Whole(call, record) });

    private Answer? Refused(string key)
    {
        if (register.Numbers is not { } numbers) return table.Find(key) is null ? null : FortnoxErrors.Value(register.Key);
        if (!numbers.Allowed(key)) return FortnoxErrors.NotAlphanumeric(register.Key);
        if (table.Find(key) is not null) return numbers.Taken(key);
        return table.WasRemoved(key) ? numbers.Burned?.Invoke(key) : null;
    }

    /// <summary>The next free number of the series, which starts after the highest number there was.</summary>
    private string Next()
    {
        var next = series ?? table.All.Select(static one => AsNumber(one.Key)).DefaultIfEmpty(0).Max();
        string number;
        do number = (++next).ToString(CultureInfo.InvariantCulture);
        while (Refused(number) is not null);
        series = next;
        return number;
    }

    private static long AsNumber(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
