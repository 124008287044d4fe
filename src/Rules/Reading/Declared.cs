using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>A setting as settings.yaml declares it, with the value in force.</summary>
internal sealed record DeclaredSetting(string Name, ExprType Type, Value Value)
{
    /// <summary>None only where a test makes a setting without a file.</summary>
    public Option<SettingDeclaration> Declaration { get; init; }

    /// <summary>Where the value in force was given.</summary>
    public Origin At { get; init; }
}

internal sealed record DeclaredSettings(HashMap<string, DeclaredSetting> All)
{
    public static DeclaredSettings None { get; } = new(HashMap<string, DeclaredSetting>());

    public Seq<string> Names => toSeq(All.Keys.Order(StringComparer.Ordinal)).Strict();

    public Settings InForce => new(All.Map(static s => s.Value));

    public Seq<SettingDeclaration> Declarations => toSeq(All.Values.Bind(static s => s.Declaration.ToSeq())
        .OrderBy(static d => d.At.File, StringComparer.Ordinal).ThenBy(static d => d.At.Line).ThenBy(static d => d.At.Column)).Strict();
}

/// <summary>Everything that flows can speak of.</summary>
internal sealed record World(SystemCatalogue Severa, SystemCatalogue Fortnox, Lexicon Lexicon)
{
    public SystemCatalogue this[Side side] => side == Side.Severa ? Severa : Fortnox;

    public Seq<string> Names(Side side) => toSeq(this[side].Entities.Keys.Order(StringComparer.Ordinal)).Strict();
}
