using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>What a checked path leads to, as something to write.</summary>
/// <param name="Names">The written field; in each entity, where the side has several.</param>
/// <param name="Type">What it holds, as expressions see it.</param>
internal sealed record Goal(Seq<FieldName> Names, ExprType Type)
{
    public FieldName Field => Names.Head;

    public Option<string> By { get; init; }

    public Seq<string> Members { get; init; }

    public Option<FieldName> Key { get; init; }

    /// <summary>A field of the record itself.</summary>
    public bool IsPlain => By.IsNone && Members.IsEmpty && Key.IsNone;

    /// <summary>Two goals with one place write the same.</summary>
    public string Place => string.Join('.', By.ToSeq() + Seq1(Field.ToString()) + Members);

    /// <summary>What must be known to write it.</summary>
    public Seq<FieldName> Needs => Names + Key.ToSeq();

    /// <summary>A field, one inside it, one of a part or of the only related record, or a reference by the key of what it refers to.</summary>
    public static Option<Goal> Of(Typed typed) => typed switch
    {
        Typed.Read r => new Goal(r.Names, r.Type),
        Typed.Inside i => Of(i.Record).Filter(static g => g.Key.IsNone).Map(g => g with { Members = g.Members.Add(i.Name), Type = i.Type }),
        Typed.Follow { Reference: Typed.Named part } f => new Goal(f.Names, f.Type) { By = part.Name },
        Typed.Follow { Reference: Typed.Related one } f => new Goal(f.Names, f.Type) { By = one.Relation },
        Typed.Follow f => Of(f.Reference).Filter(static g => g.Members.IsEmpty && g.Key.IsNone).Map(g => g with { Key = f.Names.Head, Type = f.Type }),
        _ => None,
    };

    /// <summary>The field as the catalogue declares it, or the member of it that is written.</summary>
    public Option<Field> Declared(Lexicon lexicon) => Members.Fold(
        lexicon.Entities.Find(Field.Entity).Bind(e => e.Fields.Find(Field.Name)),
        static (field, member) => field.Bind(f => f.Type.Members.Find(member)));

    /// <summary>The field whose value is compared: of a reference by its key, the key.</summary>
    public Option<Field> Leaf(Lexicon lexicon) => Key.Match(
        key => lexicon.Entities.Find(key.Entity).Bind(e => e.Fields.Find(key.Name)),
        () => Declared(lexicon));

    public Target Target(string path) => new(Field.Entity, Field.Name, path)
    {
        By = By,
        Members = Members,
        Key = Key.Map(static k => k.Name),
    };
}
