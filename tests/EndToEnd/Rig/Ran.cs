using System.Text.Json.Nodes;

namespace Brygga.EndToEnd.Rig;

/// <summary>A command that has ended.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    /// <summary>All that it said, on both streams.</summary>
    public string Said => Out + Error;

    public JsonNode Json => JsonNode.Parse(Out) ?? throw new InvalidOperationException($"no JSON: {Said}");

    /// <summary>The same, when it ended as it should; else the test fails with what it said.</summary>
    public Ran Ended(params int[] exits)
    {
        Assert.True(exits.Contains(Exit), $"It ended with {Exit}, not {string.Join(" or ", exits)}, and said:\n{Said}");
        return this;
    }
}
