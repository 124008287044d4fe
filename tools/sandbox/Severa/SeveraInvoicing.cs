using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

/// <summary>What happens when an invoice is changed: what its status allows, and the number it gets (Severa FACTS 6.8, 6.10).</summary>
internal static class SeveraInvoicing
{
    private const string Status = "status";
    private const string OwnNumber = "number";

    /// <summary>In a read-only status nothing but the status can change, if that.</summary>
    public static Answer? Admit(SeveraRegisters all, SandboxRecord invoice, Dictionary<string, object?> values)
    {
        var locked = StatusOf(all, invoice)?.Flag("isReadOnly") == true;
        if (Try(values, Status, locked ? all.Patches.LockedStatus : all.Patches.Status) is { } refused) return refused;
        if (!locked) return Try(values, OwnNumber, all.Patches.Number);
        return values.Keys.Any(static name => name is not Status) ? SeveraErrors.Operation("The invoice cannot be edited in its status.") : null;
    }

    /// <summary>The settings of an invoice are taken or not as a whole.</summary>
    public static Answer? AdmitSettings(SeveraRegisters all, SandboxRecord settings, Dictionary<string, object?> values)
    {
        if (all.Patches.Settings is PatchMode.Refuses) return Refused("invoice settings");
        if (all.Patches.Settings is PatchMode.Ignores) values.Clear();
        return null;
    }

    /// <summary>A change of the status alone is not stamped: whether the real one does is unverified, and nothing may lean on it (FACTS 4).</summary>
    public static bool Stamps(IReadOnlyCollection<string> changed) => changed.Any(static name => name is not Status);

    /// <summary>An invoice without a number gets the next one when it enters a status with numbers.</summary>
    public static void Number(SeveraRegisters all, SandboxRecord invoice, string today)
    {
        if (invoice[OwnNumber] is not null || StatusOf(all, invoice)?.Flag("hasInvoiceNumber") != true) return;
        var next = LastNumber(all) + 1;
        invoice[OwnNumber] = next;
        invoice["referenceNumber"] ??= $"{next}";
    }

    /// <summary>The dates that an invoice shows are those of its settings.</summary>
    public static void ShowDates(SeveraRegisters all, SandboxRecord settings, string today)
    {
        if (all.Invoices.Find(settings.Text("invoice")!) is not { } invoice) return;
        foreach (var date in new[] { "paymentDate", "entryDate" }) invoice[date] = settings[date];
    }

    public static long LastNumber(SeveraRegisters all) => all.Invoices.All.Select(static one => one.Number(OwnNumber) ?? 0).DefaultIfEmpty(0).Max();

    private static SandboxRecord? StatusOf(SeveraRegisters all, SandboxRecord invoice) =>
        invoice.Text(Status) is { } guid ? all.InvoiceStatuses.Find(guid) : null;

    private static Answer? Try(Dictionary<string, object?> values, string name, PatchMode mode)
    {
        if (mode is PatchMode.Refuses && values.ContainsKey(name)) return Refused(name);
        if (mode is PatchMode.Ignores) values.Remove(name);
        return null;
    }

    private static Answer Refused(string what) => SeveraErrors.Operation($"A change of the {what} is not supported by this API.");
}
