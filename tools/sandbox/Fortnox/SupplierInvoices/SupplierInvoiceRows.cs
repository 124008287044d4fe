using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.SupplierInvoices;

/// <summary>
/// What Fortnox makes of the rows of a supplier invoice (Fortnox FACTS 13): both currencies, the row of what is owed, the tax, a pair of rows where
/// the buyer owes the tax, and the balance of it all.
/// </summary>
internal static class SupplierInvoiceRows
{
    public const decimal Payable = 2440;
    private const decimal InputTax = 2641;
    private const decimal Rate = 0.25m;

    /// <summary>The refusal, or null and the rows in the order they are shown. What the head does not say of its sums is worked out of them.</summary>
    public static Answer? Complete(FortnoxRegisters all, SandboxRecord head, IEnumerable<SandboxRecord> sent, out ImmutableArray<SandboxRecord> rows)
    {
        rows = [.. sent];
        foreach (var row in rows)
            if (CompleteRow(all, head, row) is { } unfit) return unfit;
        if (head.Text("VATType") is "REVERSE" or "EUINTERNAL" && rows.Any(static row => row.Text("Code") is null && row["Account"] is >= 2600m and < 2700m))
            return FortnoxErrors.RowWithoutCode();
        if (!rows.Any(static row => row.Text("Code") is "VAT")) rows = rows.AddRange(Tax(all, head, rows));
        if (!rows.Any(static row => row.Text("Code") is "TOT")) rows = rows.Insert(0, Owed(all, head, rows));
        if (rows.Sum(Cost) != 0) return FortnoxErrors.Unbalanced();
        Sum(head, rows);
        return null;
    }

    /// <summary>What is owed and the sums of the head follow from the other rows: a person corrects one row, and Fortnox's screen the rest.</summary>
    public static ImmutableArray<SandboxRecord> Rebalanced(FortnoxRegisters all, SandboxRecord head, ImmutableArray<SandboxRecord> rows)
    {
        ImmutableArray<SandboxRecord> rest = [.. rows.Where(static row => row.Text("Code") is not "TOT")];
        foreach (var row in rest) Convert(head, row);
        (head["Total"], head["VAT"]) = (null, null);
        rest = rest.Insert(0, Owed(all, head, rest));
        Sum(head, rest);
        return rest;
    }

    /// <summary>Debit less credit, in the company's currency.</summary>
    public static decimal Cost(SandboxRecord row) => Number(row, "Debit") - Number(row, "Credit");

    public static decimal Number(SandboxRecord record, string name) => record[name] as decimal? ?? 0;

    /// <summary>The same row with other values; a row is never changed where it stands, because an answer may show it.</summary>
    public static SandboxRecord With(SandboxRecord row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var copy = new SandboxRecord("", 0, row.Created);
        copy.Set(row.Values.Select(static one => KeyValuePair.Create(one.Key, (object?)one.Value)));
        foreach (var (name, value) in values) copy[name] = value;
        return copy;
    }

    /// <summary>The row the other way round, as a credit invoice has it.</summary>
    public static SandboxRecord Reversed(SandboxRecord row) => With(
        row, ("Debit", row["Credit"]), ("Credit", row["Debit"]), ("DebitCurrency", row["CreditCurrency"]), ("CreditCurrency", row["DebitCurrency"]),
        ("Quantity", row["Quantity"] is decimal quantity ? -quantity : null), ("Total", row["Total"] is decimal total ? -total : null));

    private static Answer? CompleteRow(FortnoxRegisters all, SandboxRecord head, SandboxRecord row)
    {
        var article = row.Text("ArticleNumber") is { } number ? all.Articles.Find(number) : null;
        row["ItemDescription"] ??= article?.Text("Description");
        row["Unit"] ??= article?.Text("Unit");
        row["Account"] ??= article?["PurchaseAccount"] is long bought ? (decimal)bought : article is null ? null : 4000m;
        if (row.Text("Account") is not { } key) return FortnoxErrors.MissingField("Account");
        if (all.Accounts.Find(key) is not { } account) return FortnoxErrors.NoAccount();
        if (account["Active"] is false) return FortnoxErrors.Against($"Konto {key} är inaktivt.");
        if (!all.ProjectAccounting && row["Project"] is not null) return FortnoxErrors.NoProjectAccounting();
        row["AccountDescription"] ??= account.Text("Description");
        if (row["Debit"] is null && row["Credit"] is null && row["DebitCurrency"] is null && row["CreditCurrency"] is null)
            row[IsForeign(head) ? "DebitCurrency" : "Debit"] = Rounded(Number(row, "Quantity") * Number(row, "Price"));
        if (row["Quantity"] is not null) row["Total"] = Rounded(Number(row, "Quantity") * Number(row, "Price"));
        Convert(head, row);
        return null;
    }

