namespace Brygga.Nordic;

/// <summary>A company that was never founded, as it is: no system has written it down yet.</summary>
/// <param name="Stem">What its sisters share of its name.</param>
/// <param name="Rest">The other words of its name, without its legal form.</param>
/// <param name="Form">Which of its country's legal forms it has.</param>
/// <param name="Register">Its number in the register of its country: digits alone.</param>
/// <param name="Domain">Empty where it has none of its own.</param>
/// <param name="Phone">The digits behind the country's.</param>
internal sealed record Company(
    Country Country, string Stem, string Rest, int Form, string Register, string Domain, string LocalPart, string Phone, string Street, int House, Town Town, int PostalCode)
{
    private const string FreeMail = "gmail.com";

    public string Bare => Rest.Length == 0 ? Stem : $"{Stem} {Rest}";

    public string Email => $"{LocalPart}@{(Domain.Length == 0 ? FreeMail : Domain)}";
}
