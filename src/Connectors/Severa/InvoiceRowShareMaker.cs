using System.Text.Json;
using System.Text.Json.Nodes;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Severa;

/// <summary>Reads what an invoice's rows were made of, and writes their shares, under the names of Severa's API.</summary>
internal sealed class InvoiceRowShareMaker(SystemCatalogue catalogue, JsonValues values) : IMaker
{
    private const string Rows = "invoice_row";
    private const string FlatRates = "flat_rate";

    /// <summary>What a credit note gives back.</summary>
    private const string Reimbursed = "reimbursed_";

    /// <summary>Beyond this nothing is counted: a number that large is none that was meant.</summary>
    private const decimal Most = 1_000_000_000_000m;

    public static string Entity => "invoice_row_share";

    public Seq<EntityRef> MadeFrom(string owner) => Parts(values.Field(Invoice(owner), Field("invoice", "isCreditNote")) != Value.False);

    public Seq<MadeRecord> Make(string owner, Func<EntityRef, Seq<string>> parts)
    {
        var invoice = Invoice(owner);
        var rows = parts(Ref(Rows)).Map(static json => JsonElement.Parse(json)).Strict();
        var rates = parts(Ref(FlatRates)).Map(static json => JsonElement.Parse(json)).Strict();
        var flat = rows.Bind(row => FlatRate(row, rates).ToSeq()).Strict();
        var items = Parts(andReimbursed: true).Map(static part => part.Name).Filter(static name => name is not (Rows or FlatRates))
            .Bind(name => parts(Ref(name)).Bind(json => Item(name, JsonElement.Parse(json)).ToSeq()))
            .Filter(item => !flat.Exists(rate => rate.Row == item.Row));
        return InvoiceRowShares.Of(OnlyProject(invoice), rows.Map(Row), (flat + items).Strict()).Map(share => Record(Text(invoice, "invoice", "guid").IfNone(""), share)).Strict();
    }

    private Seq<EntityRef> Parts(bool andReimbursed) => catalogue.Entities[Entity].ProvidedFrom
        .Filter(part => andReimbursed || !part.Name.StartsWith(Reimbursed, StringComparison.Ordinal)).Strict();

    private static JsonElement Invoice(string owner) => JsonElement.Parse(owner);

    /// <summary>The invoice's project, where it has one only.</summary>
    private Option<string> OnlyProject(JsonElement invoice) => values.Field(invoice, Field("invoice", "projects")) is { Kind: ValueKind.List } projects
        && projects.Items.ToArray().Where(static project => project.IsSet).Select(static project => project.Referenced.Record.Id).Distinct(StringComparer.Ordinal).ToArray() is [var only]
        ? only
        : None;

    private InvoiceRow Row(JsonElement row) => new(Text(row, Rows, "guid").IfNone(""), Number(row, Rows, "quantity"), Number(row, Rows, "sortOrder"));

    /// <summary>A row of a flat rate is of its project, and of no item.</summary>
    private Option<InvoicedItem> FlatRate(JsonElement row, Seq<JsonElement> rates) =>
        from named in Text(row, Rows, "flatRateGuid")
        from rate in rates.Find(rate => Text(rate, FlatRates, "guid") == named)
        from id in Text(row, Rows, "guid")
        select new InvoicedItem(id, Text(rate, FlatRates, "project"), None, Number(row, Rows, "quantity"));

    /// <summary>What an item counts for on its row is its invoice quantity, presumably; without one, its quantity.</summary>
    private Option<InvoicedItem> Item(string entity, JsonElement json) => Text(json, entity, "invoiceRowGuid").Map(row => new InvoicedItem(
        row, Text(json, entity, "project"), Sold(entity, json), Number(json, entity, "invoiceQuantity") || Number(json, entity, "quantity")));

    /// <summary>The product, work type or expense type of an item: the field that refers to one of what a share's item may be.</summary>
    private Option<ItemRef> Sold(string entity, JsonElement json)
    {
        var kinds = Field(Entity, "item").Type.RefersTo;
        var fields = toSeq(catalogue.Entities[entity].Fields.Values.Where(field => field.Type.Kind is ValueKind.Reference && field.Type.RefersTo.Exists(kind => kinds.Contains(kind))).OrderBy(static field => field.Name, StringComparer.Ordinal));
        return fields.Choose(field => Text(json, entity, field.Name).Map(id => new ItemRef(field.Type.RefersTo.Head.Name, id))).HeadOrNone();
    }

    private static MadeRecord Record(string invoice, RowShare share)
    {
        var json = new JsonObject
        {
            ["invoice"] = invoice,
            ["row"] = share.Row.Id,
            ["project"] = share.Project.MatchUnsafe(static id => id, static () => null),
            ["item"] = share.Item.MatchUnsafe(static item => new JsonObject { ["guid"] = item.Id, [JsonValues.EntityMember] = item.Entity }, static () => null),
            ["quantity"] = share.Quantity.MatchUnsafe(static number => (JsonNode?)number, static () => null),
            ["sortOrder"] = share.Row.Order.MatchUnsafe(static number => (JsonNode?)number, static () => null),
        };
        return new(Hash.OfParts([share.Row.Id, share.Project.IfNone(""), share.Item.Map(static item => $"{item.Entity}/{item.Id}").IfNone("")]).ToString(), json.ToJsonString());
    }

    private Option<string> Text(JsonElement json, string entity, string field) => values.Field(json, Field(entity, field)) switch
    {
        { Kind: ValueKind.Reference } reference => reference.Referenced.Record.Id,
        { IsSet: true } value => value.ToString(),
        _ => None,
    };

    private Option<decimal> Number(JsonElement json, string entity, string field) =>
        values.Field(json, Field(entity, field)) is { Kind: ValueKind.Number } value && Math.Abs(value.Number) <= Most ? value.Number : None;

    private Field Field(string entity, string field) => catalogue.Entities[entity].Fields[field];

    private static EntityRef Ref(string entity) => new(Side.Severa, entity);
}
