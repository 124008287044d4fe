using Brygga.Rules.Language;

namespace Brygga.Rules.Tests.Language;

/// <summary>The functions, in the plainest words.</summary>
internal sealed record OracleFunctions(Oracle Scope, Expr.Pipe Pipe)
{
    private static readonly string[] OfLists = ["where", "first", "any", "all", "map", "count", "sum", "join", "filled", "skip", "group", "without"];

    public Value Of(Value input)
    {
        var name = Pipe.Function.Text;
        if (input.IsUnknown) return input;
        if (OfLists.Contains(name, StringComparer.Ordinal)) return List(name, input.IsNothing ? [] : input.Items.ToArray());
        if (name == "own") return Scope.With(input).Of(Scope.Ground.Lexicon.Functions.Find("own").Map(static f => f.Body).IfNone(() => throw new InvalidOperationException()));
        if (name == "in_ranges") return Value.Of(input.IsSet && Scope.Of(Pipe.Arguments.Head).Items.ToArray().Any(r => r.Items[0].Number <= input.Number && input.Number <= r.Items[1].Number));
        if (name == "wrap" && input.IsNothing) return Value.List([]);
        if (input.IsNothing) return input;
        return input.Kind switch
        {
            ValueKind.Text => Text(name, input.Text),
            ValueKind.Number => Number(name, input),
            ValueKind.Reference => Reference(name, input.Referenced.Record),
            ValueKind.Date when name == "add_days" => AddDays(input.Date, Scope.Of(Pipe.Arguments.Head)),
            _ => Value.Of(input.ToString()),
        };
    }

    private Value Text(string name, string text) => name switch
    {
        "text" => Value.Of(text),
        "trim" => Value.Of(text.Trim()),
        "lower" => Value.Of(text.ToLowerInvariant()),
        "upper" => Value.Of(text.ToUpperInvariant()),
        "left" or "truncate" => Value.Of(text[..Math.Min(Count, text.Length)]),
        "right" => Value.Of(text[Math.Max(0, text.Length - Count)..]),
        "pad" => Value.Of(text.PadLeft(Count, '0')),
        "digits" => Value.Of(string.Concat(text.Where(static c => c is >= '0' and <= '9'))),
        "replace" => Value.Of(text.Replace(Constant(0), Constant(1), StringComparison.Ordinal)),
        "split" => Texts(text.Split(Constant(0)).Select(static p => p.Trim())),
        "words" => Texts(text.Split(text.Where(static c => !char.IsLetterOrDigit(c)).ToArray())),
        "ngrams" => Texts(Enumerable.Range(0, Math.Max(1, text.Length - Count + 1)).Select(i => text[i..Math.Min(i + Count, text.Length)]).Distinct(StringComparer.Ordinal)),
        "number" => decimal.TryParse(text.Trim(), System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Nothing,
        "lookup" => Value.Of(Table.Filter(r => r.Left == text).Map(static r => r.Right).HeadOrNone().IfNone("")),
        "lookup_back" => Value.Of(Table.Filter(r => r.Right == text).Map(static r => r.Left).HeadOrNone().IfNone("")),
        "find" => Find(text),
        _ => throw new InvalidOperationException(name),
    };

    private Value Number(string name, Value input) => name switch
    {
        "text" => Value.Of(input.ToString()),
        "abs" => input.Number < 0 ? Value.Of(-input.Number) : input,
        "round" => Value.Of(decimal.Round(input.Number, Count, Pipe.Arguments.Count > 1 ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero)),
        "percent" => Oracle.Calculate(Operator.Divide, Oracle.Calculate(Operator.Multiply, input, Scope.Of(Pipe.Arguments.Head)), Value.Of(100m)),
        _ => throw new InvalidOperationException(name),
    };

    private Value Reference(string name, RecordRef record)
    {
        if (name == "as") return record.Entity.Name == Word ? Value.Reference(record, Row.None) : Value.Nothing;
        var ends = Scope.Ground.Lexicon.Flows[Word];
        var partner = Scope.Ground.Links.Filter(l => (record.Side == Side.Severa ? l.Severa : l.Fortnox) == record.Id)
            .Map(l => new RecordRef(ends[record.Side.Other()].Head, record.Side == Side.Severa ? l.Fortnox : l.Severa)).LastOrNone();
        return partner.Match(p =>
        {
            var register = Scope.Ground.Registers[p.Entity];
            return register.IsWhole && register.Records.TrueForAll(r => r.Id != p.Id) ? Value.Nothing : Value.Reference(p, Row.None);
        }, static () => Value.Nothing);
    }

    private Value List(string name, Value[] items)
    {
        var each = Pipe.Arguments.IsEmpty ? [] : name is "join" or "skip" or "without" ? [] : items.Select(i => Scope.With(i).Of(Pipe.Arguments.Head)).ToArray();
        var known = name == "first" ? each.TakeWhile(static e => !e.IsTrue).All(static e => !e.IsUnknown) : each.All(static e => !e.IsUnknown);
        if (!known) return Value.Unknown;
        var chosen = Pipe.Arguments.IsEmpty ? items : items.Where((_, i) => i < each.Length && each[i].IsTrue).ToArray();
        return name switch
        {
            "where" => Value.List(chosen),
            "first" => chosen.FirstOrDefault(Value.Nothing),
            "any" => Value.Of(chosen.Length > 0),
            "all" => Value.Of(chosen.Length == items.Length),
            "count" => Value.Of((decimal)chosen.Length),
            "map" => Value.List(each),
            "sum" => (Pipe.Arguments.IsEmpty ? items : each).Where(static v => v.IsSet).Aggregate(Value.Of(0m), static (sum, v) => Oracle.Calculate(Operator.Add, sum, v)),
            "join" => Value.Of(string.Join(Constant(0), items)),
            "filled" => Value.List(items.Where(static i => i.IsSet)),
            "skip" => Value.List(items.Skip(Count)),
            "without" => Value.List(items.Where(i => !Pipe.Arguments.Exists(a => ((Expr.Literal)a).Value == i))),
            "group" => Value.List(each.Distinct().Select(key => Value.Record([new("key", key), new("items", Value.List(items.Where((_, i) => each[i] == key)))]))),
            _ => throw new InvalidOperationException(name),
        };
    }

    private Value Find(string key)
    {
        var path = ((Expr.Path)Pipe.Arguments.Head).Names;
        var entity = new EntityRef(Oracle.SideOf(path[0].Text), path[1].Text);
        var register = Scope.Ground.Registers[entity];
        if (!register.IsWhole) return Value.Unknown;
        var found = register.Records.Where(r => r.Id == key).ToList();
        return found.Count == 0 ? Value.Nothing : found.Count > 1 ? Value.Unknown : Value.Reference(new(entity, key), Row.None);
    }

    private static Value AddDays(DateOnly date, Value days)
    {
        if (days.Kind != ValueKind.Number) return days;
        var day = date.DayNumber + decimal.Truncate(days.Number);
        return day < 0 || day > DateOnly.MaxValue.DayNumber ? Value.Unknown : Value.Of(DateOnly.FromDayNumber((int)day));
    }

    private int Count => (int)((Expr.Literal)Pipe.Arguments.Head).Value.Number;

    private string Word => ((Expr.Path)Pipe.Arguments.Head).Names.Head.Text;

    private Seq<(string Left, string Right)> Table => Scope.Ground.Lexicon.Tables[Word].Rows;

    private string Constant(int index) => ((Expr.Literal)Pipe.Arguments[index]).Value.ToString();

    private static Value Texts(IEnumerable<string> texts) => Value.List(texts.Where(static t => t.Length > 0).Select(Value.Of));
}
