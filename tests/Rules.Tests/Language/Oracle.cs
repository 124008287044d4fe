using System.Globalization;
using System.Text.RegularExpressions;
using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Language;

/// <summary>
/// The language as its one page says it, slowly and obviously: expressions as they are written, records as dictionaries, names looked up
/// each time. It knows nothing of types, ordinals, indexes or closures.
/// </summary>
internal sealed record Oracle(Ground Ground, EntityRef Entity, Dictionary<string, Value> Record, Option<(EntityRef Entity, Dictionary<string, Value> Record)> Other, Facts Facts)
{
    private Value It { get; init; } = Value.Unknown;

    public Value Of(Expr expr) => expr switch
    {
        Expr.Literal l => l.Value.Kind == ValueKind.Text && l.Value.Text.Contains('{', StringComparison.Ordinal) ? Template(l.Value.Text) : l.Value,
        Expr.Bracket b => Of(b.Inner),
        Expr.Path p => Path(p.Names.Map(static n => n.Text)),
        Expr.Inside i => i.Names.Fold(Of(i.Inner), (value, name) => Inside(value, name.Text)),
        Expr.Call c => Register(new(SideOf(((Expr.Path)c.Arguments.Head).Names[0].Text), ((Expr.Path)c.Arguments.Head).Names[1].Text)),
        Expr.List l => l.Items.Map(Of).ToArray() is var items && items.Any(static i => i.IsUnknown) ? Value.Unknown : Value.List(items),
        Expr.Pipe p => new OracleFunctions(this, p).Of(Of(p.Input)),
        Expr.IsSet s => Of(s.Inner) is { IsUnknown: false } v ? Value.Of(v.IsSet != s.Negated) : Value.Unknown,
        Expr.Not n => Truth(Of(n.Inner)) is { } t ? Value.Of(!t) : Value.Unknown,
        Expr.Negate n => Calculate(Operator.Subtract, Value.Of(0m), Of(n.Inner)),
        Expr.If i => Truth(Of(i.Condition)) is { } t ? Of(t ? i.Then : i.Else) : Value.Unknown,
        Expr.Binary b => Binary(b),
        _ => throw new InvalidOperationException(expr.ToString()),
    };

    public Oracle With(Value it) => this with { It = it };

    /// <summary>Null where it was not read.</summary>
    public static bool? Truth(Value value) => value.IsUnknown ? null : value.IsTrue;

    public static Value Calculate(Operator op, Value a, Value b)
    {
        if (a.IsUnknown || b.IsUnknown) return Value.Unknown;
        if (a.IsNothing || b.IsNothing) return Value.Nothing;
        try
        {
            if (op == Operator.Divide) return b.Number == 0 ? Value.Nothing : Value.Of(a.Number / b.Number);
            return Value.Of(op == Operator.Add ? a.Number + b.Number : op == Operator.Subtract ? a.Number - b.Number : a.Number * b.Number);
        }
        catch (OverflowException)
        {
            return Value.Unknown;
        }
    }

    public Value Inside(Value value, string name)
    {
        if (value.Kind == ValueKind.Record) return value.Members.ToArray().Where(m => m.Name == name).Select(static m => m.Value).DefaultIfEmpty(Value.Nothing).First();
        if (value.Kind != ValueKind.Reference) return value;
        var target = value.Referenced.Record;
        if (name == "kind") return Value.Of(target.Entity.Name);
        if (Ground.Entities[target.Entity].Relations.Find(name).Case is Engine.Data.Relation relation) return Related(relation, target);
        var register = Ground.Registers[target.Entity];
        var found = register.Records.Where(r => r.Id == target.Id).ToList();
        return found.Count > 0 ? Field(found[^1].Fields, name) : register.IsWhole ? Value.Nothing : Value.Unknown;
    }

