using System.CommandLine;
using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>What the verbs of decisions share.</summary>
internal static class DecisionOptions
{
    public static Argument<string> Severa() => new("FLOW/SEVERA") { Description = "The record in Severa, by its number or id: customers/1001." };

    public static Argument<string> Fortnox() => new("FLOW/FORTNOX") { Description = "The record in Fortnox, by its number or id: customers/K-1001." };

    public static Argument<string> Record() => new("FLOW/KEY") { Description = "A record of a flow, by its number or id; Severa's where there are two." };

    public static Argument<string?> Other() => new("FLOW/FORTNOX") { Description = "The record in Fortnox, where there are two.", Arity = ArgumentArity.ZeroOrOne };

    public static System.CommandLine.Option<string?> In() =>
        new System.CommandLine.Option<string?>("--in") { Description = "The system whose record is meant, where there is one." }.AcceptOnlyFromAmong(Side.Severa.Word(), Side.Fortnox.Word());

    public static System.CommandLine.Option<string> Because() => new("--because") { Description = "Why: whoever wonders later reads it.", Required = true };

    public static System.CommandLine.Option<string> By() => new("--by") { Description = "Who decides; the user of this machine if nothing is said.", DefaultValueFactory = static _ => Environment.UserName };

    public static LanguageExt.Option<Side> SideOf(string? word) => Optional(word).Map(static side => Sides.Parse(side));
}
