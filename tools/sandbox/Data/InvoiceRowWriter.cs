using System.Collections.Frozen;

namespace Brygga.Sandbox.Data;

/// <summary>Enters the rows of an invoice and the hours, fees, travel expenses and flat rates they are made of.</summary>
internal sealed class InvoiceRowWriter
{
    private readonly SeveraRegisters severa;
    private readonly string user;
    private readonly FrozenDictionary<string, SandboxRecord> accounts;

    public InvoiceRowWriter(SeveraRegisters severa)
    {
        this.severa = severa;
        user = severa.Users.All[1].Key;
        accounts = severa.SalesAccounts.All.ToFrozenDictionary(static one => one.Text("number")!, StringComparer.Ordinal);
    }

    public void Write(InvoiceDraft draft, SandboxRecord invoice, Dice dice)
    {
        var order = 0L;
        foreach (var row in draft.Rows)
        {
            var record = Row(row, invoice, draft.Currency, ++order, dice);
            foreach (var piece in row.Pieces) Item(row, piece, invoice, record, draft.Currency, dice);
        }
    }

    private SandboxRecord Row(RowDraft row, SandboxRecord invoice, string currency, long order, Dice dice)
    {
        var account = accounts[row.Vat switch { 12m => "3002", 6m => "3003", 0m => "3004", _ => "3001" }];
        var codes = row.Pieces.Select(static piece => piece.Item?.Text("code")).Where(static code => !string.IsNullOrEmpty(code)).Distinct(StringComparer.Ordinal);
        return severa.InvoiceRows.Add(
            dice.Guid(),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["invoice"] = invoice.Key,
                ["rowType"] = row.Part switch
                {
                    InvoicePart.Hours => "Hours",
                    InvoicePart.Fees => "ProjectFees",
                    InvoicePart.Travels => "TravelExpenses",
                    _ => "FlatRate",
                },
                ["category"] = row.Part switch { InvoicePart.Fees => "ProjectFees", InvoicePart.Travels => "Travels", _ => "Hours" },
                ["description"] = row.Description,
                ["quantity"] = row.Quantity,
                ["unitPrice"] = new SandboxMoney(row.Price, currency),
                ["measurementUnit"] = row.Unit,
                ["vatRate"] = row.Vat,
                ["sortOrder"] = order,
                ["code"] = string.Join('\n', codes),
                ["salesAccount.number"] = account.Text("number"),
                ["salesAccount.name"] = account.Text("name"),
            },
            invoice.Created);
    }

    private void Item(RowDraft row, Piece piece, SandboxRecord invoice, SandboxRecord record, string currency, Dice dice)
    {
        if (piece.Fee is { } fee)
        {
            severa.ProjectFees.Change(fee, one => one.Set(OnRow(row, piece, invoice, record)));
            return;
        }

        var values = Common(row, piece, invoice, record, currency);
        foreach (var (name, value) in Own(row, piece, currency)) values[name] = value;
        var item = TableOf(row.Part, invoice.Flag("isCreditNote")).Add(dice.Guid(), values, invoice.Created);
        if (row.Part is InvoicePart.FlatRate) record["flatRateGuid"] = item.Key;
    }

    private Dictionary<string, object?> Common(RowDraft row, Piece piece, SandboxRecord invoice, SandboxRecord record, string currency) =>
        new(OnRow(row, piece, invoice, record), StringComparer.Ordinal)
        {
            ["project"] = piece.Project,
            ["customer"] = severa.Projects.Find(piece.Project)!.Text("customer"),
            ["user"] = user,
            ["description"] = row.Description,
            ["eventDate"] = invoice.Text("date"),
            ["quantity"] = piece.Quantity,
            ["unitPrice"] = new SandboxMoney(row.Price, currency),
            ["unitCost"] = new SandboxMoney(0, currency),
            ["measurementUnit"] = row.Unit,
            ["vatRate"] = row.Vat,
            ["isBillable"] = true,
            ["billingSchedule"] = "Immediately",
        };

    private static KeyValuePair<string, object?>[] OnRow(RowDraft row, Piece piece, SandboxRecord invoice, SandboxRecord record) =>
    [
        new("invoice", invoice.Key), new("invoiceRowGuid", record.Key), new("invoiceRowDescription", row.Description), new("invoiceQuantity", piece.Quantity),
    ];

    /// <summary>What only one kind of item has.</summary>
    private static (string Name, object? Value)[] Own(RowDraft row, Piece piece, string currency) => row.Part switch
    {
        InvoicePart.Hours => [("workType", piece.Item?.Key), ("billableStatus", "Billable"), ("isProductive", true), ("isApproved", true)],
        InvoicePart.Fees =>
        [
            ("name", piece.Item?.Text("name") ?? row.Description), ("product", piece.Item?.Key), ("productType", piece.Item?.Text("type") ?? "FixedFees"),
            ("salesAccount", piece.Item?.Text("salesAccount")),
        ],
        InvoicePart.Travels => [("name", piece.Item?.Text("name")), ("travelExpense", piece.Item?.Key), ("product", piece.Item?.Key)],
        _ => [("price", new SandboxMoney(row.Sum, currency)), ("includesHours", 0m)],
    };

    private RecordTable TableOf(InvoicePart part, bool credit) => part switch
    {
        InvoicePart.Hours => credit ? severa.ReimbursedWorkHours : severa.WorkHours,
        InvoicePart.Fees => credit ? severa.ReimbursedProjectFees : severa.ProjectFees,
        InvoicePart.Travels => credit ? severa.ReimbursedProjectTravelExpenses : severa.ProjectTravelExpenses,
        _ => severa.FlatRates,
    };
}
