using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using Brygga.Tool.Runs;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Examining;

/// <summary>Whether a system lets Brygga in, as the company it was with before, and to every register that the rules read (M5).</summary>
internal static class Entering
{
    public static async Task<Seq<Check>> Look(Company company, Side side, CancellationToken stop)
    {
        var read = await Companies.Read(company.Reader(side), company.Rules[side], stop);
        if (read.Case is Fault fault && !IsOfOneCall(fault)) return Seq1(Check.Bad("", fault));
        var who = read.Case is Fault own ? Check.Bad("the company", own) : await Known(company, side, read.IfLeft(None), stop);
        return who.Cons(await Registers(company, side, stop));
    }

    /// <summary>A right that one call lacks says nothing of the others; credentials that are refused, or no licence at all, say it of all.</summary>
    private static bool IsOfOneCall(Fault fault) => fault.Kind == FaultKind.Auth && fault.Call.StartsWith("GET", StringComparison.Ordinal) && fault.Code is not "2001103";

    private static async Task<Check> Known(Company company, Side side, Option<FoundCompany> read, CancellationToken stop)
    {
        if (read.Case is not FoundCompany found) return Check.Ok(side.Word(), "lets Brygga in");
        var kept = await Companies.Keep(company, side, found, stop);
        return kept.Match(
            _ => Check.Ok(side.Word(), $"lets Brygga in, as {found}"),
            other => Check.Bad(side.Word(), other.Message.Split('\n')[0], other.Message.Split('\n')[^1], "", other.Exit));
    }

    /// <summary>The first page of each register, so that all that is lacking is said at once.</summary>
    private static async Task<Seq<Check>> Registers(Company company, Side side, CancellationToken stop)
    {
        var (open, closed) = (0, new List<(EntityRef Entity, Fault Fault)>());
        foreach (var reading in ReadPlan.Of(company.Rules).Entities.Filter(reading => reading.Entity.Ref.Side == side && reading.Way is Way.Listed or Way.Sole))
        {
            if ((await FirstPage(company.Reader(side), reading, stop)).Case is Fault fault) closed.Add((reading.Entity.Ref, fault));
            else open++;
        }
        var problems = closed.GroupBy(static one => one.Fault.Code, StringComparer.Ordinal).Select(static same =>
            Check.Bad(string.Join(", ", same.Select(static one => one.Entity.Name)), same.First().Fault));
        return toSeq(problems).Strict() + (closed.Count == 0 ? Seq1(Check.Ok(side.Word(), $"{open} registers that the rules need can be read")) : Seq<Check>());
    }

    private static async Task<Option<Fault>> FirstPage(IRemoteReader reader, EntityReading reading, CancellationToken stop)
    {
        var ask = new ListAsk(reading.Entity, reading.Schema) { Wanted = Seq<string>() };
        await foreach (var page in reader.List(ask, stop)) return page.Match(Right: static _ => None, Left: static fault => Some(fault));
        return None;
    }
}
