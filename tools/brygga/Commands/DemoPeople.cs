using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>What people do in both systems between two runs of the demo, through the systems' own APIs.</summary>
internal static class DemoPeople
{
    public static async Task<Either<Problem, int>> Work(Company company, CancellationToken stop)
    {
        var links = (await company.State.LoadMemory(company.Rules, stop)).Links;
        var (severa, fortnox) = (company.Rules.Flows[0].Severa, company.Rules.Flows[0].Fortnox);
        var (inSevera, inFortnox) = (new SeveraWriter(company.Severa), new FortnoxWriter(company.Fortnox));
        var done = new[]
        {
            await inSevera.Update(Entity(severa), severa.Schema, links[0].SeveraId, Fields(severa, ("name", Value.Of("Nytt Namn Konsult AB"))), stop),
            await inFortnox.Update(Entity(fortnox), fortnox.Schema, links[1].FortnoxId, Fields(fortnox, ("Email", Value.Of("faktura@exempel.se"))), stop),
            await inSevera.Create(Entity(severa), severa.Schema, Fields(severa, ("name", Value.Of("Ny i Severa Oy")), ("number", Value.Of(9001))), stop),
            await inFortnox.Create(Entity(fortnox), fortnox.Schema, Fields(fortnox, ("Name", Value.Of("Ny i Fortnox AS")), ("CustomerNumber", Value.Of("9002"))), stop),
        };
        return toSeq(done).Sequence().Map(static _ => ExitCode.Done).MapLeft(Problem.Of);

        EntityType Entity(Register register) => company.Rules.Entity(register.Entity);

        Seq<FieldWrite> Fields(Register register, params (string Name, Value Value)[] fields) =>
            toSeq(fields).Map(field => new FieldWrite(Entity(register).Fields[field.Name], field.Value)).Strict();
    }
}