    private Value Path(Seq<string> names) => names.Head switch
    {
        "it" => Rest(It, names.Tail),
        "settings" => Ground.Lexicon.Settings.All[string.Join('.', names.Tail.Take(2))] is var setting ? Rest(setting.Value, names.Skip(3).Strict()) : default,
        "sync" => Facts[Enum.Parse<Fact>(names[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true)],
        "severa" or "fortnox" => SideOf(names.Head) == Entity.Side ? OfRecord(Entity, Record, names.Tail) : Other.Match(o => OfRecord(o.Entity, o.Record, names.Tail), static () => Value.Nothing),
        _ => OfRecord(Entity, Record, names),
    };

    private Value OfRecord(EntityRef entity, Dictionary<string, Value> record, Seq<string> names)
    {
        var id = record.TryGetValue(Ground.Entities[entity].Id, out var text) ? text.ToString() : "";
        var first = Ground.Entities[entity].Relations.Find(names.Head).Case is Engine.Data.Relation relation ? Related(relation, new(entity, id)) : Field(record, names.Head);
        return Rest(first, names.Tail);
    }

    private Value Rest(Value value, Seq<string> names) => names.Fold(value, Inside);

    private static Value Field(Dictionary<string, Value> record, string name) => record.TryGetValue(name, out var value) ? value : Value.Nothing;

    private Value Related(Engine.Data.Relation relation, RecordRef owner)
    {
        var register = Ground.Registers[relation.To];
        if (!register.IsWhole || register.Records.Exists(r => Field(r.Fields, relation.By).IsUnknown)) return Value.Unknown;
        var records = register.Records
            .Where(r => Field(r.Fields, relation.By) is { Kind: ValueKind.Reference } by && by.Referenced.Record.Id == owner.Id)
            .OrderBy(r => Field(r.Fields, relation.Order.Head) is { IsSet: true } o ? $"a{o}" : "b", StringComparer.Ordinal)
            .ThenBy(static r => r.Id, StringComparer.Ordinal)
            .Select(r => Value.Reference(new(relation.To, r.Id), Row.None)).ToList();
        return relation.Many ? Value.List(records) : records.FirstOrDefault(Value.Nothing);
    }

    private Value Register(EntityRef entity) => Ground.Registers[entity].IsWhole
        ? Value.List(Ground.Registers[entity].Records.Select(static r => r.Id).Order(StringComparer.Ordinal).Select(id => Value.Reference(new(entity, id), Row.None)))
        : Value.Unknown;

    private Value Binary(Expr.Binary b)
    {
        var left = Of(b.Left);
        if (b.Op == Operator.Otherwise) return left.IsNothing ? Of(b.Right) : left;
        if (b.Op == Operator.Matches) return left.IsUnknown ? left : Value.Of(left.IsSet && Regex.IsMatch(left.Text, $@"\A(?:{((Expr.Literal)b.Right).Value.Text})\z", RegexOptions.NonBacktracking));
        var right = Of(b.Right);
        if (b.Op is Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide) return Calculate(b.Op, left, right);
        if (left.IsUnknown || right.IsUnknown) return Value.Unknown;
        return Value.Of(b.Op switch
        {
            Operator.And => left.IsTrue && right.IsTrue,
            Operator.Or => left.IsTrue || right.IsTrue,
            Operator.Equal => left == right,
            Operator.NotEqual => left != right,
            Operator.In => In(left, right),
            _ => left.IsSet && right.IsSet && Ordered(b.Op, Compare(left, right)),
        });
    }

    private static bool In(Value left, Value right) => right.Kind == ValueKind.List && right.Items.ToArray().Any(item => item.Kind == ValueKind.List && left.Kind == ValueKind.Number
        ? item.Items[0].Number <= left.Number && left.Number <= item.Items[1].Number
        : item == left);

    private static int Compare(Value a, Value b) => a.Kind == ValueKind.Number ? a.Number.CompareTo(b.Number) : a.Date.CompareTo(b.Date);

    private static bool Ordered(Operator op, int order) => op switch
    {
        Operator.Less => order < 0,
        Operator.LessOrEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Only what the generator makes: words, and expressions in braces without a text in them.</summary>
    private Value Template(string text)
    {
        var parts = Regex.Matches(text, @"\{(?<expression>[^}]*)\}|(?<words>[^{]+)", RegexOptions.NonBacktracking).Select(m => m.Groups["words"].Success
            ? Value.Of(m.Value)
            : Of(ExprReader.Read(Ground.TextOf(m.Groups["expression"].Value)).Match(static e => e, static _ => throw new InvalidOperationException()))).ToList();
        return parts.Exists(static p => p.IsUnknown) ? Value.Unknown : Value.Of(string.Create(CultureInfo.InvariantCulture, $"{string.Concat(parts)}"));
    }

    public static Side SideOf(string word) => word == "severa" ? Side.Severa : Side.Fortnox;
}
