using Brygga.EndToEnd.Rig;
using Brygga.Tool;

namespace Brygga.EndToEnd;

/// <summary>Why two records are not one, and what the candidate keys of a comparison find.</summary>
public sealed class WhyNotTests
{
    [Fact]
    public async Task M10_it_tells_the_points_what_keeps_the_two_from_being_linked_and_the_least_that_would_link_them()
    {
        await using var stage = await Stage.StartShipped();
        var pair = Both(stage)[0];
        stage.World.Severa.Customers.Change(pair.Key, static one => one["number"] = 990001L);
        var ran = (await stage.Run("why-not", "customers/990001", pair.Number!)).Ended(ExitCode.Done);
        Assert.Matches($@"number +0 of \d+ +differs: '990001' in Severa, '{pair.Number}' in Fortnox \(customers\.yaml:\d+:\d+\)", ran.Out);
        Assert.Matches(@"name +(\d+) of \1 +equal: ", ran.Out);
        Assert.Contains("No, not by number: number is '990001' in Severa", ran.Out, StringComparison.Ordinal);
        Assert.Contains($"Make it '{pair.Number}' in Severa, or '990001' in Fortnox.", ran.Out, StringComparison.Ordinal);
        Assert.Contains($"brygga match accept customers/990001 customers/{pair.Number} --because", ran.Out, StringComparison.Ordinal);

        var json = (await stage.Run("why-not", $"customers/{pair.Key}", $"customers/{pair.Number}", "--json")).Ended(ExitCode.Done).Json["pair"]!;
        Assert.False(json["linked"]!.GetValue<bool>());
        Assert.Equal(json["points"]!.GetValue<decimal>(), json["compared"]!.AsArray().Sum(static one => one!["points"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Two_that_share_no_key_were_never_compared_and_both_have_what_they_are_keyed_by_shown()
    {
        await using var stage = await Stage.StartShipped();
        var (one, other) = Both(stage) switch { var pairs => (pairs[0], pairs.First(pair => !Pieces(pair.Name!).Overlaps(Pieces(pairs[0].Name!)))) };
        var said = (await stage.Run("why-not", $"customers/{one.Number}", other.Number!)).Ended(ExitCode.Done).Out;
        Assert.Contains("They were never compared: they have no candidate key in common.", said, StringComparison.Ordinal);
        Assert.Contains($"number: '{one.Number}' in Severa, '{other.Number}' in Fortnox", said, StringComparison.Ordinal);
        Assert.Contains($"Severa customer {one.Number} goes with Fortnox customer {one.Number}", said, StringComparison.Ordinal);
        Assert.Contains($"the one in Severa is linked with {one.Number} in Fortnox", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_are_linked_are_said_to_be()
    {
        await using var stage = await Stage.StartShipped();
        var pair = Both(stage)[0];
        Assert.Contains("Are they linked?\n  Yes.", (await stage.Run("why-not", $"customers/{pair.Number}", pair.Number!)).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers", "1001", "names no record")]
    [InlineData("nothing/1", "1001", "There are: customers")]
    [InlineData("customers/nobody", "1001", "In Severa: No record of customers that was read is called 'nobody'")]
    public async Task It_says_what_it_can_not_find(string severa, string fortnox, string message)
    {
        await using var stage = await Stage.StartShipped();
        Assert.Contains(message, (await stage.Run("why-not", severa, fortnox)).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_candidate_keys_are_analysed_with_what_they_find_and_whom_they_do_not_reach()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        var json = (await stage.Run("match", "analyse", "customers", "--json")).Ended(ExitCode.Done).Json["registers"]![0]!;
        Assert.Contains("number", json["keys"]!.AsArray().Select(static key => key!["name"]!.GetValue<string>()));
        Assert.True(json["pairs"]!.GetValue<long>() < json["severa"]!.GetValue<long>() * json["fortnox"]!.GetValue<long>());
        Assert.True(json["seconds"]!.GetValue<double>() > 0);
        var said = (await stage.Run("match", "analyse")).Ended(ExitCode.Done).Out;
        Assert.Contains("pairs compared of", said, StringComparison.Ordinal);
        Assert.Matches(@"; \d+\.\d\d s here", said);
        Assert.Equal(json["unreached"]!.AsArray().Count > 0, said.Contains("no key reaches", StringComparison.Ordinal));
    }

    /// <summary>What two names share that are alike.</summary>
    private static HashSet<string> Pieces(string name) =>
        Enumerable.Range(0, Math.Max(0, name.Length - 3)).Select(at => name.Substring(at, 4).ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>Customers that are in both systems under one number.</summary>
    private static Customer[] Both(Stage stage) =>
        [.. stage.Before.Severa.Values.Where(one => one.TakesPart && one.Number is { } number && stage.Before.Fortnox.TryGetValue(number, out var other) && other.TakesPart && other.Name == one.Name).OrderBy(static one => one.Number, StringComparer.Ordinal)];
}
