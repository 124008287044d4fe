using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests.Catalogues;

/// <summary>How one entity is read and written, against the calls of the document; and the models that these calls answer and take.</summary>
internal sealed class CallComparison(ApiDocument document, CatalogueFile file, CatalogueEntity entity)
{
    private readonly List<Difference> _found = [];
    private readonly YamlNode.Mapping _read = entity.Part("read");

    public static Seq<Difference> Of(ApiDocument document, CatalogueFile file, CatalogueEntity entity)
    {
        var comparison = new CallComparison(document, file, entity);
        comparison.Paths();
        comparison.Parameters();
        comparison.Pages();
        comparison.Envelopes();
        comparison.ListRows();
        return toSeq(comparison._found).Strict();
    }

    /// <summary>The model of a record: what the call for a single one answers, else a row of a list.</summary>
    public static Option<ApiSchema> Answered(ApiDocument document, CatalogueFile file, CatalogueEntity entity) =>
        CatalogueFile.Word(entity.Part("rows_of"), "list").Match(
            rows => CatalogueFile.Word(entity.Part("rows_of"), "invoice").Bind(file.Entity)
                .Bind(owner => Answered(document, file, owner)).Bind(model => model.Member(rows)).Map(static r => r.Item),
            () => (entity.Word("single") | CatalogueFile.Word(entity.Part("read"), "one") | Lists(entity).HeadOrNone())
                .Bind(path => document.Answer("get", path)).Map(Record));

    public static Option<ApiSchema> Taken(ApiDocument document, CatalogueEntity entity) =>
        CatalogueFile.Word(entity.Part("write"), "create").Bind(path => document.Taken("post", path)).Map(Record);

    /// <summary>A record without its wrapper, alone or in a list: Fortnox wraps all, Severa answers one record in a list here and there.</summary>
    private static ApiSchema Record(ApiSchema body) => body.Kind == "list" ? body.Item
        : body.Members.Filter(static m => m.Name != "MetaInformation") is { Count: 1 } wrapped && wrapped[0].Schema.Innermost() is { Kind: "record" } inner ? inner
        : body;

    private static Seq<string> Lists(CatalogueEntity entity) =>
        (CatalogueFile.Words(entity.Part("read"), "list") + CatalogueFile.Words(entity.Part("read"), "of")).Strict();

    private void Paths()
    {
        Exists("single", "get", entity.Word("single").ToSeq());
        Exists("read.list", "get", CatalogueFile.Words(_read, "list"));
        Exists("read.one", "get", CatalogueFile.Words(_read, "one"));
        Exists("read.of", "get", CatalogueFile.Words(_read, "of"));
        Exists("read.content", "get", CatalogueFile.Words(_read, "content"));
        Exists("write.create", "post", CatalogueFile.Words(entity.Part("write"), "create"));
        Exists("write.update", file.ReferencesAreObjects ? "patch" : "put", CatalogueFile.Words(entity.Part("write"), "update"));
        Exists("attachments.list", "get", CatalogueFile.Words(entity.Part("attachments"), "list"));
        Exists("attachments.add", "post", CatalogueFile.Words(entity.Part("attachments"), "add").Filter(static path => path.StartsWith('/')));
        foreach (var action in entity.Part("actions").Pairs)
            Exists($"actions.{action.Key.Text}", "put", CatalogueFile.Words((YamlNode.Mapping)action.Value, "put"));
    }

    private void Exists(string part, string method, Seq<string> paths)
    {
        foreach (var path in paths)
        {
            if (document.Call(method, path).IsNone) Report(part, About.Path, $"{method} {path} is not there");
            foreach (var name in path.Split('{').Skip(1).Select(static rest => rest[..rest.IndexOf('}', StringComparison.Ordinal)]))
                if (entity.Field(name).IsNone) Report(part, About.Path, $"{{{name}}} in {path} is no field");
        }
    }

