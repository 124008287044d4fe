using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Guarding;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>The company that a system answers for.</summary>
internal sealed record FoundCompany(string Id, string Name)
{
    public override string ToString() => Name.Length == 0 ? Id : $"{Name} ({Id})";
}

/// <summary>Which company each system answers for: another one than before stops everything, since its records are not those that state knows.</summary>
internal static class Companies
{
    private const string NameField = "name";

    /// <summary>None where the catalogue names no record that tells.</summary>
    public static async Task<Either<Fault, Option<FoundCompany>>> Read(IRemoteReader reader, SystemCatalogue catalogue, CancellationToken stop)
    {
        if (catalogue.Company.Bind(name => catalogue.Entities.Find(name)).Case is not EntityType entity) return Option<FoundCompany>.None;
        await foreach (var page in reader.List(new ListAsk(entity, entity.Whole), stop))
            return page.Map(read => read.Records.HeadOrNone().Map(static record => new FoundCompany(record.Id, NameOf(record.Row))));
        return Option<FoundCompany>.None;
    }

    public static async Task<Either<Problem, Unit>> Check(Company company, CancellationToken stop)
    {
        foreach (var side in new[] { Side.Severa, Side.Fortnox })
        {
            var read = await Read(company.Reader(side), company.Rules[side], stop);
            if (read.Case is Fault fault) return Problem.Of(fault);
            var kept = await read.IfLeft(None).MatchAsync(found => Keep(company, side, found, stop), static () => Right<Problem, Unit>(unit));
            if (kept.Case is Problem other) return other;
        }
        return unit;
    }

    /// <summary>The first company that is seen is kept; any other is refused.</summary>
    public static async Task<Either<Problem, Unit>> Keep(Company company, Side side, FoundCompany found, CancellationToken stop)
    {
        if (Other(side, found, await company.State.Company(side, stop)).Case is Problem other) return other;
        await company.State.KeepCompany(side, found.Id, company.Clock.GetUtcNow(), stop);
        return unit;
    }

    private static Option<Problem> Other(Side side, FoundCompany found, Option<string> known) => known.Filter(id => id != found.Id).Map(id => new Problem(
        ExitCode.SafetyStop,
        $"{side.Title()} answers as {found}, and this workspace is with company {id}: nothing was done ({SafetyVerdicts.AnotherCompany}).\nUse the credentials of company {id}, or make a workspace of its own for the other one: brygga init DIR"));

    private static string NameOf(Row row) => toSeq(row.Schema!.Fields.Select(static (field, ordinal) => (field.Name, ordinal)))
        .Find(static field => field.Name.Equals(NameField, StringComparison.OrdinalIgnoreCase))
        .Map(field => row[field.ordinal]).Filter(static name => name.IsSet).Map(static name => name.ToString()).IfNone("");
}
