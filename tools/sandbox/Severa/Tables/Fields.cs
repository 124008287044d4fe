using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa.Tables;

/// <summary>The words that the tables are written in.</summary>
internal static class Fields
{
    public static ImmutableArray<string> AllWrites { get; } = ["POST", "PATCH", "DELETE"];

    public static SeveraField Text(string name) => new(name, SeveraKind.Text);

    public static SeveraField Required(string name) => Text(name) with { Required = true };

    public static SeveraField Flag(string name, bool otherwise = false) => new(name, SeveraKind.Flag) { Default = otherwise };

    public static SeveraField Whole(string name) => new(name, SeveraKind.Int32);

    public static SeveraField Long(string name) => new(name, SeveraKind.Int64);

    public static SeveraField Number(string name) => new(name, SeveraKind.Number);

    public static SeveraField Date(string name) => new(name, SeveraKind.Date);

    public static SeveraField Money(string name) => new(name, SeveraKind.Money);

    public static SeveraField Choice(string name, params string[] words) => new(name, SeveraKind.Choice) { Words = [.. words] };

    public static SeveraField Reference(string name, Func<SeveraRegisters, RecordTable> register, params string[] shown) =>
        new(name, SeveraKind.Reference) { Register = register, Shown = (_, record) => SeveraViews.Parts(record, shown) };

    /// <summary>A reference into the shared register of records that have a name only.</summary>
    public static SeveraField Named(string name, params string[] shown) =>
        Reference(name, static all => all.Named, ["name", .. shown]) with { Group = name };

    public static SeveraField Person(string name) => Reference(name, static all => all.Users, "code", "name", "firstName", "lastName");

    public static SeveraField Computed(string name, Func<SeveraRegisters, SandboxRecord, JsonNode?> compute) =>
        new(name, SeveraKind.Computed) { Compute = compute };

    /// <summary>A list that nothing in the sandbox fills.</summary>
    public static SeveraField Empty(string name) => Computed(name, static (_, _) => new JsonArray());

    /// <summary>A member that nothing in the sandbox fills.</summary>
    public static SeveraField Nothing(string name) => Computed(name, static (_, _) => null);

    /// <summary>An object whose members are stored as texts with a dot.</summary>
    public static SeveraField Texts(string name, params string[] members) => Computed(name, (_, record) =>
    {
        var json = new JsonObject();
        foreach (var member in members) json[member] = Scalars.ToJson(record[$"{name}.{member}"]);
        return json;
    });

    /// <summary>A filter for each name, on the field of the same name.</summary>
    public static ImmutableArray<SeveraFilter> Filters(SeveraFit fit, params string[] names) => [.. names.Select(name => new SeveraFilter(name, fit, name))];

    /// <summary>The filters that most small registers have.</summary>
    public static ImmutableArray<SeveraFilter> Small { get; } = [new("active", SeveraFit.Flag, "isActive"), new("textToSearch", SeveraFit.Part, "name")];

    /// <summary>A business unit, which tells of its company as well.</summary>
    public static SeveraField BusinessUnit { get; } = Reference(
        "businessUnit", static all => all.BusinessUnits, "name", "code", "companyGuid", "companyName", "companyBusinessUnitGuid", "companyCountryGuid",
        "companyCurrencyGuid");
}
