using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Matching;

/// <summary>Who is linked with whom in a flow, and what that means for a decision.</summary>
internal sealed class Partners(Seq<Link> links)
{
    private readonly Dictionary<(Side Side, string Id), string> _partners = links
        .Bind(static link => Seq((Of: (Side.Severa, link.SeveraId), With: link.FortnoxId), (Of: (Side.Fortnox, link.FortnoxId), With: link.SeveraId)))
        .DistinctBy(static end => end.Of)
        .ToDictionary(static end => end.Of, static end => end.With);

    /// <summary>Whether memory has made of it what the person wanted.</summary>
    public bool Fulfil(Decision decision) => decision.Judgement switch
    {
        Judgement.Accept => AreLinked(decision.Of),
        Judgement.CreateNew => IsLinked(decision.Of),
        _ => false,
    };

    /// <summary>Whether memory has something else of it than the person wanted.</summary>
    public bool Forbid(Decision decision) => decision.Judgement switch
    {
        Judgement.Reject => AreLinked(decision.Of),
        Judgement.Accept => IsLinked(decision.Of) && !AreLinked(decision.Of),
        Judgement.Defer => IsLinked(decision.Of),
        _ => false,
    };

    /// <summary>The links that stand in a decision's way, in words.</summary>
    public string Named(FlowTask task, Decision decision) => string.Join(" and ", decision.Of.Records
        .Bind(record => Find(record).Map(partner => $"{record} is linked with {task.Ref(record.Side.Other(), partner)}").ToSeq())
        .Take(AreLinked(decision.Of) ? 1 : 2));

    private bool AreLinked(Subject of) => of.Severa.Bind(Find).Exists(partner => of.Fortnox.Exists(record => record.Id == partner));

    private bool IsLinked(Subject of) => of.Records.Exists(record => Find(record).IsSome);

    private Option<string> Find(RecordRef record) => _partners.TryGetValue((record.Side, record.Id), out var partner) ? Some(partner) : None;
}
