namespace Brygga.Rules.Shapes;

/// <summary>A map with keys of its own.</summary>
/// <param name="Name">By which other shapes and the schemas know it; of two shapes no name is the same.</param>
/// <param name="Keys">In the order in which mistakes and completions list them.</param>
public sealed record MapShape(string Name, Seq<MapKey> Keys) : Shape
{
    /// <summary>Groups of keys of which a whole map has one, at least one or at most one.</summary>
    public Seq<KeyChoice> Choices { get; init; }

    /// <summary>Keys that are missed only where another has a certain word.</summary>
    public Seq<KeyDemand> Demands { get; init; }

    /// <summary>A rule with a name: an overlay may give part of it, and say before or after which other it stands.</summary>
    public bool IsRule { get; init; }

    /// <summary>Keys beside these, whose names are free.</summary>
    public Option<Shape> Others { get; init; }

    public Seq<string> KeyNames => Keys.Mapped(static k => k.Name);

    public static MapShape Of(string name, params MapKey[] keys) => new(name, toSeq(keys).Strict());

    /// <summary>A map by system.</summary>
    public static MapShape BySide(string name, Shape severa, Shape fortnox) =>
        Of(name, MapKey.May("severa", severa, "Severa's side."), MapKey.May("fortnox", fortnox, "Fortnox's side."));

    public bool Has(string key) => Keys.Exists(k => string.Equals(k.Name, key, StringComparison.Ordinal));

    public MapShape With(params KeyChoice[] choices) => this with { Choices = Choices + toSeq(choices).Strict() };

    public MapShape Demanding(params KeyDemand[] demands) => this with { Demands = Demands + toSeq(demands).Strict() };

    public MapShape AsRule() => this with { IsRule = true };
}

/// <summary>A key of a map.</summary>
/// <param name="Doc">One sentence for whoever writes the file.</param>
public sealed record MapKey(string Name, Shape Value, string Doc, bool IsRequired)
{
    /// <summary>Required also of an overlay, which may leave out all else.</summary>
    public bool IsOfEveryFile { get; init; }

    /// <summary>The key without which this one has no meaning.</summary>
    public Option<string> Beside { get; init; }

    public static MapKey Must(string name, Shape value, string doc) => new(name, value, doc, IsRequired: true);

    public static MapKey May(string name, Shape value, string doc) => new(name, value, doc, IsRequired: false);

    public MapKey Only(string beside) => this with { Beside = beside };
}

/// <summary>Keys of which a whole map has a certain number.</summary>
public sealed record KeyChoice(ChoiceKind Kind, Seq<string> Keys)
{
    public static KeyChoice One(params string[] keys) => new(ChoiceKind.One, toSeq(keys).Strict());

    public static KeyChoice Some(params string[] keys) => new(ChoiceKind.Some, toSeq(keys).Strict());

    public static KeyChoice AtMostOne(params string[] keys) => new(ChoiceKind.AtMostOne, toSeq(keys).Strict());
}

/// <summary>How many keys of a group a map has.</summary>
public enum ChoiceKind
{
    One,
    Some,
    AtMostOne,
}

/// <summary>Where the value at <paramref name="Path"/> is <paramref name="Word"/>, <paramref name="Key"/> is required.</summary>
public sealed record KeyDemand(Seq<string> Path, string Word, string Key)
{
    public static KeyDemand Where(string key, string word, string demands) => new(Seq1(key), word, demands);
}
