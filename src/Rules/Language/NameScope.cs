using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>Which names an expression may use: what it is about, beside what all expressions of a rule book may use.</summary>
internal sealed record NameScope(Lexicon Lexicon)
{
    /// <summary>Lists in lists in lists: the cost is the product of their lengths.</summary>
    public const int MostLoops = 3;

    private NameScope(Lexicon lexicon, Seq<EntityType> here)
        : this(lexicon) => Here = here;

    /// <summary>The entities whose fields are bare names: the record at hand is of one of them.</summary>
    public Seq<EntityType> Here { get; private init; }

    /// <summary>What <c>severa.x</c> and <c>fortnox.x</c> speak of; empty where only one record exists.</summary>
    public Seq<EntityType> Severa { get; private init; }

    public Seq<EntityType> Fortnox { get; private init; }

    /// <summary>What <c>result.x</c> speaks of: the record to be written, which stands on its own side.</summary>
    public Option<EntityType> Result { get; private init; }

    /// <summary>The element under <c>each:</c>, whose fields are then the bare names.</summary>
    public Option<ExprType> Element { get; private init; }

    /// <summary>The element inside a function's brackets, or what comes through a <c>normal:</c>.</summary>
    public Option<ExprType> It { get; private init; }

    /// <summary>Whether <c>sync.x</c> can be asked.</summary>
    public bool HasFacts { get; private init; }

    /// <summary>The names of <c>let:</c> and <c>parts:</c>.</summary>
    public HashMap<string, Typed> Named { get; private init; }

    /// <summary>How many lists are being walked through.</summary>
    public int Loops { get; private init; }

    /// <summary>What comes through the pipe is wrong, so what depends on it is not judged.</summary>
    public bool Unsure { get; init; }

    public static NameScope NoRecord(Lexicon lexicon) => new(lexicon);

    public static NameScope Of(Lexicon lexicon, Seq<EntityType> here) => new(lexicon, here);

    public static NameScope Normal(ExprType it) => new(Lexicon.None) { It = it };

    public NameScope WithSides(Seq<EntityType> severa, Seq<EntityType> fortnox) => this with { Severa = severa, Fortnox = fortnox };

    public NameScope WithFacts() => this with { HasFacts = true };

    public NameScope WithResult(EntityType result) => this with { Result = result };

    public NameScope Each(ExprType element) => this with { Element = element };

    public NameScope Inside(ExprType element) => this with { It = element, Loops = Loops + 1 };

    /// <summary>A function's body sees what comes through the pipe, and no record.</summary>
    public NameScope OfFunction(ExprType input) => new(Lexicon) { It = input, Loops = Loops };

    /// <summary>One name more; nothing shadows anything.</summary>
    public Validation<NameScope> With(string name, Origin at, Typed typed)
    {
        if (Words.IsTaken(name)) return Mistakes.ReservedName(at, name);
        if (Named.ContainsKey(name)) return Mistakes.NameTwice(at, name);
        return (Here + Severa + Fortnox).Find(e => e.Has(name)).Match(
            entity => Mistakes.NameIsField(at, name, entity.Ref.ToString()),
            () => Valid<NameScope>(this with { Named = Named.Add(name, new Typed.Named(name, typed)) }));
    }

    public Seq<EntityType> this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public Validation<Typed> Resolve(ExprText text, Expr.Path path) => new Resolving(this, text).Path(path.Names);

    /// <summary>The entity that is written as <c>fortnox.unit</c>.</summary>
    public Validation<EntityType> Entity(ExprText text, Expr expr)
    {
        var known = toSeq(Lexicon.Entities.Keys.Order()).Map(static e => e.ToString());
        if (expr is not Expr.Path { Names: [var side, var name] } path) return Mistakes.NotAnEntity(text.Place(expr.At), known);
        return toSeq(Lexicon.Entities.Values).Find(e => e.Ref.Is(side.Text, name.Text)).OrMistake(
            () => Mistakes.UnknownEntity(text.Place(path.At), side.Text, name.Text, known));
    }
}

internal static class EntityNames
{
    extension(EntityRef entity)
    {
        public bool Is(string side, string name) =>
            string.Equals(entity.Side.Word(), side, StringComparison.Ordinal) && string.Equals(entity.Name, name, StringComparison.Ordinal);
    }

    extension(EntityType entity)
    {
        public bool Has(string name) => entity.Fields.ContainsKey(name) || entity.Relations.ContainsKey(name);

        public Seq<string> FieldNames => toSeq(entity.Fields.Keys.Concat(entity.Relations.Keys).Order(StringComparer.Ordinal)).Strict();
    }
}
