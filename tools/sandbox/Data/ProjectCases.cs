using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>The projects that a synchronisation must treat with care, each named after what MISSION F asks.</summary>
internal sealed class ProjectCases(ProjectWriter writer, string customer, long first)
{
    private const string Long = "Tillbyggnad och energieffektivisering av Örnsköldsviks gamla järnvägsstation";
    private static readonly string Described =
        "<p>Avropas <b>löpande</b>.</p>" + string.Concat(Enumerable.Repeat("Etapp enligt överenskommelse. ", 30));

    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();
    private long number = first;

    public static ImmutableArray<SandboxCase> Add(ProjectWriter writer, string customer, long first)
    {
        var all = new ProjectCases(writer, customer, first);
        all.Names();
        all.Closed();
        all.NotWon();
        all.Numbers();
        return all.cases.ToImmutable();
    }

    private void Names()
    {
        Place("project_name_too_long", "Fortnox holds 50 characters of a name", Severa(Long), null);
        Place("project_pair_shortened", "the first 50 characters in Fortnox", Severa(Long), Fortnox(Long[..50]));
        Place(
            "project_description_too_long", "Fortnox holds 512 characters of a description, without markup",
            Severa("Beskrivet projekt", ("description", Described)), null);
        Place("project_name_with_quotes", "Fortnox refuses quotation marks (2000359)", Severa("Projekt \"Fyren\" i Ålesund"), null);
    }

    private void Closed()
    {
        Place("project_closed", "closed before it was transferred", Severa("Avslutat uppdrag Åre", ("isClosed", true)), null);
        Place(
            "project_closed_in_severa_only", "closed in Severa, ongoing in Fortnox", Severa("Avslutat i Severa", ("isClosed", true)), Fortnox("Avslutat i Severa"));
        Place(
            "project_completed_in_fortnox_only", "open in Severa, completed in Fortnox", Severa("Öppet i Severa"), Fortnox("Öppet i Severa", ("Status", "COMPLETED")));
        Place("project_not_started_in_fortnox", "not started equals open", Severa("Ej påbörjat"), Fortnox("Ej påbörjat", ("Status", "NOTSTARTED")));
    }

    private void NotWon()
    {
        Place("project_internal", "internal projects are not created", Severa("Intern utbildning", ("isInternal", true)), null);
        Place("project_sales_case", "a sales case that is not won yet", Severa("Offert fasadbyte", Status("Offert skickad"), ("probability", 50L)), null);
        Place("project_lost_case", "a sales case that was lost", Severa("Förlorad upphandling", Status("Förlorad"), ("probability", 0L)), null);
    }

    private void Numbers()
    {
        Place("project_without_number", "a project without a number", writer.Severa("Projekt utan nummer", null, customer), null);
        Place("project_twin_1", "two projects share a number", Severa("Tvilling ett"), null);
        number--;
        Place("project_twin_2", "two projects share a number", Severa("Tvilling två"), null);
        Place("project_only_in_fortnox", "exists in Fortnox only: stays there", null, Fortnox("Lagerinventering"));
        Place("project_with_letters", "its number cannot be Severa's", null, writer.Fortnox("Eget bygge", "BYGG1"));
    }

    private (string Name, object? Value) Status(string name) => ("salesStatus", writer.Sales(name));

    private string Severa(string name, params (string Name, object? Value)[] changes) => writer.Severa(name, number, customer, changes);

    private string Fortnox(string name, params (string Name, object? Value)[] changes) =>
        writer.Fortnox(name, number.ToString(CultureInfo.InvariantCulture), changes);

    private void Place(string name, string why, string? severa, string? fortnox)
    {
        cases.Add(new(name, why, severa, fortnox) { Flow = "projects" });
        number++;
    }
}
