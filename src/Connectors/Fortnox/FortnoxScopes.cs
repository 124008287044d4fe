using System.Collections.Frozen;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Fortnox;

/// <summary>
/// The scopes that a rule book needs: of every entity that it reads or writes, by the paths that the catalogue names (Fortnox FACTS 4).
/// There are none for reading alone.
/// </summary>
public static class FortnoxScopes
{
    /// <summary>The scopes by the word that follows <c>/3/</c> or <c>/api/</c> in a path.</summary>
    private static readonly FrozenDictionary<string, string> ByResource = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["customers"] = "customer",
        ["articles"] = "article",
        ["invoices"] = "invoice",
        ["projects"] = "project",
        ["costcenters"] = "costcenter",
        ["currencies"] = "currency",
        ["invoicepayments"] = "payment",
        ["supplierinvoicepayments"] = "payment",
        ["suppliers"] = "supplier",
        ["supplierinvoices"] = "supplierinvoice",
        ["accounts"] = "bookkeeping",
        ["financialyears"] = "bookkeeping",
        ["vouchers"] = "bookkeeping",
        ["voucherseries"] = "bookkeeping",
        ["pricelists"] = "price",
        ["prices"] = "price",
        ["printtemplates"] = "print",
        ["articlefileconnections"] = "connectfile",
        ["supplierinvoicefileconnections"] = "connectfile",
        ["voucherfileconnections"] = "connectfile",
        ["archive"] = "archive",
        ["inbox"] = "inbox",
        ["fileattachments"] = "archive inbox",
        ["companyinformation"] = "companyinformation",
        ["settings"] = "settings",
        ["units"] = "settings",
        ["termsofpayments"] = "settings",
        ["termsofdeliveries"] = "settings",
        ["wayofdeliveries"] = "settings",
        ["modesofpayments"] = "settings",
        ["labels"] = "settings",
        ["me"] = "profile",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In the order of the alphabet.</summary>
    public static Seq<string> Of(RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var read = ReadPlan.Of(rules).Entities.Map(static reading => reading.Entity);
        var documents = rules.Documents.Filter(static flow => flow.Enabled).Bind(static flow => Seq(flow.From, flow.To))
            .Bind(static register => register.Kinds).Map(kind => rules.Entity(kind.Entity));
        var company = rules.Fortnox.Company.Bind(name => rules.Fortnox.Entities.Find(name)).ToSeq();
        return toSeq((read + documents + company)
            .Filter(static entity => entity.Ref.Side == Side.Fortnox)
            .Bind(Of)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)).Strict();
    }

    /// <summary>All scopes that reading, writing and attaching files to one entity takes.</summary>
    public static Seq<string> Of(EntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var paths = Seq1(entity.Read.List) + entity.Read.One.ToSeq() + entity.Read.Of.ToSeq() + entity.Read.Content.ToSeq()
            + entity.Write.ToSeq().Map(static write => write.Create)
            + toSeq(entity.Actions.Values).Map(static action => action.Path)
            + entity.Attachments.ToSeq().Bind(static files => files.Add.Cons(files.List.ToSeq()));
        return toSeq(paths.Bind(Scopes).Distinct(StringComparer.Ordinal)).Strict();
    }

    private static Seq<string> Scopes(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["3" or "api", var resource, ..] && ByResource.TryGetValue(resource, out var scopes)
            ? toSeq(scopes.Split(' '))
            : Seq<string>();
}
