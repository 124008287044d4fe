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
            if (register.Listed) yield return new("GET", list, $"{register.Scope}:read", call => List(call, register.Filters, table.All));
            if (register.Single) yield return new("GET", one, $"{register.Scope}:read", Get);
            if (register.Writes.Contains("PATCH", StringComparer.Ordinal)) yield return new("PATCH", one, $"{register.Scope}:write", Patch);
            if (register.Writes.Contains("DELETE", StringComparer.Ordinal)) yield return new("DELETE", one, $"{register.Scope}:delete", Delete);
            foreach (var parent in register.Parents)
                yield return new("GET", Under(parent), $"{parent.Scope ?? register.Scope}:read", call => ListUnder(call, parent));
            if (!register.Writes.Contains("POST", StringComparer.Ordinal)) yield break;
            yield return register.Parents.FirstOrDefault(static parent => parent.Creates) is { } owner
                ? new("POST", Under(owner), $"{register.Scope}:write", call => CreateUnder(call, owner))
                : new("POST", list, $"{register.Scope}:write", call => Create(call));
        }
    }

    private string Under(SeveraParent parent) => $"v1/{parent.Path}/{{guid}}/{parent.Under ?? register.Path}";

    private Answer List(Call call, IEnumerable<SeveraFilter> narrowing, IEnumerable<SandboxRecord> records)
    {
        if (register.NotSimulated.FirstOrDefault(name => call.Query.Keys.Any(key => key.StartsWith(name, StringComparison.Ordinal))) is { } unheard)
            return Answer.Plain(501, $"The sandbox does not simulate the parameter {unheard}.");
        var query = new SeveraQuery(call);
        var filters = narrowing.Select(filter => filter.Read(query)).OfType<Func<SandboxRecord, bool>>().ToList();
        if (Changed(query) is { } changed) filters.Add(changed);
        return SeveraPages.Page(register, query, records.Where(record => filters.TrueForAll(fits => fits(record))), Show);
    }

    private Func<SandboxRecord, bool>? Changed(SeveraQuery query)
    {
        if (!register.ChangedSince || query.Instant("changedSince") is not { } since) return null;
        return register.Widened?.Invoke(query, all, since) ?? (record => record.Changed >= since);
    }

    private Answer ListUnder(Call call, SeveraParent parent)
    {
        if (!parent.Table(all).TryFind(call["guid"], out var owner)) return SeveraErrors.NotFound();
        var records = table.IsOwnedBy(parent.Field) ? table.Of(owner.Key) : table.All.Where(record => Points(record, parent.Field, owner));
        if (!parent.One) return List(call, register.Filters.AddRange(parent.Filters), records);
        return records.FirstOrDefault() is { } only ? SeveraJson.Answer(200, Show(only)) : SeveraErrors.NotFound();
    }

    private Answer Get(Call call)
    {
        if (!table.TryFind(call["guid"], out var record)) return SeveraErrors.NotFound();
        return SeveraJson.Answer(200, register.SingleInList ? new JsonArray(Show(record)) : Show(record));
    }

    private Answer CreateUnder(Call call, SeveraParent parent) =>
        parent.Table(all).TryFind(call["guid"], out var owner) ? Create(call, (parent.Field, owner)) : SeveraErrors.NotFound();

    private Answer Create(Call call, (string Field, SandboxRecord Record)? owner = null)
    {
        if (SeveraInput.Read(call, register.Fields, all, out var values) is { } refusal) return refusal;
        if (register.Check?.Invoke(all, null, values) is { } wrong) return wrong;
        if (owner is var (field, parent)) values[field] = parent.Key;
        register.Given?.Invoke(all, values);
        var record = table.Add(Guid.NewGuid().ToString(), values);
        register.Written?.Invoke(all, record, Today());
        return SeveraJson.Answer(201, register.CreateAnswersList ? new JsonArray(Show(record)) : Show(record));
    }

    private Answer Patch(Call call)
    {
        if (!table.TryFind(call["guid"], out var record)) return SeveraErrors.NotFound();
        if (SeveraPatch.Read(call, register.Fields, all, out var values) is { } refusal) return refusal;
        if (register.Check?.Invoke(all, record, values) is { } wrong) return wrong;
        if (register.Admit?.Invoke(all, record, values) is { } barred) return barred;
        table.Change(record.Key, one => one.Set(values), values.Count > 0 && register.Stamps(values.Keys));
        register.Written?.Invoke(all, record, Today());
        return SeveraJson.Answer(200, register.PatchAnswersOne ? Show(record) : new JsonArray(Show(record)));
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
