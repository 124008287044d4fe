using System.Collections.Immutable;
using System.Globalization;

namespace Brygga.Sandbox.Data;

/// <summary>The customers that a synchronisation must treat with care, each placed on purpose and named after what MISSION D asks.</summary>
internal sealed class AwkwardCases
{
    private readonly CustomerWriter writer;
    private readonly Companies companies;
    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();
    private long number;

    private AwkwardCases(CustomerWriter writer, Companies companies, long first)
    {
        this.writer = writer;
        this.companies = companies;
        number = first;
    }

    public static ImmutableArray<SandboxCase> Add(CustomerWriter writer, Companies companies, long first)
    {
        var all = new AwkwardCases(writer, companies, first);
        all.Inactive();
        all.OnlySevera();
        all.OnlyFortnox();
        all.Differing();
        all.Texts();
        return all.cases.ToImmutable();
    }

    private void Inactive()
    {
        Place("inactive_in_severa", "not synchronised: inactive in Severa", company => writer.Severa(company, number, ("isActive", false)), null);
        Place("inactive_in_fortnox", "not synchronised: inactive in Fortnox", null, company => writer.Fortnox(company, Text, ("Active", false)));
        Place(
            "active_in_severa_inactive_in_fortnox", "creating it in Fortnox must be refused, not make a duplicate",
            company => writer.Severa(company, number), company => writer.Fortnox(company, Text, ("Active", false)));
        Place(
            "active_in_fortnox_inactive_in_severa", "creating it in Severa must be refused, not make a duplicate",
            company => writer.Severa(company, number, ("isActive", false)), company => writer.Fortnox(company, Text));
    }

    private void OnlySevera()
    {
        Place(
            "severa_internal", "not synchronised: the organisation's own customer", company => writer.Severa(company, number, ("isInternal", true)), null);
        Place("severa_without_number_1", "no number: Fortnox gives one", company => writer.Severa(company, null), null);
        Place("severa_without_number_2", "no number: Fortnox gives one", company => writer.Severa(company, null), null);
        Place("severa_twin_1", "two Severa customers share a number", company => writer.Severa(company, number), null);
        number--;
        Place("severa_twin_2", "two Severa customers share a number", company => writer.Severa(company, number), null);
    }

    private void OnlyFortnox()
    {
        Place("fortnox_letters_1", "a number with letters cannot go to Severa", null, company => writer.Fortnox(company, "K-1001"));
        Place("fortnox_letters_2", "a number with letters cannot go to Severa", null, company => writer.Fortnox(company, "K-1002"));
        Place(
            "fortnox_leading_zero", "with its leading zero it would become the number of another in Severa", null,
            company => writer.Fortnox(company, "0417"));
        Place("fortnox_without_zero", "the other one", null, company => writer.Fortnox(company, "417"));
    }

    private void Differing()
    {
        Place(
            "pair_with_other_name", "same number, another name in Fortnox",
            company => writer.Severa(company, number), company => writer.Fortnox(company, Text, ("Name", $"{company.City} {company.Name}")));
        Place(
            "pair_with_other_email", "same number, another e-mail in Fortnox",
            company => writer.Severa(company, number), company => writer.Fortnox(company, Text, ("Email", $"gammal.{company.Email}")));
    }

    private void Texts()
    {
        var longest = "Västernorrlands Läns Förbunds Gemensamma Fastighetsförvaltning i Örnsköldsvik AB";
        Named("pair_with_long_name", "a name of 80 characters", longest, both: true);
        Named("severa_quotes_in_name", "Fortnox refuses quotation marks (2000359)", "Lundqvist \"Lunkan\" & Söner HB", both: false);
        Named("severa_bar_in_name", "Fortnox refuses a vertical bar (2000359)", "Ljud|Bild i Växjö AB", both: false);
    }

    private string Text => number.ToString(CultureInfo.InvariantCulture);

    private void Named(string name, string why, string companyName, bool both) => Enter(
        name, why, companies.Next(Nordic.Sweden, companyName), company => writer.Severa(company, number),
        both ? company => writer.Fortnox(company, Text) : null);

    private void Place(string name, string why, Func<Company, string>? severa, Func<Company, string>? fortnox) =>
        Enter(name, why, companies.Next(), severa, fortnox);

    private void Enter(string name, string why, Company company, Func<Company, string>? severa, Func<Company, string>? fortnox)
    {
        cases.Add(new(name, why, severa?.Invoke(company), fortnox?.Invoke(company)));
        number++;
    }
}
