using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Brygga.Sandbox.Severa.Tables.Fields;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>
/// Projects, sales cases among them, and the statuses they have (Severa FACTS 6.4). Whether the real list holds cases that are not won is
/// unverified; this one does.
/// </summary>
internal static class ProjectTables
{
    public static ImmutableArray<SeveraRegister> All { get; } =
    [
        new("projects", "projects")
        {
            Table = static all => all.Projects,
            Paging = SeveraPaging.Token,
            ChangedSince = true,
            Writes = AllWrites,
            Parents = [new("customers", "customer", static all => all.Customers)],
            Written = StampClosing,
            Kept = static (all, project) => all.Invoices.All.Any(invoice => InvoiceTables.Projects(invoice).Contains(project.Key, StringComparer.OrdinalIgnoreCase))
                ? SeveraErrors.Operation("The project has invoices and cannot be deleted.")
                : null,
            Filters =
            [
                new("numbers", SeveraFit.Numbers, "number"), new("customerGuids", SeveraFit.Any, "customer"),
                new("projectOwnerGuids", SeveraFit.Any, "projectOwner"), new("salesPersonGuids", SeveraFit.Any, "salesPerson"),
                new("businessUnitGuids", SeveraFit.Any, "businessUnit"), new("currencyGuid", SeveraFit.Any, "currency"),
                new("salesStatusTypeGuids", SeveraFit.Any, "salesStatus"), new("projectStatusTypeGuids", SeveraFit.Any, "projectStatus"),
                new("internal", SeveraFit.Flag, "isInternal"), .. Filters(SeveraFit.Flag, "isClosed"),
            ],
            NotSimulated =
            [
                "salesStatusChangedSince", "projectStatusChangedSince", "isBillable", "projectGuids", "projectKeywordGuids", "minimumBillableAmount",
                "customerOwnerGuids", "invoiceableDate", "marketSegmentationGuids", "hasRecurringFees", "companyCurrencyGuids", "projectMemberUserGuids",
                "currencyGuids",
            ],
            Fields = ProjectFields,
        },
        new("salesstatustypes", "settings")
        {
            Table = static all => all.SalesStatusTypes,
            Filters = [.. Small, .. Filters(SeveraFit.Any, "salesState")],
            NotSimulated = ["sortings"],
            Fields =
            [
                Text("name"), Flag("isActive", true), Choice("salesState", "InProgress", "Won", "Lost"), Whole("defaultProbability"), Flag("isProposalDefault"),
            ],
        },
        new("projectstatustypes", "settings")
        {
            Table = static all => all.ProjectStatusTypes,
            Filters = Small,
            NotSimulated = ["sortings"],
            Fields = [Required("name"), Flag("isActive", true), Whole("sortOrder")],
        },
    ];

    private static ImmutableArray<SeveraField> ProjectFields =>
    [
        Status("projectStatus", "projectStatusTypeGuid", static all => all.ProjectStatusTypes) with { Texts = ["description"] },
        Flag("isInternal"),
        Text("internalName"),
        Long("number") with { Least = 0 },
        Text("description"),
        Flag("isClosed"),
        Date("closedDate") with { ReadOnly = true },
        Flag("isJoiningAllowed", true),
        Reference("customer", static all => all.Customers, "name", "number") with { Required = true },
        Person("projectOwner") with { Required = true },
        BusinessUnit,
        Reference("currency", static all => all.Currencies, "name", "code", "symbol"),
        Named("customerContact", "firstName", "lastName"),
        Status("salesStatus", "salesStatusTypeGuid", static all => all.SalesStatusTypes),
        Person("salesPerson"),
        Whole("probability"),
        Date("expectedOrderDate"),
        Money("expectedValue"),
        Date("startDate"),
        Date("deadline"),
        Named("leadSource"),
        Computed("rootPhase", static (_, project) => new JsonObject { ["guid"] = Derived(project.Key), ["name"] = project.Text("name") }),
        Computed("pricelist", StandardPrices),
        Reference("costCenter", static all => all.CostCenters, "name", "identifier"),
        Whole("paymentTerm"),
        Text("ourReference"),
        Text("yourReference"),
        Text("orderNumber"),
        Text("invoiceNotes"),
        Named("billingContact", "code", "firstName", "lastName"),
        Named("invoiceTemplate", "templateInvoiceGuid"),
        Flag("useWorkTypesFromSetting", true) with { Input = "useWorktypesFromSetting" },
        Nothing("defaultWorkType"),
        Flag("useProductsFromSetting", true),
        Flag("isMileageBillable", true) with { ReadOnly = true },
        Flag("isDailyAllowanceBillable", true) with { ReadOnly = true },
        Flag("isOtherTravelExpensesBillable", true) with { ReadOnly = true },
        Flag("useOvertimeMultipliers", true),
        Empty("keywords"),
        Whole("completionEstimatePercentage"),
        Whole("calculatedCompletionPercentage") with { ReadOnly = true },
        Required("name"),
    ];

    /// <summary>A status of a project names its type by a member of its own; its guid is the project's, not the type's.</summary>
    private static SeveraField Status(string name, string member, Func<SeveraRegisters, RecordTable> types) => new(name, SeveraKind.Reference)
    {
        Register = types,
        Member = member,
        Shown = (_, type) => new JsonObject { ["guid"] = Derived(type.Key), ["name"] = type.Text("name"), [member] = type.Key },
    };

    private static JsonNode? StandardPrices(SeveraRegisters all, SandboxRecord project)
    {
        var list = all.Named.All.FirstOrDefault(static one => one.Text("group") is "pricelist");
        if (list is null) return null;
        var json = SeveraViews.Parts(list, "name");
        json["isCustom"] = false;
        json["isVolumePricing"] = false;
        return json;
    }

    private static void StampClosing(SeveraRegisters all, SandboxRecord project, string today) =>
        project["closedDate"] = project.Flag("isClosed") ? project["closedDate"] ?? today : null;

    /// <summary>Another guid, always the same for the same record.</summary>
    public static string Derived(string guid)
    {
        var bytes = Guid.Parse(guid).ToByteArray();
        Array.Reverse(bytes);
        return new Guid(bytes).ToString();
    }
}
