using System.CommandLine;
using System.Text.Json.Nodes;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga rules check</c>: every mistake in the rules, at its token.</summary>
internal static class RulesCheckCommand
{
    /// <summary>What reading costs is said for a register of so many records: how many there are, no rule file tells.</summary>
    private const int ManyRecords = 10_000;

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.AnyWorkspace(), Options.Json());
        var command = new Command("check", "Find every mistake in the rules and in their tests before anything is called: in the workspace's, or in the shipped ones.\n\nExample: brygga rules check --workspace acme\nEnds with 0 (sound) or 1 (mistakes). What a code means: docs/diagnostics/BRYnnnn.md")
        {
            workspace, json,
        };
        command.SetAction(parsed => surroundings.Ends(RuleSource.Open(Options.Folder(parsed.GetValue(workspace))).Map(rules => Check(surroundings, rules, parsed.GetValue(json)))));
        return command;
    }

    private static int Check(Surroundings surroundings, RuleSource rules, bool json)
    {
        var (book, mistakes) = rules.Check().Match(static sound => Said(sound.Book, sound.OfTests), static mistakes => (Prelude.None, mistakes));
        if (json) surroundings.Out.Say(Json(rules, mistakes, book.IsSome));
        else Print(surroundings, rules, mistakes, book);
        return book.IsSome ? ExitCode.Done : ExitCode.Usage;
    }

    /// <summary>Tests name rules, so that they are only checked where the rules are sound.</summary>
    private static (LanguageExt.Option<RuleBook> Sound, Seq<Diagnostic> Said) Said(RuleBook book, Seq<Diagnostic> ofTests) =>
        (ofTests.IsEmpty ? Prelude.Some(book) : Prelude.None, (book.Warnings + ReadPlan.Of(book).Remarks(static _ => ManyRecords) + ofTests).Strict());

    private static void Print(Surroundings surroundings, RuleSource rules, Seq<Diagnostic> mistakes, LanguageExt.Option<RuleBook> book)
    {
        if (!mistakes.IsEmpty) surroundings.Out.Say(Diagnostics.Text(mistakes, rules.Files));
        var errors = mistakes.Count(static d => d.Severity == Severity.Error);
        var files = (rules.Shipped + rules.Overlay + rules.Tests).Count;
        surroundings.Out.Say(book.Match(
            b => $"{Count(files, "file")} sound: {Count(b.Flows.Count + b.Documents.Count, "flow")}, {Count(mistakes.Count - errors, "warning")}.",
            () => $"{Count(errors, "mistake")} in {Count(files, "file")}."));
    }

    private static JsonObject Json(RuleSource rules, Seq<Diagnostic> mistakes, bool sound) => new()
    {
        ["format"] = Diagnostics.Format,
        ["sound"] = sound,
        ["files"] = new JsonArray((rules.Shipped + rules.Overlay.Map(Brygga.Rules.RuleBooks.Shown) + rules.Tests).Map(static f => (JsonNode)JsonValue.Create(f.Name)).ToArray()),
        ["diagnostics"] = Diagnostics.Json(mistakes),
    };

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
