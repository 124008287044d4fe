using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Worlds;

/// <summary>
/// Generated rule books, made without a rule file: one register a side with a key, three fields and an active flag.
/// Severa's id is a guid; Fortnox's id is the key.
/// </summary>
public static class Books
{
    public const int ShortLength = 6;

    public const string Flow = "things";

    private static readonly FieldType Text = new("text", ValueKind.Text, Some(It("it | trim", static v => v.Kind == ValueKind.Text ? Value.Of(v.Text.Trim()) : v)));
    private static readonly FieldType Flag = new("boolean", ValueKind.Boolean, None);

    public static EntityRef Left { get; } = new(Side.Severa, "thing");

    public static EntityRef Right { get; } = new(Side.Fortnox, "Thing");

    public static RuleBook Of(Shape shape)
    {
        var severa = Entity(Left, "guid", shape.Asked ? Uniqueness.Asked : Uniqueness.Enforced, ["key", "a", "b", "c"], "active", max: None);
        var fortnox = Entity(Right, "Key", Uniqueness.Enforced, ["Key", "A", "B", "C"], "Active", shape.Short ? Some(ShortLength) : None);
        var left = new Schema(Left, severa.Fields.Values);
        var right = new Schema(Right, fortnox.Fields.Values);
        return new(
            Hash.OfParts(["generated", shape.ToString()]),
            new(Side.Severa, UpdateStyle.Patch, Clears(), None, TimeSpan.Zero, "Europe/Stockholm", HashMap((Left.Name, severa))),
            new(Side.Fortnox, UpdateStyle.Put, Clears(), None, TimeSpan.Zero, "Europe/Stockholm", HashMap((Right.Name, fortnox))),
            Settings.None,
            Seq1(FlowOf(shape, left, right)))
        {
            Schemas = Seq(left, right),
        };
    }

    private static Flow FlowOf(Shape shape, Schema left, Schema right) => new(
        Flow,
        At(1),
        new(Left, left),
        new(Right, right),
        Enabled: true,
        shape.Master,
        toSeq(new[] { shape.CreateInSevera ? Some(Side.Severa) : None, shape.CreateInFortnox ? Some(Side.Fortnox) : None }).Somes().Strict(),
        Seq(Active(Side.Severa, left, "active"), Active(Side.Fortnox, right, "Active")),
        Seq1(new SelectRule("has key", Side.Severa, Verdict.Skip, Test(left, "key", static v => v.IsUnknown ? v : Value.Of(v.IsSet)), Says("no key"), At(3))),
        shape.SecondWay ? Seq(Way("by key", left, "key", right, "Key"), Way("by c", left, "c", right, "C")) : Seq1(Way("by key", left, "key", right, "Key")),
        Fields(shape, left, right));

    private static Seq<FieldRule> Fields(Shape shape, Schema left, Schema right) => Seq(
        Pair("key", shape.Master, UpdateMode.Once, Copy(left, "key", right, "Key"), Copy(right, "Key", left, "key")),
        Pair("a", shape.Master, UpdateMode.Continuous, shape.Cut ? Cut(left, "a", right, "A") : Copy(left, "a", right, "A"), Copy(right, "A", left, "a") with { Empty = shape.EmptyOfA }),
        Pair("b", shape.MasterOfB, UpdateMode.Continuous, Copy(left, "b", right, "B"), shape.BOneWay ? None : Some(Copy(right, "B", left, "b"))),
        Pair("c", shape.Master, shape.COnce ? UpdateMode.Once : UpdateMode.Continuous, Copy(left, "c", right, "C"), Copy(right, "C", left, "c")));

    private static FieldRule Pair(string name, Side master, UpdateMode update, Assignment toFortnox, Option<Assignment> toSevera) =>
        new(name, At(10 + name[0]), toSevera, Some(toFortnox), master, update);

    private static Assignment Copy(Schema from, string field, Schema to, string target) =>
        new(Place(to, target), Test(from, field, static v => v), WhenEmpty.Clear, WhenTooLong.Hold);

    private static Assignment Cut(Schema from, string field, Schema to, string target) =>
        new(Place(to, target), Test(from, field, static v => v.Kind == ValueKind.Text && v.Text.Length > ShortLength ? Value.Of(v.Text[..ShortLength]) : v), WhenEmpty.Clear, WhenTooLong.Hold);

    private static LinkWay Way(string name, Schema left, string severa, Schema right, string fortnox) =>
        new(name, Seq1(new LinkPair(name, Test(left, severa, static v => v), Test(right, fortnox, static v => v))), At(5));

    private static SelectRule Active(Side side, Schema schema, string field) =>
        new($"inactive in {side.Title()}", side, Verdict.Skip, Test(schema, field, static v => v), Says($"inactive in {side.Title()}"), At(2));

    private static Formula Test(Schema schema, string field, Func<Value, Value> of)
    {
        var (side, ordinal) = (schema.Entity.Side, Place(schema, field));
        return new((in Scope scope) => of(scope[side][ordinal]), new(Seq1(new FieldRead(side, ordinal)), Seq<string>()), new(ValueKind.Text, true), At(4), field);
    }

    private static Formula Says(string text) => new((in Scope _) => Value.Of(text), ReadSet.Empty, new(ValueKind.Text, false), At(4), text);

    private static Formula It(string text, Func<Value, Value> of) =>
        new((in Scope scope) => of(scope.It), ReadSet.Empty, new(ValueKind.Text, true), At(4), text);

    private static EntityType Entity(EntityRef entity, string id, Uniqueness unique, string[] texts, string flag, Option<int> max) => new(
        entity,
        id,
        Seq1(new NaturalKey(texts[0], unique, None)),
        None,
        new("/things", Some("/things/{id}"), Paging.None, None, HashMap<string, string>(), None, Seq<Tell>()),
        Some(new WriteAccess("/things", "/things/{id}")),
        Some(texts[0]),
        toHashMap(texts.Select((name, i) => (name, new Field(name, Text, i == 1 ? max : None, Required: i == 0, Keyed(entity, i), Given: false, None, At(7))))
            .Append((flag, new Field(flag, Flag, None, false, WriteMode.Always, false, Some(Value.True), At(8))))),
        At(9));

    /// <summary>Fortnox's key is its id and can't be changed.</summary>
    private static WriteMode Keyed(EntityRef entity, int index) => entity.Side == Side.Fortnox && index == 0 ? WriteMode.Create : WriteMode.Always;

    private static HashMap<ValueKind, EmptyWord> Clears() => HashMap<ValueKind, EmptyWord>((ValueKind.Text, new EmptyWord.Null()));

    private static int Place(Schema schema, string field) => schema.Ordinal(field).IfNone(() => throw new KeyNotFoundException(field));

    private static Origin At(int line) => new("generated.yaml", line, 1, 1);
}
