namespace Brygga.Connectors.Http;

/// <summary>How a system's JSON names another record.</summary>
/// <param name="Member">The member by which an embedded record stands for a reference to it.</param>
/// <param name="Embedded">References are sent as such records; else as the id alone.</param>
internal sealed record References(string Member, bool Embedded);
