using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Fortnox.Tables;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>
/// Reads the rows of an invoice. Without any RowId they are matched with the rows there were by place, else by it, and what is not sent is gone;
/// a field that is left out keeps its value, and every row gets a new id (Fortnox FACTS 10).
/// </summary>
internal sealed class InvoiceRowInput(FortnoxRegisters all)
{
    private static readonly string[] Rates = ["25", "12", "6", "0"];
    private readonly FortnoxInput input = new(InvoiceTable.Row, all);
    private long lastId;

    /// <summary>The refusal, or null and the rows.</summary>
    public Answer? Read(JsonArray sent, IReadOnlyList<SandboxRecord> before, SandboxRecord customer, DateTimeOffset now, out ImmutableArray<SandboxRecord> rows)
    {
        rows = [];
        if (InvoiceRules.Rows(sent.Count) is { } tooMany) return tooMany;
        var byId = sent.Any(static row => row is JsonObject one && one.ContainsKey("RowId"));
        foreach (var (i, json) in sent.Index())
        {
            if (json is not JsonObject body) return FortnoxErrors.WrongEnvelope();
            if (input.Read(body, out var values) is { } refusal) return refusal;
            var id = values.GetValueOrDefault("RowId") as decimal?;
            var old = byId ? before.FirstOrDefault(row => id is not null && row["RowId"] is decimal had && had == id) : before.ElementAtOrDefault(i);
            if (byId && id is not null && old is null) return FortnoxErrors.Value("RowId");
            var row = Merged(old, values, now);
            if (Complete(row, customer) is { } wrong) return wrong;
            rows = rows.Add(row);
        }

        return null;
    }

    /// <summary>The same row again, with another sign of its quantity.</summary>
    public SandboxRecord Reversed(SandboxRecord row, DateTimeOffset now)
    {
        var copy = Merged(row, [], now);
        copy["DeliveredQuantity"] = -(decimal)row["DeliveredQuantity"]!;
        return copy;
    }

    private SandboxRecord Merged(SandboxRecord? old, Dictionary<string, object?> values, DateTimeOffset now)
    {
        var row = new SandboxRecord((++lastId).ToString(CultureInfo.InvariantCulture), lastId, now);
        if (old is not null) row.Set(old.Values.Select(static one => KeyValuePair.Create(one.Key, (object?)one.Value)));
        row.Set(values);
        if (values.TryGetValue("AccountNumber", out var account) && account is null) row["AccountNumber"] = 0m;
        row["RowId"] = (decimal)lastId;
        return row;
    }

    /// <summary>Fills in what the row does not say, from the article, the customer's kind of tax, and the company.</summary>
    private Answer? Complete(SandboxRecord row, SandboxRecord customer)
    {
        var article = row.Text("ArticleNumber") is { } number ? all.Articles.Find(number) : null;
        row["Description"] ??= article?.Text("Description");
        row["Unit"] ??= article?.Text("Unit");
        row["DeliveredQuantity"] = Rounded(row["DeliveredQuantity"] as decimal? ?? 1);
        row["Price"] = Rounded(row["Price"] as decimal? ?? article?["SalesPrice"] as decimal? ?? 0);
        row["AccountNumber"] ??= InvoiceAccounts.Of(article, customer);
        row["VAT"] ??= InvoiceAccounts.Rate(article, customer, (decimal)row["AccountNumber"]!);
        var rate = ((decimal)row["VAT"]!).ToString("0.##", CultureInfo.InvariantCulture);
        if (!Rates.Contains(rate, StringComparer.Ordinal)) return FortnoxErrors.NoRate(rate);
        row["VATCode"] = rate switch { "25" => "MP1", "12" => "MP2", "6" => "MP3", _ => "MF" };
        return Bookable(row);
    }

    private Answer? Bookable(SandboxRecord row)
    {
        var number = (decimal)row["AccountNumber"]!;
        if (number == 0) return null;
        if (all.Accounts.Find(number.ToString("0", CultureInfo.InvariantCulture)) is not { } account) return FortnoxErrors.NoAccount();
        if (account["Active"] is false) return FortnoxErrors.Against($"Konto {account.Key} är inaktivt.");
        if (account.Text("ProjectSettings") is "MANDATORY" && row.Text("Project") is null) return FortnoxErrors.Against($"Konto {account.Key} kräver projekt.");
        return account.Text("CostCenterSettings") is "MANDATORY" && row.Text("CostCenter") is null
            ? FortnoxErrors.Against($"Konto {account.Key} kräver kostnadsställe.")
            : null;
    }

    /// <summary>Half up to two decimals; a negative number mirrors its positive.</summary>
    private static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero) / 1.0000000000m;
}
