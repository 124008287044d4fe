namespace Brygga.Sandbox;

/// <summary>The one company that both systems belong to.</summary>
internal static class SandboxCompany
{
    public const string Name = "Bryggan Konsult i Göteborg AB";
    public const string OrganizationNumber = "559000-0120";
    public const string VatNumber = "SE559000012001";
    public const string Address = "Skeppsbron 7";
    public const string PostalCode = "411 21";
    public const string City = "Göteborg";
    public const string Phone = "+46 31 390 06 00";
    public const int TenantId = 1048576;
}
