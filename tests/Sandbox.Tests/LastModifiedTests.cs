namespace Brygga.Sandbox.Tests;

public sealed class LastModifiedTests
{
    [Theory]
    [InlineData("2025-01-15T11:30:20Z", "2025-01-15 12:30:20", true)]
    [InlineData("2025-01-15T11:30:20.700Z", "2025-01-15 12:30:20", true)]
    [InlineData("2025-01-15T11:30:20Z", "2025-01-15 12:30:21", false)]
    [InlineData("2025-07-15T11:30:20Z", "2025-07-15 13:30", true)]
    [InlineData("2025-07-15T11:30:20Z", "2025-07-15 13:31", false)]
    [InlineData("2025-07-15T22:30:00Z", "2025-07-16", true)]
    [InlineData("2025-07-15T21:59:59Z", "2025-07-16", false)]
    public async Task The_mark_is_stockholms_wall_clock_and_inclusive(string changed, string mark, bool found) =>
        Assert.Equal(found, await Finds(changed, mark));

    [Theory]
    [InlineData("2025-03-30T00:59:59Z", "2025-03-30 02:00", false)]
    [InlineData("2025-03-30T01:00:00Z", "2025-03-30 02:00", true)]
    public async Task In_spring_the_hour_after_two_does_not_exist(string changed, string mark, bool found) =>
        Assert.Equal(found, await Finds(changed, mark));

    [Theory]
    [InlineData("2025-10-26T01:10:00Z", "2025-10-26 02:40", false)]
    [InlineData("2025-10-26T01:10:00Z", "2025-10-26 02:10", true)]
    [InlineData("2025-10-26T00:40:00Z", "2025-10-26 02:10", true)]
    public async Task In_autumn_a_mark_from_the_first_hour_misses_changes_in_the_second(string changed, string mark, bool found) =>
        Assert.Equal(found, await Finds(changed, mark));

    private static async Task<bool> Finds(string changed, string mark)
    {
        await using var rig = await Rig.Start(static options => options with { Customers = 8, Cases = false });
        rig.Clock.MoveTo(DateTimeOffset.Parse(changed, System.Globalization.CultureInfo.InvariantCulture));
        await rig.LogIn();
        Assert.Equal(200, (await rig.Fortnox("PUT", "customers/1001", """{"Customer":{"City":"Åre"}}""")).Status);
        var rows = (await rig.Fortnox("GET", $"customers?lastmodified={Uri.EscapeDataString(mark)}")).Json["Customers"]!.AsArray();
        return rows.Any(static row => row!["CustomerNumber"]!.GetValue<string>() == "1001");
    }
}
