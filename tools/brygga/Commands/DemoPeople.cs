using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using Brygga.Sandbox;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Commands;

/// <summary>What people do in both systems between two runs of the demo: through the systems' own APIs, but for what their own programs do.</summary>
internal static class DemoPeople
{
    public static async Task<Either<Problem, int>> Work(Company company, SandboxWorld world, CancellationToken stop)
    {
        var all = (await company.State.LoadMemory(company.Rules, stop)).Links;
        Pay(world, all.Find(static link => link.Flow == "sales_invoices"));
        var links = all.Filter(static link => link.Flow == "customers").Strict();
        var (severa, fortnox, product) = (Kind("customers", Side.Severa), Kind("customers", Side.Fortnox), Kind("products", Side.Severa));
        var (inSevera, inFortnox) = (new SeveraWriter(company.Severa), new FortnoxWriter(company.Fortnox));
        var done = new[]
        {
            await inSevera.Update(Entity(severa), severa, links[0].SeveraId, Fields(severa, ("name", Value.Of("Nytt Namn Konsult AB"))), stop),
            await inFortnox.Update(Entity(fortnox), fortnox, links[1].FortnoxId, Fields(fortnox, ("Email", Value.Of("faktura@exempel.se"))), stop),
            await inSevera.Create(Entity(severa), severa, Fields(severa, ("name", Value.Of("Ny i Severa Oy")), ("number", Value.Of(9001))), stop),
            await inSevera.Create(Entity(product), product, Fields(product, ("name", Value.Of("Ny produkt")), ("code", Value.Of("N-1")), ("type", Value.Of("Materials"))), stop),
            await inFortnox.Create(Entity(fortnox), fortnox, Fields(fortnox, ("Name", Value.Of("Ny i Fortnox AS")), ("CustomerNumber", Value.Of("9002"))), stop),
        };
        return toSeq(done).Sequence().Map(static _ => ExitCode.Done).MapLeft(Problem.Of);

        Schema Kind(string name, Side side) => company.Rules.Flows.Find(flow => flow.Name == name).Map(flow => flow[side].Kinds.Head).IfNone(() => throw new InvalidOperationException($"the shipped rules have {name}"));

        EntityType Entity(Schema kind) => company.Rules.Entity(kind.Entity);

        Seq<FieldWrite> Fields(Schema kind, params (string Name, Value Value)[] fields) =>
            toSeq(fields).Map(field => new FieldWrite(Entity(kind).Fields[field.Name], field.Value)).Strict();
    }

    /// <summary>Payments come from a bank: no rule of ours knows their register.</summary>
    private static void Pay(SandboxWorld world, Option<Link> invoice) => invoice.IfSome(link => world.Fortnox.Invoices.Change(link.FortnoxId, static record =>
    {
        record["Balance"] = 0m;
        record["FinalPayDate"] = record.Text("DueDate");
    }));
}
