namespace Brygga.Rules.Tests.Catalogues;

/// <summary>The fields of one entity against the model that the API answers, and against the one that it takes.</summary>
internal sealed class FieldComparison(CatalogueFile file, CatalogueEntity entity)
{
    private readonly List<Difference> _found = [];

    /// <param name="taken">None: the document does not say what can be written.</param>
    public static Seq<Difference> Of(CatalogueFile file, CatalogueEntity entity, ApiSchema answered, Option<ApiSchema> taken)
    {
        var comparison = new FieldComparison(file, entity);
        comparison.Compare(new(entity.Fields, answered, taken, "", entity.Writes));
        return toSeq(comparison._found).Strict();
    }

    /// <summary>The fields of a record, and of the records in it.</summary>
    private sealed record Level(Seq<CatalogueField> Fields, ApiSchema Answered, Option<ApiSchema> Taken, string Path, bool Writes);

    private void Compare(Level level)
    {
        var answered = level.Answered.Members;
        foreach (var (name, _) in answered)
            if (!level.Fields.Exists(f => f.Name == name) && !IsRowsEntity(level.Path + name))
                Report(level.Path + name, About.Missing, "the API has it");
        foreach (var field in level.Fields.Filter(static f => !f.Provided))
            answered.Find(a => a.Name == field.Name).Match(
                found => Compare(field, found.Schema, level),
                () => Report(level.Path + field.Name, About.Extra, "the API does not have it"));
    }

    /// <summary>Rows that are an entity of their own are no field.</summary>
    private bool IsRowsEntity(string name) => file.Entities.Exists(e =>
        CatalogueFile.Word(e.Part("rows_of"), "list") == name && CatalogueFile.Word(e.Part("rows_of"), "invoice") == entity.Name);

    private void Compare(CatalogueField field, ApiSchema api, Level level)
    {
        var path = level.Path + field.Name;
        var taken = level.Taken.Bind(t => t.Member(field.Name)).Filter(static t => !t.ReadOnly);
        if (level.Writes) Written(field, api, taken, level);
        Defaults(path, field, api);
        Inside(path, field, api, taken, level.Writes && field.Write != "never");
    }

    private void Inside(string path, CatalogueField field, ApiSchema api, Option<ApiSchema> taken, bool writes)
    {
        var kind = KindOnTheWire(field);
        if (kind != api.Kind) Report(path, About.Type, $"{kind} here, {api.Kind} there");
        else if (field.Kind == "ref") References(path, field, api);
        else if (kind == "list") Inside(path, field.Item, api.Item, taken.Map(static t => t.Item), writes);
        else if (kind == "record") Compare(new(field.Members, api, taken, path + ".", writes));
        else Values(path, field, api);
    }

    private string KindOnTheWire(CatalogueField field) => (field.Kind, field.Wire.IfNone("")) switch
    {
        (_, "text") => "text",
        (_, "number") => "integer",
        ("ref", _) => file.ReferencesAreObjects ? "record" : "text",
        ("guid" or "choice", _) => "text",
        var (kind, _) => kind,
    };

    /// <summary>
    /// Through a reference a path reads the record itself, so nothing that the API embeds may be lacking there; a key is as long as the record's own.
    /// </summary>
    private void References(string path, CatalogueField field, ApiSchema api)
    {
        var targets = field.Targets.Map(file.Entity).Somes().Strict();
        if (targets.Count != field.Targets.Count) Report(path, About.Type, $"no such entity: {string.Join(", ", field.Targets)}");
        foreach (var (name, _) in api.Members.Filter(m => !targets.Exists(t => t.Field(m.Name).IsSome)))
            Report($"{path}.{name}", About.Embedded, $"{string.Join(", ", field.Targets)} has no such field");
        foreach (var key in targets.Map(static t => t.Field(t.Word("id").IfNone(""))).Somes())
            if (api.Max.IsSome && api.Max != key.Max) Report(path, About.Limit, $"the key has max {Shown(key.Max)} here, {Shown(api.Max)} there");
    }

    private void Values(string path, CatalogueField field, ApiSchema api)
    {
        if (toHashSet(field.Choices) != toHashSet(api.Words)) Report(path, About.Words, $"[{string.Join(", ", field.Choices)}] here, [{string.Join(", ", api.Words)}] there");
        if (field.Kind == "guid") return;
        var impliedByRequired = field.Required && field.Min.IsNone && api.Min == 1;
        if (field.Min != api.Min && !impliedByRequired) Report(path, About.Limit, $"min {Shown(field.Min)} here, {Shown(api.Min)} there");
        if (field.Max != api.Max) Report(path, About.Limit, $"max {Shown(field.Max)} here, {Shown(api.Max)} there");
    }

    private void Written(CatalogueField field, ApiSchema api, Option<ApiSchema> taken, Level level)
    {
        var path = level.Path + field.Name;
        var never = field.Write == "never";
        if (api.ReadOnly && !never) Report(path, About.Write, $"{field.Write} here, read-only there");
        if (level.Taken.IsNone || api.ReadOnly) return;
        if (taken.IsNone && !never) Report(path, About.Write, $"{field.Write} here, not taken there");

        // A record with a guid stands for another record: the guid decides, and what else is sent is without effect.
        if (level.Path.Length > 0 && level.Answered.Member("guid").IsSome) return;
        if (taken.IsSome && never) Report(path, About.Write, "never here, taken there");
        var required = level.Taken.Exists(t => t.Required.Contains(field.Name));
        if (required != field.Required) Report(path, About.Required, $"{field.Required} here, {required} there");
    }

    private void Defaults(string path, CatalogueField field, ApiSchema api)
    {
        if (api.Default.IsSome && api.Default != field.Default) Report(path, About.Default, $"{field.Default.IfNone("none")} here, {api.Default.IfNone("none")} there");
    }

    private void Report(string path, About about, string says) => _found.Add(new(file.System, entity.Name, path, about, says));

    private static string Shown(Option<decimal> limit) => limit.Match(static l => $"{l}", static () => "none");
}
