using System.Globalization;

namespace Brygga.Nordic;

/// <summary>
/// Two registers of invented Nordic companies, and which entries are of one company. All of it follows from the size, the seed and the
/// noise; an entry is made when it is asked for, so a million take no memory.
/// </summary>
public sealed class TwoRegisters
{
    private const double InBoth = 0.60;
    private const double Sisters = 0.15;
    private const int FirstNumber = 1001;

    private readonly int _seed;
    private readonly Noise _noise;
    private readonly int _inBoth;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _numbersOnTheRight;

    /// <param name="size">Entries a side.</param>
    public TwoRegisters(int size, int seed, Noise noise)
    {
        (Size, _seed, _noise, _inBoth) = (size, seed, noise, (int)(size * InBoth));
        _left = Shuffled(Enumerable.Range(0, size), purpose: 3);
        _right = Shuffled(Enumerable.Range(0, _inBoth).Concat(Enumerable.Range(size, size - _inBoth)), purpose: 4);
        _numbersOnTheRight = NumbersOnTheRight();
    }

    /// <summary>Entries a side.</summary>
    public int Size { get; }

    /// <summary>The entry of the left register in this place.</summary>
    public Entry Left(int place) => Writing.Clean(Company(_left[place]), LeftId(place), Text(FirstNumber + place));

    /// <summary>The entry of the right register in this place.</summary>
    public Entry Right(int place)
    {
        var dice = Dice.Of(_seed, _right[place], purpose: 5);
        return Writing.Noisy(Company(_right[place]), RightId(place), Text(_numbersOnTheRight[place]), _noise, ref dice);
    }

    /// <summary>The ids of the entries that are of one company.</summary>
    public IEnumerable<(string Left, string Right)> Truth()
    {
        var places = PlacesOnTheLeft();
        return from place in Enumerable.Range(0, Size)
               where _right[place] < _inBoth
               select (LeftId(places[_right[place]]), RightId(place));
    }

    private Company Company(int number)
    {
        if (number < _inBoth) return Companies.Make(_seed, number);
        var dice = Dice.Of(_seed, number, purpose: 6);
        return _inBoth > 0 && dice.Chance(Sisters)
            ? Companies.Sister(Companies.Make(_seed, dice.Below(_inBoth)), _seed, number)
            : Companies.Make(_seed, number);
    }

    /// <summary>Both registers count from the same number on, so a number that is equal says little by itself.</summary>
    private int[] NumbersOnTheRight()
    {
        var (numbers, taken, places) = (new int[Size], new bool[Size], PlacesOnTheLeft());
        for (var i = 0; i < Size; i++)
        {
            if (!SameNumber(_right[i])) continue;
            numbers[i] = FirstNumber + places[_right[i]];
            taken[places[_right[i]]] = true;
        }
        var free = 0;
        for (var i = 0; i < Size; i++)
        {
            if (numbers[i] != 0) continue;
            while (taken[free]) free++;
            numbers[i] = FirstNumber + free++;
        }
        return numbers;
    }

    private bool SameNumber(int company) => company < _inBoth && Dice.Of(_seed, company, purpose: 7).Chance(_noise.SameNumber);

    private int[] PlacesOnTheLeft()
    {
        var places = new int[Size];
        for (var i = 0; i < Size; i++) places[_left[i]] = i;
        return places;
    }

    private int[] Shuffled(IEnumerable<int> companies, int purpose)
    {
        var (order, dice) = (companies.ToArray(), Dice.Of(_seed, 0, purpose));
        dice.Shuffle(order);
        return order;
    }

    private static string LeftId(int place) => string.Create(CultureInfo.InvariantCulture, $"S{place:D7}");

    private static string RightId(int place) => string.Create(CultureInfo.InvariantCulture, $"F{place:D7}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
