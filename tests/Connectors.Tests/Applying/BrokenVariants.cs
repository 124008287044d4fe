using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>
/// Appliers with one deliberate mistake each, as real ones are made: the laws must find every one, else they prove nothing.
/// </summary>
internal static class BrokenVariants
{
    public static IReadOnlyDictionary<string, Variant> All { get; } = new[]
    {
        new Variant("drops the intent") { State = static state => new DropsTheIntent(state) },
        new Variant("stores link and base in two units") { State = static state => new StoresLinkAndBaseInTwoUnits(state) },
        new Variant("never finishes a plan") { State = static state => new NeverFinishes(state) },
        new Variant("finishes a plan at its start") { State = static state => new FinishesAtTheStart(state) },
        new Variant("checks nothing") { Plan = static (plan, company) => WithFreshFingerprints(plan, company) },
        new Variant("sends again blindly") { Writer = static writer => new SendsAgain(writer) },
        new Variant("does not wait") { Waits = false },
    }.ToDictionary(static variant => variant.Name, StringComparer.Ordinal);

    /// <summary>Each record as it is now, instead of as it was when the plan was made.</summary>
    private static Plan WithFreshFingerprints(Plan plan, Company company) => plan with
    {
        Steps = plan.Steps.Map(step => step with
        {
            Check = step.Check.Map(print => print with { Row = company.Outside.World.Row(company.Book, print.Record).Match(static row => row.Hash, () => print.Row) }).Strict(),
        }).Strict(),
    };

    private sealed class DropsTheIntent(IStateStore inner) : PassingState(inner)
    {
        public override Task Intend(Intent intent, CancellationToken stop) => Task.CompletedTask;
    }

    private sealed class StoresLinkAndBaseInTwoUnits(IStateStore inner) : PassingState(inner)
    {
        public override async Task Confirm(Confirmation confirmation, CancellationToken stop)
        {
            var bare = confirmation.Link.Map(static link => link with { Severa = link.Severa with { Row = Row.None }, Fortnox = link.Fortnox with { Row = Row.None } });
            await Inner.Confirm(confirmation with { Link = bare }, stop);
            await Inner.MoveBases(confirmation.Link.ToSeq(), Seq<LogEntry>(), stop);
        }
    }

    private sealed class NeverFinishes(IStateStore inner) : PassingState(inner)
    {
        public override Task FinishPlan(Hash plan, DateTimeOffset at, CancellationToken stop) => Task.CompletedTask;
    }

    private sealed class FinishesAtTheStart(IStateStore inner) : PassingState(inner)
    {
        public override async Task<PlanStart> StartPlan(Hash plan, string json, DateTimeOffset at, CancellationToken stop)
        {
            var start = await Inner.StartPlan(plan, json, at, stop);
            await Inner.FinishPlan(plan, at, stop);
            return start;
        }
    }

    private sealed class SendsAgain(IRemoteWriter inner) : IRemoteWriter
    {
        public async Task<Either<Fault, Received>> Create(EntityType entity, Schema schema, Seq<FieldWrite> fields, CancellationToken stop)
        {
            var first = await inner.Create(entity, schema, fields, stop);
            return first.Case is Fault { Kind: FaultKind.UnknownOutcome } ? await inner.Create(entity, schema, fields, stop) : first;
        }

        public Task<Either<Fault, Received>> Update(EntityType entity, Schema schema, string id, Seq<FieldWrite> fields, CancellationToken stop) =>
            inner.Update(entity, schema, id, fields, stop);

        public Task<Either<Fault, Received>> Act(EntityType entity, Schema schema, string id, RemoteAction action, CancellationToken stop) =>
            inner.Act(entity, schema, id, action, stop);

        public Task<Either<Fault, Attached>> Attach(EntityType entity, string id, FileContent file, CancellationToken stop) => inner.Attach(entity, id, file, stop);
    }
}
