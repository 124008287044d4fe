using System.Globalization;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Fortnox.Invoices;

/// <summary>
/// When an invoice is refused for more than one field's sake (Fortnox FACTS 6, 10). Whether a draft may be dated in a locked period or outside all
/// financial years is unverified: here it may not.
/// </summary>
internal static class InvoiceRules
{
    private const int MostRows = 500;

    /// <summary>The refusal of a day that nothing can be booked on.</summary>
    public static Answer? Day(FortnoxRegisters all, string date)
    {
        if (Year(all, date) is null) return FortnoxErrors.NoFinancialYear(date);
        var locked = all.LockedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return locked is not null && string.CompareOrdinal(date, locked) <= 0 ? FortnoxErrors.PeriodLocked() : null;
    }

    /// <summary>The financial year that a day is in.</summary>
    public static SandboxRecord? Year(FortnoxRegisters all, string date) => all.FinancialYears.All.FirstOrDefault(
        year => string.CompareOrdinal(year.Text("FromDate"), date) <= 0 && string.CompareOrdinal(date, year.Text("ToDate")) <= 0);

    /// <summary>A number that a client chose: digits, and not used before.</summary>
    public static Answer? Number(FortnoxRegisters all, string number)
    {
        if (!number.All(char.IsAsciiDigit)) return FortnoxErrors.NotNumeric("DocumentNumber");
        return all.Invoices.Find(number) is null ? null : FortnoxErrors.InvoiceTaken(number);
    }

    /// <summary>A payment finds its invoice by the number, so no two open invoices may share one (Fortnox FACTS 10).</summary>
    public static Answer? Ocr(FortnoxRegisters all, SandboxRecord? invoice, IReadOnlyDictionary<string, object?> values) =>
        values.GetValueOrDefault("OCR") is string ocr && all.Invoices.All.Any(other => other != invoice && other.Text("OCR") == ocr)
            ? FortnoxErrors.OcrTaken(ocr)
            : null;

    /// <summary>Countries are named, not coded, on an invoice; which names are taken is unverified: here Swedish and English ones.</summary>
    public static Answer? Country(IReadOnlyDictionary<string, object?> values)
    {
        foreach (var field in new[] { "Country", "DeliveryCountry" })
        {
            if (values.GetValueOrDefault(field) is string name && !Countries.All.Any(country => Same(country.Swedish, name) || Same(country.English, name)))
                return FortnoxErrors.Value(field);
        }

        return null;
    }

    public static Answer? Rows(int count) => count > MostRows ? FortnoxErrors.Against($"En faktura kan ha högst {MostRows} rader.") : null;

    /// <summary>A booked or cancelled invoice stays as it is.</summary>
    public static Answer? Changeable(SandboxRecord invoice)
    {
        if (invoice.Flag("Booked")) return FortnoxErrors.Against("Fakturan är bokförd.");
        return invoice.Flag("Cancelled") ? FortnoxErrors.Against("Fakturan är makulerad.") : null;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
