using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>From a path to what it reads: first what its first name means, then what is inside that.</summary>
internal sealed record Resolving(NameScope Scope, ExprText Text)
{
    private static readonly (string Word, Fact Fact)[] Facts =
        [("existed_before", Fact.ExistedBefore), ("changed", Fact.Changed), ("needed", Fact.Needed), ("linked", Fact.Linked)];

    private Following Following => new(Scope.Lexicon, Text);

    public Validation<Typed> Path(Seq<Name> names)
    {
        var first = names.Head;
        var rest = names.Tail;
        return first.Text switch
        {
            "settings" => Setting(first, rest),
            "the" => Sole(first, rest),
            "it" when (Scope.It.Map(Typed (t) => new Typed.It(t)) || Scope.Element.Map(Typed (t) => new Typed.Element(t))).Case is Typed it =>
                Following.Into(it, first, rest),
            "sync" when Scope.HasFacts && !rest.IsEmpty => Known(first, rest),
            "severa" when !rest.IsEmpty && !Scope.Severa.IsEmpty => OfSide(Scope.Severa, rest),
            "fortnox" when !rest.IsEmpty && !Scope.Fortnox.IsEmpty => OfSide(Scope.Fortnox, rest),
            _ when Words.Roots.Contains(first.Text) => NotVisible(first),
            _ => Bare(first, rest),
        };
    }

    /// <summary>A field of the record at hand; only what is no field can be something else.</summary>
    private Validation<Typed> Bare(Name first, Seq<Name> rest)
    {
        var isField = Scope.Element.Match(e => Following.Has(e, first.Text), () => Scope.Here.Exists(e => e.Has(first.Text)));
        var named = Scope.Named.Find(first.Text);
        if (isField && named.IsSome) return Mistakes.NameIsField(Text.Place(first.At), first.Text, HereWords);
        if (named.Case is Typed typed) return Following.Into(typed, first, rest);
        if (!isField && Document(first, rest).Case is Seq<EntityType> entities) return OfSide(entities, rest);
        if (Scope.Element.Case is ExprType element)
            return element.Kind is ValueKind.Reference or ValueKind.Record
                ? Following.Into(new Typed.Element(element), first, first.Cons(rest))
                : NotVisible(first);
        return Scope.Here.IsEmpty ? NotVisible(first) : OfSide(Scope.Here, first.Cons(rest));
    }

    /// <summary><c>result.x</c>, and <c>invoice.x</c> under <c>each:</c>.</summary>
    private Option<Seq<EntityType>> Document(Name first, Seq<Name> rest)
    {
        if (rest.IsEmpty) return None;
        if (string.Equals(first.Text, "result", StringComparison.Ordinal)) return Scope.Result.Map(static r => Seq1(r));
        var document = Scope.Here.Filtered(e => string.Equals(e.Ref.Name, first.Text, StringComparison.Ordinal));
        return Scope.Element.IsSome && !document.IsEmpty ? Some(document) : None;
    }

    private Validation<Typed> OfSide(Seq<EntityType> entities, Seq<Name> names)
    {
        var (first, rest) = (names.Head, names.Tail);
        var targets = entities.Mapped(static e => e.Ref);
        if (entities.ForAll(e => e.Fields.ContainsKey(first.Text)))
            return Following.Field(entities, first).Bind(f => Following.Into(new Typed.Read(f.Names, f.Type), first, rest));
        var self = new Typed.Self(entities.Mapped(static e => new FieldName(e.Ref, e.Id)), ExprType.Reference([.. targets]));
        return Following.Into(self, first, names);
    }

    private Validation<Typed> Setting(Name root, Seq<Name> rest)
    {
        var at = Text.Place(rest.IsEmpty ? root.At : rest.Head.At.To(rest.Last.At));
        for (var n = rest.Count; n > 0; n--)
        {
            var name = string.Join('.', rest.Take(n).Map(static r => r.Text));
            if (Scope.Lexicon.Settings.All.Find(name).Case is Reading.DeclaredSetting found)
                return Following.Into(new Typed.Setting(name, found.Value, found.Type), rest[n - 1], rest.Skip(n).Strict());
        }
        return Mistakes.UnknownSetting(at, string.Join('.', rest.Map(static n => n.Text)), Scope.Lexicon.Settings.Names);
    }

    private Validation<Typed> Known(Name root, Seq<Name> rest) =>
        toSeq(Facts).Find(f => string.Equals(f.Word, rest.Head.Text, StringComparison.Ordinal)).Match(
            f => Following.Into(new Typed.Known(f.Fact), rest.Head, rest.Tail),
            () => Mistakes.NoSuchFact(Text.Place(rest.Head.At), rest.Head.Text, toSeq(Facts).Mapped(static f => f.Word)));

    private Validation<Typed> Sole(Name root, Seq<Name> rest)
    {
        var sole = toSeq(Scope.Lexicon.Entities.Values).Filter(static e => e.Read.OneRecord).Mapped(static e => $"the.{e.Ref}");
        if (rest.Count < 2) return Mistakes.NotVisible(Text.Place(root.At), root.Text, sole);
        var at = Text.Place(rest[0].At.To(rest[1].At));
        return toSeq(Scope.Lexicon.Entities.Values).Find(e => e.Ref.Is(rest[0].Text, rest[1].Text)).Match(
            e => e.Read.OneRecord
                ? Following.Into(new Typed.Sole(e.Ref, ExprType.Reference(e.Ref) with { MayBeNothing = true }), rest[1], rest.Skip(2).Strict())
                : Mistakes.NotSole(at, e.Ref.ToString(), sole),
            () => Mistakes.UnknownEntity(at, rest[0].Text, rest[1].Text, sole));
    }

    private string HereWords => string.Join(" or ", Scope.Element.Match(static e => e.RefersTo, () => Scope.Here.Map(static e => e.Ref)));

    private Diagnostic NotVisible(Name name) => Mistakes.NotVisible(Text.Place(name.At), name.Text,
        Seq1("settings.x.y")
        + (Scope.Here.IsEmpty ? Seq<string>() : Seq1($"a field of {HereWords}"))
        + toSeq((Scope.Severa + Scope.Fortnox).Map(static e => $"{e.Ref.Side.Word()}.x").Distinct(StringComparer.Ordinal))
        + (Scope.HasFacts ? Seq1("sync.x") : Seq<string>())
        + (Scope.It.IsSome || Scope.Element.IsSome ? Seq1("it") : Seq<string>())
        + toSeq(Scope.Named.Keys.Order(StringComparer.Ordinal)));
}
