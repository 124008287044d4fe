using Brygga.Rules.Reading;

namespace Brygga.Rules.Language;

/// <summary>What all expressions of a rule book can speak of.</summary>
internal sealed record Lexicon(DeclaredSettings Settings, HashMap<EntityRef, EntityType> Entities)
{
    public HashMap<string, LookupTable> Tables { get; init; }

    public NamedFunctions Functions { get; init; } = NamedFunctions.None;

    public HashMap<string, FlowEnds> Flows { get; init; }

    /// <summary>For a <c>normal:</c>, which sees one value and nothing else.</summary>
    public static Lexicon None { get; } = new(DeclaredSettings.None, HashMap<EntityRef, EntityType>());

    public Seq<string> FunctionNames => Language.Functions.Names + Functions.Names;

    public Seq<EntityType> Find(Seq<EntityRef> entities) => entities.Bound(e => Entities.Find(e).ToSeq());
}

/// <summary>The entities that a flow links.</summary>
internal sealed record FlowEnds(Seq<EntityRef> Severa, Seq<EntityRef> Fortnox)
{
    public Seq<EntityRef> this[Side side] => side == Side.Severa ? Severa : Fortnox;
}

/// <summary>A table of settings.yaml: Severa's word on the left, Fortnox's on the right.</summary>
internal sealed record LookupTable(string Name, Seq<(string Left, string Right)> Rows)
{
    /// <summary>A word that stands twice on the right: the table can't be read backwards.</summary>
    public Option<string> Doubled => Rows.GroupBy(static r => r.Right, StringComparer.Ordinal)
        .Where(static g => g.Skip(1).Any()).Select(static g => g.Key).HeadOrNone();
}