    private void Parameters()
    {
        Known("read.since", CatalogueFile.Words(_read, "since").Filter(static p => p != "none"));
        foreach (var with in CatalogueFile.Pairs(_read, "with")) Known("read.with", Seq1(with.Key.Text), Seq1(((YamlNode.Scalar)with.Value).Text));
        foreach (var filter in CatalogueFile.Pairs(_read, "filter"))
        {
            Known($"read.filter.{filter.Key.Text}", Seq1(((YamlNode.Scalar)filter.Value).Text));
            if (entity.Field(filter.Key.Text).IsNone) Report($"read.filter.{filter.Key.Text}", About.Parameter, "is no field");
        }
        foreach (var told in CatalogueFile.Pairs(_read, "tells").Bind(static t => ((YamlNode.Mapping)t.Value).Pairs))
            Known("read.tells", Seq1(told.Key.Text), ((YamlNode.Mapping)told.Value).Pairs.Map(static p => p.Key.Text));
        foreach (var key in entity.Part("keys").Pairs) Known($"keys.{key.Key.Text}", CatalogueFile.Words((YamlNode.Mapping)key.Value, "find"));
        Known("marker", CatalogueFile.Words(entity.Part("marker"), "find"));
    }

    private void Known(string part, Seq<string> parameters, Seq<string> words = default)
    {
        var known = Lists(entity).HeadOrNone().Map(path => document.Parameters("get", path)).IfNone(HashMap<string, Seq<string>>());
        foreach (var parameter in parameters)
            known.Find(parameter).Match(
                allowed => { if (words.Exists(w => !allowed.Contains(w))) Report(part, About.Parameter, $"{parameter} takes {string.Join(", ", allowed)}"); },
                () => Report(part, About.Parameter, $"{parameter} is not there"));
    }

    /// <summary>Severa's two ways to page are told apart by their parameters; Fortnox's document leaves paging out (FACTS 2).</summary>
    private void Pages()
    {
        if (!file.ReferencesAreObjects) return;
        var paging = CatalogueFile.Word(_read, "paging").IfNone("none");
        foreach (var path in Lists(entity))
        {
            var parameters = document.Parameters("get", path);
            var there = parameters.ContainsKey("pageToken") ? "token" : parameters.ContainsKey("firstRow") ? "first_row" : "none";
            if (paging != there) Report("read.paging", About.Paging, $"{paging} here, {there} there ({path})");
        }
    }

    private void Envelopes()
    {
        var names = entity.Words("envelope");
        var paths = entity.Word("single").ToSeq() + CatalogueFile.Words(_read, "one") + CatalogueFile.Words(_read, "list");
        foreach (var (name, path) in names.Zip(paths))
            if (document.Answer("get", path).Exists(a => a.Member(name).IsNone)) Report("envelope", About.Envelope, $"{path} has no {name}");
        if (!file.ReferencesAreObjects && names.Count != paths.Count) Report("envelope", About.Envelope, $"{names.Count} names for {paths.Count} kinds of answer");
    }

    /// <summary>What a list row lacks takes a call for each record, so a row is told exactly.</summary>
    private void ListRows()
    {
        var here = _read.Find("lists").Match(
            node => node is YamlNode.Sequence some ? some.Items.Bind(NamesOnTheWire) : entity.Fields.Filter(static f => !f.Provided).Map(static f => f.Name),
            static () => Seq<string>());
        foreach (var row in Lists(entity).Map(path => document.Answer("get", path)).Somes().Map(Record))
        {
            var there = row.Members.Map(static m => m.Name);
            foreach (var name in there.Filter(n => !here.Contains(n))) Report($"read.lists.{name}", About.ListRow, "only there");
            foreach (var name in here.Filter(n => !there.Contains(n))) Report($"read.lists.{name}", About.ListRow, "only here");
        }
    }

    private static Seq<string> NamesOnTheWire(YamlNode item) => item is YamlNode.Mapping renamed
        ? renamed.Pairs.Map(static p => ((YamlNode.Scalar)p.Value).Text)
        : Seq1(((YamlNode.Scalar)item).Text);

    private void Report(string part, About about, string says) => _found.Add(new(file.System, entity.Name, part, about, says));
}
