using Brygga.Engine.Data;

namespace Brygga.Bench.Rules;

/// <summary>What the shipped rules say of a pair, evaluated as the engine's stages do: with their scopes, stopping where they stop.</summary>
internal sealed class CustomersByRules
{
    private readonly Settings _settings = Shipped.Book.Settings;
    private readonly Flow _flow = Shipped.Customers;
    private readonly SelectRule[] _selectSevera = Of(Shipped.Customers.Select, Side.Severa);
    private readonly SelectRule[] _selectFortnox = Of(Shipped.Customers.Select, Side.Fortnox);
    private readonly SelectRule[] _createSevera = Of(Shipped.Customers.Creating, Side.Severa);
    private readonly SelectRule[] _createFortnox = Of(Shipped.Customers.Creating, Side.Fortnox);

    /// <summary>Fills in what is wanted; yields how many expressions were evaluated.</summary>
    public int Evaluate(in Row severa, in Row fortnox, Span<Value> outcome)
    {
        var count = 0;
        outcome[Outcome.SelectSevera] = Broken(_selectSevera, Side.Severa, severa, ref count);
        outcome[Outcome.SelectFortnox] = Broken(_selectFortnox, Side.Fortnox, fortnox, ref count);
        outcome[Outcome.CreateSevera] = Broken(_createSevera, Side.Severa, severa, ref count);
        outcome[Outcome.CreateFortnox] = Broken(_createFortnox, Side.Fortnox, fortnox, ref count);
        var keys = _flow.Link[0].Pairs[0];
        outcome[Outcome.KeySevera] = keys.Severa.Run(Scope.Of(Side.Severa, severa, _settings));
        outcome[Outcome.KeyFortnox] = keys.Fortnox.Run(Scope.Of(Side.Fortnox, fortnox, _settings));
        count += 2;
        var next = Outcome.Fields;
        foreach (var rule in _flow.Fields)
        {
            outcome[next++] = Wanted(rule, Side.Severa, severa, fortnox, ref count);
            outcome[next++] = Wanted(rule, Side.Fortnox, severa, fortnox, ref count);
        }
        return count;
    }

    private Value Wanted(FieldRule rule, Side side, in Row severa, in Row fortnox, ref int count)
    {
        if (rule.To(side).Case is not Assignment assignment) return Value.Nothing;
        count++;
        var value = assignment.Value.Run(new Scope(severa, fortnox, Value.Nothing, _settings));
        return _flow[side].Schema[assignment.Ordinal].Type.Normalise(value);
    }

    private Value Broken(SelectRule[] rules, Side side, in Row row, ref int count)
    {
        var scope = Scope.Of(side, row, _settings);
        foreach (var rule in rules)
        {
            count++;
            var holds = rule.Holds.Run(scope);
            if (holds.IsTrue) continue;
            if (holds.IsUnknown) return holds;
            count++;
            return rule.Because.Run(scope);
        }
        return Value.Nothing;
    }

    private static SelectRule[] Of(IEnumerable<SelectRule> rules, Side side) => rules.Where(rule => rule.Side == side).ToArray();
}

/// <summary>Where in an outcome what stands: why a record takes no part, its keys, then what each rule wants on either side.</summary>
internal static class Outcome
{
    public const int SelectSevera = 0;
    public const int SelectFortnox = 1;
    public const int CreateSevera = 2;
    public const int CreateFortnox = 3;
    public const int KeySevera = 4;
    public const int KeyFortnox = 5;
    public const int Fields = 6;
    public const int Count = Fields + 6;
}
