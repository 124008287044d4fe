using Brygga.Engine.Data;
using Brygga.Engine.Seeing;

namespace Brygga.Bench.Rules;

/// <summary>What the shipped rules say of a pair, evaluated as the engine's stages do: with their views and scopes, stopping where they stop.</summary>
internal sealed class CustomersByRules
{
    private readonly Settings _settings = Shipped.Book.Settings;
    private readonly Flow _flow = Shipped.Customers;
    private readonly SnapshotWorld _world;
    private readonly RegisterView _viewOfSevera;
    private readonly RegisterView _viewOfFortnox;
    private readonly SelectRule[] _selectSevera = Of(Shipped.Customers.Select, Side.Severa);
    private readonly SelectRule[] _selectFortnox = Of(Shipped.Customers.Select, Side.Fortnox);
    private readonly SelectRule[] _createSevera = Of(Shipped.Customers.Creating, Side.Severa);
    private readonly SelectRule[] _createFortnox = Of(Shipped.Customers.Creating, Side.Fortnox);

    public CustomersByRules(Registers registers)
    {
        _world = new(registers.Snapshot, Shipped.Book, Memory.Blank, Registers.Now);
        _viewOfSevera = new(_flow, Side.Severa, _settings, _world);
        _viewOfFortnox = new(_flow, Side.Fortnox, _settings, _world);
    }

    /// <summary>Fills in what is wanted; yields how many expressions were evaluated.</summary>
    public int Evaluate(in CustomerPair pair, Span<Value> outcome)
    {
        var count = _flow.Severa.Reached.Count + _flow.Fortnox.Reached.Count;
        var (severa, fortnox) = (_viewOfSevera.Of(pair.Severa), _viewOfFortnox.Of(pair.Fortnox));
        outcome[Outcome.SelectSevera] = Broken(_selectSevera, Side.Severa, severa, pair.Facts, ref count);
        outcome[Outcome.SelectFortnox] = Broken(_selectFortnox, Side.Fortnox, fortnox, pair.Facts, ref count);
        outcome[Outcome.CreateSevera] = Broken(_createSevera, Side.Severa, severa, pair.Facts, ref count);
        outcome[Outcome.CreateFortnox] = Broken(_createFortnox, Side.Fortnox, fortnox, pair.Facts, ref count);
        var keys = _flow.Link[0].Pairs[0];
        outcome[Outcome.KeySevera] = keys.Severa.Run(Of(Side.Severa, severa));
        outcome[Outcome.KeyFortnox] = keys.Fortnox.Run(Of(Side.Fortnox, fortnox));
        count += 2;
        var scope = new Scope(severa, fortnox, Value.Nothing, _settings) { World = _world };
        var next = Outcome.Fields;
        foreach (var rule in _flow.Fields)
        {
            outcome[next++] = Wanted(rule, Side.Severa, scope, ref count);
            outcome[next++] = Wanted(rule, Side.Fortnox, scope, ref count);
        }
        return count;
    }

    private Value Wanted(FieldRule rule, Side side, in Scope scope, ref int count)
    {
        if (rule.To(side).Case is not Assignment assignment) return Value.Nothing;
        count++;
        var (value, type) = (assignment.Value.Run(scope), _flow[side].Schema[assignment.Ordinal].Type);
        if (!assignment.IsReference || !value.IsSet) return type.Normalise(value);
        return type.Kind == ValueKind.Reference && value.Kind != ValueKind.Reference ? Named(type, value)
            : type.Kind == ValueKind.Text && value.Kind == ValueKind.Reference ? type.Normalise(Value.Of(value.Referenced.Record.Id))
            : value;
    }

    private Value Named(FieldType type, Value key) => _world.ByKey(type.RefersTo[0], key) is { IsSet: true } found ? found : Value.Unknown;

    private Value Broken(SelectRule[] rules, Side side, in Row row, Facts facts, ref int count)
    {
        var scope = Of(side, row) with { Facts = facts };
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

    private Scope Of(Side side, in Row row) => Scope.Of(side, row, _settings) with { World = _world };

    private static SelectRule[] Of(IEnumerable<SelectRule> rules, Side side) => rules.Where(rule => rule.Side == side).ToArray();
}

/// <summary>A customer of either system as it stands in its register, and what the engine knows of them.</summary>
internal readonly record struct CustomerPair(Row Severa, Row Fortnox, Facts Facts);

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

    public static int Count { get; } = Fields + (2 * Shipped.Customers.Fields.Count);
}
