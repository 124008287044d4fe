using System.Diagnostics;
using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Tool.Runs;
using LanguageExt;

namespace Brygga.Tool.Connecting;

/// <summary>From the answer to a consent to a company that is connected: tokens, company, and only then the state.</summary>
internal static class FortnoxConnecting
{
    public static Task<Either<Problem, FoundCompany>> Finish(Company company, ConsentAnswer answer, Uri redirect, CancellationToken stop) => answer switch
    {
        ConsentAnswer.Given given => Take(company, given.Code, redirect, stop),
        ConsentAnswer.Refused refused => Task.FromResult<Either<Problem, FoundCompany>>(Problem.Of(
            new Fault(FaultKind.Auth, Side.Fortnox, "the consent", refused.Error, refused.Description, Option<string>.None))),
        _ => throw new UnreachableException(answer.GetType().Name),
    };

    private static async Task<Either<Problem, FoundCompany>> Take(Company company, string code, Uri redirect, CancellationToken stop)
    {
        var hand = new TokensInHand();
        using var session = company.ToFortnox(company.ConnectionOf(new FortnoxAccess.Consent(hand)));
        var redeemed = await session.Redeem(code, redirect, stop);
        if (redeemed.Case is not TokenPair pair) return Problem.Of((Fault)redeemed.Case);
        await hand.Save(pair, company.Clock.GetUtcNow(), stop);
        var read = await Companies.Read(new FortnoxReader(session), company.Rules.Fortnox, stop);
        if (read.Case is Fault fault) return Problem.Of(fault);
        if (read.IfLeft(Option<FoundCompany>.None).Case is not FoundCompany found)
            return new Problem(ExitCode.StepsFailed, "Fortnox does not tell which company consented, so nothing was kept.\nConnect again: brygga connect fortnox");
        return await Keep(company, found, hand, stop);
    }

    /// <summary>The tokens as they are now: reading the company may have changed them.</summary>
    private static async Task<Either<Problem, FoundCompany>> Keep(Company company, FoundCompany found, TokensInHand hand, CancellationToken stop)
    {
        var tenant = company.Workspace.Fortnox.Tenant;
        if (tenant.Exists(id => id != found.Id))
            return new Problem(ExitCode.SafetyStop, $"{found} consented, and brygga.yaml names the tenant {tenant}: nothing was kept.\nChoose the company of brygga.yaml when you log in, or mend the tenant there.");
        if ((await Companies.Keep(company, Side.Fortnox, found, stop)).Case is Problem other) return other;
        var kept = await hand.Load(stop);
        if (tenant.IsNone && kept.Case is KeptTokens tokens) await company.FortnoxTokens.Save(tokens.Pair, company.Clock.GetUtcNow(), stop);
        return found;
    }
}
