using System.CommandLine;
using System.Security.Cryptography;
using Brygga.Connectors.Fortnox;
using Brygga.Engine.Data;
using Brygga.Tool.Connecting;
using Brygga.Tool.Printing;
using Brygga.Tool.Runs;
using LanguageExt;
using Spectre.Console;

namespace Brygga.Tool.Commands;

/// <summary><c>brygga connect fortnox</c>: asks an administrator's consent in the browser (M36).</summary>
internal static class ConnectFortnoxCommand
{
    private const int StateBytes = 32;
    private const int Patience = 300;

    public static Command Make(Surroundings surroundings)
    {
        var (workspace, json) = (Options.Workspace(), Options.Json());
        var noBrowser = new System.CommandLine.Option<bool>("--no-browser") { Description = "Open no browser; open the address that is printed yourself, on this machine." };
        var port = new System.CommandLine.Option<int>("--port") { Description = "The port for the answer, as it is registered at Fortnox; 0 takes a free one.", DefaultValueFactory = static _ => 0 };
        var wait = new System.CommandLine.Option<int>("--wait") { Description = "How many seconds to wait for the answer.", DefaultValueFactory = static _ => Patience };
        var command = new Command("fortnox", "Ask for consent in Fortnox: the administrator logs in, chooses the company and accepts the scopes.\n\nExample: brygga connect fortnox --workspace acme --port 8765\nEnds with 0, 5 (another company than before) or 7 (no consent).")
        {
            workspace, noBrowser, port, wait, json,
        };
        command.SetAction((parsed, stop) => surroundings.OnCompany(
            parsed.GetValue(workspace)!.FullName,
            company => Run(surroundings, company, new(!parsed.GetValue(noBrowser), parsed.GetValue(port), TimeSpan.FromSeconds(parsed.GetValue(wait))), parsed.GetValue(json), stop),
            stop));
        return command;
    }

    private static async Task<Either<Problem, int>> Run(Surroundings surroundings, Company company, Asking asking, bool json, CancellationToken stop)
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StateBytes));
        await using var callback = await Callback.Listen(asking.Port, state, stop);
        var consent = new FortnoxConsent(FortnoxScopes.Of(company.Rules), callback.Address, state);
        Show(surroundings, asking, consent.Page(company.ConnectionOf(new FortnoxAccess.Consent(company.FortnoxTokens))));
        var ended = await Answered(company, callback, asking.Patience, stop);
        callback.Tell(ended.Match(static found => ConnectedText.Of(Side.Fortnox, found), static problem => problem.Message));
        return ended.Map(found =>
        {
            ConnectedText.Print(surroundings.Out, Side.Fortnox, found, json);
            return ExitCode.Done;
        });
    }

    private static void Show(Surroundings surroundings, Asking asking, Uri page)
    {
        var opened = asking.OpensBrowser && surroundings.Seams.Browser(page);
        surroundings.Error.WriteLine(opened ? "Waiting for the consent in your browser. If it shows no page, open:" : "Log in to Fortnox as an administrator, in a browser on this machine, at:");
        surroundings.Error.Profile.Out.Writer.WriteLine(page.AbsoluteUri);
    }

    private static async Task<Either<Problem, FoundCompany>> Answered(Company company, Callback callback, TimeSpan patience, CancellationToken stop)
    {
        try
        {
            var answer = await callback.Answer.WaitAsync(patience, company.Clock, stop);
            return await FortnoxConnecting.Finish(company, answer, callback.Address, stop);
        }
        catch (TimeoutException)
        {
            return new Problem(ExitCode.PersonNeeded, "No answer came from Fortnox in time.\nTry again: brygga connect fortnox (--wait SECONDS gives more time)");
        }
    }

    private sealed record Asking(bool OpensBrowser, int Port, TimeSpan Patience);
}
