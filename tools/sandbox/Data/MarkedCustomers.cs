using System.Collections.Immutable;

namespace Brygga.Sandbox.Data;

/// <summary>
/// Ordinary customers that are made into cases of MISSION D and J by what surrounds them: projects, invoices, addresses, terms. They are taken
/// from the end of the ordinary ones, as far as there are any: 60 customers hold all.
/// </summary>
internal sealed class MarkedCustomers(SandboxWorld world, ProjectWriter projects, Dice dice)
{
    private readonly ImmutableArray<SandboxCase>.Builder cases = ImmutableArray.CreateBuilder<SandboxCase>();

    /// <param name="world">Where they are.</param>
    /// <param name="projects">Writes their projects.</param>
    /// <param name="dice">Draws what is left open.</param>
    /// <param name="ordinary">The ordinary customers, by their keys in both systems.</param>
    public static ImmutableArray<SandboxCase> Add(
        SandboxWorld world, ProjectWriter projects, Dice dice, IReadOnlyList<(string? Severa, string? Fortnox)> ordinary)
    {
        var all = new MarkedCustomers(world, projects, dice);
        var alone = new Stack<string>(ordinary.Where(static one => one.Fortnox is null).Select(static one => one.Severa!));
        foreach (var (name, why, mark) in all.Alone)
        {
            if (!alone.TryPop(out var guid)) break;
            mark(guid);
            all.cases.Add(new(name, why, guid, null));
        }

        var pairs = ordinary.Where(static one => one is { Severa: not null, Fortnox: not null })
            .Select(one => (Severa: world.Severa.Customers.Find(one.Severa!)!, Fortnox: world.Fortnox.Customers.Find(one.Fortnox!)!)).ToList();
        all.MarkPairs(SwedishPairs, pairs, static fortnox => fortnox.Text("CountryCode") is "SE");
        all.MarkPairs(all.Pairs, pairs, static _ => true);
        return all.cases.ToImmutable();
    }

    private void MarkPairs(
        IEnumerable<(string Name, string Why, Action<SandboxRecord, SandboxRecord> Mark)> marks, List<(SandboxRecord Severa, SandboxRecord Fortnox)> pairs,
        Func<SandboxRecord, bool> fits)
    {
        foreach (var (name, why, mark) in marks)
        {
            if (pairs.FindLastIndex(pair => fits(pair.Fortnox)) is not (>= 0 and var last)) break;
            var (severa, fortnox) = pairs[last];
            pairs.RemoveAt(last);
            mark(severa, fortnox);
            cases.Add(new(name, why, severa.Key, fortnox.Key));
        }
    }

    private IEnumerable<(string Name, string Why, Action<string> Mark)> Alone =>
    [
        ("prospect_with_nothing", "a prospect: no project and no invoice", static _ => { }),
        ("prospect_with_closed_project", "a prospect: its project is closed", guid => Project(guid, "Avslutad förstudie", ("isClosed", true))),
        ("prospect_with_internal_project", "a prospect: its project is internal", guid => Project(guid, "Internt prov", ("isInternal", true))),
        ("prospect_with_sales_case", "a prospect: its sales case is not won yet", guid => Project(guid, "Offert", ("salesStatus", projects.Sales("Förfrågan")))),
        ("prospect_with_lost_case", "a prospect: its sales case was lost", guid => Project(guid, "Förlorad offert", ("salesStatus", projects.Sales("Förlorad")))),
        ("invoiced_customer", "no prospect: its closed project was invoiced", guid => projects.Invoice(Project(guid, "Fakturerat", ("isClosed", true)))),
        ("billed_customer", "no prospect: it pays for another customer's project",
            guid => projects.Invoice(Project(world.Severa.Customers.All[0].Key, "Betalas av annan"), guid)),
    ];

