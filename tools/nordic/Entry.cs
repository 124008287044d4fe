namespace Brygga.Nordic;

/// <summary>A company as a register has written it down; an empty text is nothing.</summary>
/// <param name="Number">The customer's number in this register.</param>
/// <param name="BusinessId">The number in the register of the country, or a VAT number.</param>
public sealed record Entry(
    string Id, string Number, string Name, string BusinessId, string Email, string Phone, string Street, string PostalCode, string City, string Country, string Website);
