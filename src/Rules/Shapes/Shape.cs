namespace Brygga.Rules.Shapes;

/// <summary>
/// What a value in a YAML file looks like. Readers check keys and words by it, and the JSON Schemas for editors are drawn from it,
/// so that the two can't disagree. What only the rules as a whole can tell (types, names of fields) is no part of it.
/// </summary>
public abstract record Shape
{
    /// <summary>A text of any kind: a name, a message, a literal.</summary>
    public static Shape Text { get; } = new Scalar(ScalarKind.Text);

    public static Shape Path { get; } = new Scalar(ScalarKind.Path);

    public static Shape Expression { get; } = new Scalar(ScalarKind.Expression);

    public static Shape Condition { get; } = new Scalar(ScalarKind.Condition);

    public static Shape Message { get; } = new Scalar(ScalarKind.Message);

    public static Shape Boolean { get; } = new Scalar(ScalarKind.Boolean);

    public static Shape WholeNumber { get; } = new Scalar(ScalarKind.WholeNumber);

    public static Shape Number { get; } = new Scalar(ScalarKind.Number);

    /// <summary>A text, or <c>null</c> as a word of its own.</summary>
    public static Shape TextOrNull { get; } = new Scalar(ScalarKind.TextOrNull);

    /// <summary>Left to the reader: what fits depends on the catalogues.</summary>
    public static Shape Anything { get; } = new Free();

    /// <summary>Values of settings by their full names.</summary>
    public static Shape Settings { get; } = new SettingValues();

    public static Shape Word<T>(params (string Word, T Means)[] words) => new Words(toSeq(System.Array.ConvertAll(words, static w => w.Word)));

    /// <summary>A text that a pattern fits from its beginning to its end.</summary>
    public static Shape OfForm(string pattern, params string[] examples) => new Form(pattern, toSeq(examples).Strict());

    /// <summary>The name of an entity of a system.</summary>
    public static Shape EntityOf(Side side) => new Entity(Seq1(side), IsQualified: false);

    public static Shape ListOf(Shape item) => new List(item);

    public static Shape OneOrList(Shape item) => new Either(Seq(item, ListOf(item)));

    public static Shape NamesOf(Shape value) => new Names(value);

    public Shape Or(Shape other) => new Either(Seq(this, other));

    /// <summary>A single value.</summary>
    public sealed record Scalar(ScalarKind Kind) : Shape;

    /// <summary>One of a few words.</summary>
    public sealed record Words(Seq<string> All) : Shape;

    /// <summary>A text of one form, with examples of it.</summary>
    public sealed record Form(string Pattern, Seq<string> Examples) : Shape;

    /// <summary>The name of an entity of one of these systems: the shipped ones are known, a workspace may have more.</summary>
    /// <param name="IsQualified">With its system, <c>severa.customer</c>.</param>
    public sealed record Entity(Seq<Side> Sides, bool IsQualified) : Shape;

    /// <summary>A list of which every item has one shape.</summary>
    public sealed record List(Shape Item) : Shape;

    /// <summary>Whichever of these fits.</summary>
    public sealed record Either(Seq<Shape> Shapes) : Shape;

    /// <summary>A map whose keys are names that the writer chooses, or that the catalogues know.</summary>
    public sealed record Names(Shape Value) : Shape
    {
        /// <summary>So many names and no others.</summary>
        public Option<int> Exactly { get; init; }
    }

    /// <summary>A map with keys of its own that is declared further on: shapes may hold one another.</summary>
    public sealed record Later(Func<MapShape> Map) : Shape;

    /// <summary>Values of settings by their full names.</summary>
    public sealed record SettingValues : Shape;

    /// <summary>Anything: what fits depends on the catalogues.</summary>
    public sealed record Free : Shape;
}

/// <summary>What a single value is, which its key decides and never its look.</summary>
public enum ScalarKind
{
    Text,
    TextOrNull,
    Path,
    Expression,
    Condition,
    Message,
    Boolean,
    WholeNumber,
    Number,
}