    private IEnumerable<(string Name, string Why, Action<SandboxRecord, SandboxRecord> Mark)> Pairs =>
    [
        ("several_billing_addresses", "the first shown counts", (severa, _) => Address(severa, "Fakturagatan 2", "isBillingAddress")),
        ("one_address_of_three_kinds", "one address is billing, postal and visiting address",
            (severa, _) => Mark(Addresses(severa)[0], ("isBillingAddress", true), ("isPostalAddress", true), ("isVisitAddress", true))),
        ("address_of_no_kind", "its address is of no kind", (severa, _) => Mark(Addresses(severa)[0], ("isBillingAddress", false), ("isVisitAddress", false))),
        ("customer_without_address", "it has no address in Severa", (severa, _) => Homeless(severa)),
        ("phone_on_another_address", "the billing address has no phone, another has one", (severa, _) => PhoneElsewhere(severa)),
        ("two_address_lines", "Fortnox has two lines where Severa has one", static (_, fortnox) => Mark(fortnox, ("Address2", "Port 4, våning 2"))),
        ("delivery_without_country", "a delivery address without its country",
            static (_, fortnox) => Mark(fortnox, ("DeliveryAddress1", "Lagervägen 9"), ("DeliveryZipCode", "431 53"), ("DeliveryCity", "Mölndal"))),
        ("postal_code_too_long", "Fortnox holds 10 characters of a postal code", (severa, _) => Mark(Addresses(severa)[0], ("postalCode", "SE-411 05 Nord"))),
        ("gln_with_scheme", "an e-invoice address that is a GLN after 0088:", (severa, _) => Mark(severa, ("eInvoiceAddress", $"0088:{Identifiers.Gln(dice)}"))),
        ("gln_in_both", "a GLN in both systems", (severa, fortnox) => Gln(severa, fortnox, Identifiers.Gln(dice))),
        ("gln_with_wrong_check_digit", "13 digits that are no GLN", (severa, _) => Mark(severa, ("eInvoiceAddress", Wrong(Identifiers.Gln(dice))))),
        ("e_invoice_address_not_gln", "an e-invoice address that Fortnox cannot hold, and an operator",
            static (severa, _) => Mark(severa, ("eInvoiceAddress", "0007:5590000120"), ("eInvoiceOperator", "INEXCHANGE"))),
        ("terms_cash", "terms that are no number of days", static (_, fortnox) => Mark(fortnox, ("TermsOfPayment", "K"))),
        ("terms_direct_debit", "terms that are no number of days", static (_, fortnox) => Mark(fortnox, ("TermsOfPayment", "AG"))),
        ("terms_on_delivery", "terms that are no number of days", static (_, fortnox) => Mark(fortnox, ("TermsOfPayment", "PF"))),
        ("terms_fortnox_lacks", "Fortnox has no terms of 45 days", static (severa, _) => Mark(severa, ("paymentTerm", 45L))),
        ("currency_fortnox_lacks", "a currency that only Severa has", (severa, _) => Mark(severa, ("currency", Currency("CHF")))),
        ("currency_severa_lacks", "a currency that only Fortnox has", static (_, fortnox) => Mark(fortnox, ("Currency", "PLN"))),
        ("notes_with_markup", "notes with markup and characters that Fortnox refuses",
            static (severa, _) => Mark(severa, ("notes", "<p>Ring <b>före</b> leverans</p>"))),
        ("notes_too_long", "Fortnox holds 1024 characters of notes",
            static (severa, _) => Mark(severa, ("notes", string.Concat(Enumerable.Repeat("Överenskommet vid möte. ", 50))))),
    ];

    private static IEnumerable<(string Name, string Why, Action<SandboxRecord, SandboxRecord> Mark)> SwedishPairs =>
    [
        ("organisation_number_as_vat_number", "Severa has the organisation number in vatNumber",
            static (severa, fortnox) => Mark(severa, ("vatNumber", fortnox.Text("OrganisationNumber")))),
        ("organisation_number_in_both", "Severa has the organisation number in both fields",
            static (severa, fortnox) => Mark(severa, ("vatNumber", fortnox.Text("OrganisationNumber")), ("kvkNumber", fortnox.Text("OrganisationNumber")))),
        ("organisation_number_in_kvk", "Severa has the VAT number and, in kvkNumber, the organisation number",
            static (severa, fortnox) => Mark(severa, ("kvkNumber", fortnox.Text("OrganisationNumber")))),
        ("no_vat_number_in_fortnox", "Fortnox has the organisation number alone", static (severa, fortnox) => Bare(severa, fortnox)),
        ("vat_number_with_blanks", "a VAT number written with blanks and a hyphen",
            static (severa, fortnox) => Mark(severa, ("vatNumber", $"SE {fortnox.Text("OrganisationNumber")} 01"))),
        ("vat_number_in_lower_case", "a VAT number in lower case",
            static (severa, _) => Mark(severa, ("vatNumber", severa.Text("vatNumber")!.ToLowerInvariant()))),
    ];

    private string Project(string customer, string name, params (string Name, object? Value)[] changes) =>
        projects.Severa(name, Projects.FirstNumber - 1 - cases.Count, customer, changes);

    private List<SandboxRecord> Addresses(SandboxRecord customer) => [.. world.Severa.Addresses.All.Where(one => one.Text("customer") == customer.Key)];

    private SandboxRecord Address(SandboxRecord customer, string line, string kind)
    {
        var address = world.Severa.Addresses.Add(dice.Guid(), [], customer.Created.AddHours(1));
        Mark(address, ("customer", customer.Key), ("addressline", line), ("city", "Göteborg"), ("postalCode", "411 05"), (kind, true));
        return address;
    }

    private void Homeless(SandboxRecord customer)
    {
        foreach (var address in Addresses(customer)) world.Severa.Addresses.Remove(address.Key);
        customer["headquarterAddress"] = null;
    }

    private void PhoneElsewhere(SandboxRecord customer)
    {
        var billing = Addresses(customer)[0];
        Address(customer, "Växelvägen 1", "isVisitAddress")["phone"] = billing["phone"];
        billing["phone"] = null;
    }

    private static void Bare(SandboxRecord severa, SandboxRecord fortnox)
    {
        severa["vatNumber"] = null;
        fortnox["VATNumber"] = null;
    }

    private static void Gln(SandboxRecord severa, SandboxRecord fortnox, string gln)
    {
        severa["eInvoiceAddress"] = gln;
        fortnox["GLN"] = gln;
    }

    private static string Wrong(string gln) => gln[..12] + (char)('0' + ((gln[12] - '0' + 1) % 10));

    private string Currency(string code) => world.Severa.Currencies.All.First(one => one.Text("code") == code).Key;

    private static void Mark(SandboxRecord record, params (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values) record[name] = value;
    }
}