    /// <summary>Of an invoice in another currency each amount is known in both; of one in kronor the amounts in currency stay 0.</summary>
    private static void Convert(SandboxRecord head, SandboxRecord row)
    {
        if (!IsForeign(head)) return;
        foreach (var side in new[] { "Debit", "Credit" })
        {
            if (Number(row, side) == 0) row[side] = Rounded(Number(row, $"{side}Currency") * InKronor(head));
            else if (Number(row, $"{side}Currency") == 0) row[$"{side}Currency"] = Rounded(Number(row, side) / InKronor(head));
        }
    }

    private static IEnumerable<SandboxRecord> Tax(FortnoxRegisters all, SandboxRecord head, ImmutableArray<SandboxRecord> rows)
    {
        var (foreign, reversed) = (IsForeign(head), Rounded(rows.Where(static row => row.Text("Code") is not "TOT").Sum(Cost) * Rate));
        return head.Text("VATType") switch
        {
            "EUINTERNAL" => [Of(all, head, 2645, "VAT", reversed), Of(all, head, 2614, "VAT", -reversed)],
            "REVERSE" => [Of(all, head, 2647, "VAT", reversed), Of(all, head, 2617, "VAT", -reversed)],
            _ when Number(head, "VAT") is not 0 and var tax => [Of(all, head, InputTax, "VAT", foreign ? Rounded(tax * InKronor(head)) : tax)],
            _ => [],
        };
    }

    /// <summary>In kronor it is the total as the head says it, so that rows that do not add up to it are refused; in currency it is what the rows come to.</summary>
    private static SandboxRecord Owed(FortnoxRegisters all, SandboxRecord head, ImmutableArray<SandboxRecord> rows)
    {
        var owed = !IsForeign(head) && head["Total"] is decimal total ? total : rows.Sum(Cost);
        var row = Of(all, head, Payable, "TOT", -owed);
        if (!IsForeign(head)) return row;
        var currency = head["Total"] as decimal? ?? rows.Sum(static one => Number(one, "DebitCurrency") - Number(one, "CreditCurrency"));
        (row["DebitCurrency"], row["CreditCurrency"]) = (Math.Max(-currency, 0), Math.Max(currency, 0));
        return row;
    }

    private static SandboxRecord Of(FortnoxRegisters all, SandboxRecord head, decimal account, string code, decimal cost)
    {
        var row = new SandboxRecord("", 0, head.Created);
        (row["Account"], row["Code"]) = (account, code);
        row["AccountDescription"] = all.Accounts.Find(row.Text("Account")!)?.Text("Description");
        (row["Debit"], row["Credit"]) = (Plain(Math.Max(cost, 0)), Plain(Math.Max(-cost, 0)));
        Convert(head, row);
        return row;
    }

    private static void Sum(SandboxRecord head, ImmutableArray<SandboxRecord> rows)
    {
        decimal In(string code, int sign) => Plain(sign * rows.Where(row => row.Text("Code") == code)
            .Sum(row => IsForeign(head) ? Number(row, "DebitCurrency") - Number(row, "CreditCurrency") : Cost(row)));
        head["Total"] ??= In("TOT", -1);
        head["VAT"] ??= In("VAT", 1);
    }

    private static bool IsForeign(SandboxRecord head) => head.Text("Currency") is not (null or "SEK");

    private static decimal InKronor(SandboxRecord head) => (head["CurrencyRate"] as decimal? ?? 1) / (head["CurrencyUnit"] as decimal? ?? 1);

    private static decimal Rounded(decimal number) => Plain(Math.Round(number, 2, MidpointRounding.AwayFromZero));

    /// <summary>Without the zeros that arithmetic leaves behind.</summary>
    private static decimal Plain(decimal number) => number / 1.0000000000m;
}
