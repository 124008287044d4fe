using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A setting as settings.yaml declares it, with the value in force.</summary>
internal sealed record DeclaredSetting(string Name, ExprType Type, Value Value);

internal sealed record DeclaredSettings(HashMap<string, DeclaredSetting> All)
{
    public static DeclaredSettings None { get; } = new(HashMap<string, DeclaredSetting>());

    public Seq<string> Names => toSeq(All.Keys.Order(StringComparer.Ordinal)).Strict();

    public Settings InForce => new(All.Map(static s => s.Value));
}

/// <summary>An entity of a catalogue, with what only the type check needs of it: the words that a choice can have.</summary>
internal sealed record DeclaredEntity(EntityType Entity, HashMap<string, Seq<string>> Choices)
{
    public Seq<string> FieldNames => toSeq(Entity.Fields.Keys.Order(StringComparer.Ordinal)).Strict();

    /// <summary>Any field of a record may be empty.</summary>
    public ExprType TypeOf(Field field) =>
        new(field.Type.Kind, true, false, field.Max, Choices.Find(field.Name).IfNone(Seq<string>()));
}

internal sealed record DeclaredSystem(SystemCatalogue Catalogue, HashMap<string, DeclaredEntity> Entities);

/// <summary>Everything that flows can speak of.</summary>
internal sealed record World(DeclaredSettings Settings, DeclaredSystem Severa, DeclaredSystem Fortnox)
{
    public DeclaredSystem this[Side side] => side == Side.Severa ? Severa : Fortnox;
}
