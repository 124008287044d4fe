using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Tool.Runs;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Which company is connected.</summary>
internal static class ConnectedText
{
    public static string Of(Side side, FoundCompany found) => $"{side.Title()} is connected: {found}.";

    public static void Print(IAnsiConsole console, Side side, FoundCompany found, bool json)
    {
        if (!json) console.WriteLine(Of(side, found));
        else console.Profile.Out.Writer.WriteLine(new JsonObject { ["format"] = 1, ["system"] = side.Word(), ["company"] = found.Id, ["name"] = found.Name }.ToJsonString());
    }
}
