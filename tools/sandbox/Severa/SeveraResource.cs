using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>The routes of one register (Severa FACTS 4, 5). Nothing makes a repeated create harmless.</summary>
internal sealed class SeveraResource(SeveraRegister register, SeveraRegisters all, TimeProvider clock)
{
    private readonly RecordTable table = register.Table(all);

    public IEnumerable<Route> Routes
    {
        get
        {
            var (list, one) = ($"v1/{register.Path}", $"v1/{register.Path}/{{guid}}");
            yield return new("GET", list, $"{register.Scope}:read", call => List(call, table.All));
            yield return new("GET", one, $"{register.Scope}:read", Get);
            if (register.Writes.Contains("PATCH", StringComparer.Ordinal)) yield return new("PATCH", one, $"{register.Scope}:write", Patch);
            if (register.Writes.Contains("DELETE", StringComparer.Ordinal)) yield return new("DELETE", one, $"{register.Scope}:delete", Delete);
            var under = register.Parent is null ? null : $"v1/{register.Parent.Path}/{{guid}}/{register.Path}";
            if (under is not null) yield return new("GET", under, $"{register.Scope}:read", ListUnder);
            if (!register.Writes.Contains("POST", StringComparer.Ordinal)) yield break;
            yield return register.Parent is { Creates: true }
                ? new("POST", under!, $"{register.Scope}:write", CreateUnder)
                : new("POST", list, $"{register.Scope}:write", call => Create(call, null));
        }
    }

    private Answer List(Call call, IEnumerable<SandboxRecord> records)
    {
        if (register.NotSimulated.FirstOrDefault(name => call.Query.Keys.Any(key => key.StartsWith(name, StringComparison.Ordinal))) is { } unheard)
            return Answer.Plain(501, $"The sandbox does not simulate the parameter {unheard}.");
        var query = new SeveraQuery(call);
        var filters = register.Filters.Select(filter => filter.Read(query)).OfType<Func<SandboxRecord, bool>>().ToList();
        if (Changed(query) is { } changed) filters.Add(changed);
        return SeveraPages.Page(register, query, records.Where(record => filters.TrueForAll(fits => fits(record))), Show);
    }

    private Func<SandboxRecord, bool>? Changed(SeveraQuery query)
    {
        if (!register.ChangedSince || query.Instant("changedSince") is not { } since) return null;
        return register.Widened?.Invoke(query, all, since) ?? (record => record.Changed >= since);
    }

    private Answer ListUnder(Call call) =>
        register.Parent!.Table(all).TryFind(call["guid"], out var parent)
            ? List(call, table.All.Where(record => Points(record, register.Parent.Field, parent)))
            : SeveraErrors.NotFound();

    private Answer Get(Call call) => table.TryFind(call["guid"], out var record) ? SeveraJson.Answer(200, Show(record)) : SeveraErrors.NotFound();

    private Answer CreateUnder(Call call) =>
        register.Parent!.Table(all).TryFind(call["guid"], out var parent) ? Create(call, parent) : SeveraErrors.NotFound();

    private Answer Create(Call call, SandboxRecord? parent)
    {
        if (SeveraInput.Read(call, register.Fields, all, out var values) is { } refusal) return refusal;
        if (register.Check?.Invoke(all, null, values) is { } wrong) return wrong;
        if (parent is not null) values[register.Parent!.Field] = parent.Key;
        var record = table.Add(Guid.NewGuid().ToString(), values);
        register.Written?.Invoke(record, Today());
        return SeveraJson.Answer(201, Show(record));
    }

    private Answer Patch(Call call)
    {
        if (!table.TryFind(call["guid"], out var record)) return SeveraErrors.NotFound();
        if (SeveraPatch.Read(call, register.Fields, all, out var values) is { } refusal) return refusal;
        if (register.Check?.Invoke(all, record, values) is { } wrong) return wrong;
        table.Change(record.Key, one => one.Set(values));
        register.Written?.Invoke(record, Today());
        return SeveraJson.Answer(200, new JsonArray(Show(record)));
    }

    private Answer Delete(Call call)
    {
        if (!table.TryFind(call["guid"], out var record)) return SeveraErrors.NotFound();
        if (register.Kept?.Invoke(all, record) is { } refusal) return refusal;
        register.Removed?.Invoke(all, record);
        table.Remove(record.Key);
        return Answer.Empty(204);
    }

    public static bool Points(SandboxRecord record, string field, SandboxRecord target) =>
        string.Equals(record.Text(field), target.Key, StringComparison.OrdinalIgnoreCase);

    private JsonObject Show(SandboxRecord record) => SeveraViews.Show(register, all, record);

    private string Today() => SeveraJson.Day(clock.GetUtcNow());
}
