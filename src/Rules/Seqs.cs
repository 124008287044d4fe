namespace Brygga.Rules;

/// <summary>
/// Lists made at once, by plain loops. LanguageExt makes them when they are asked for, which takes a dozen types of each type that is
/// listed: most of what a command does before its first line of output.
/// </summary>
internal static class Seqs
{
    public static Seq<R> Mapped<T, R>(this Seq<T> all, Func<T, R> f)
    {
        var made = new R[all.Count];
        for (var i = 0; i < made.Length; i++) made[i] = f(all[i]);
        return toSeq(made);
    }

    public static Seq<T> Filtered<T>(this Seq<T> all, Func<T, bool> holds)
    {
        var kept = new List<T>();
        for (var i = 0; i < all.Count; i++)
            if (holds(all[i])) kept.Add(all[i]);
        return toSeq(kept.ToArray());
    }

    public static Seq<R> Bound<T, R>(this Seq<T> all, Func<T, Seq<R>> f)
    {
        var made = new List<R>();
        for (var i = 0; i < all.Count; i++)
        {
            var some = f(all[i]);
            for (var j = 0; j < some.Count; j++) made.Add(some[j]);
        }
        return toSeq(made.ToArray());
    }

    public static Seq<R> Chosen<T, R>(this Seq<T> all, Func<T, Option<R>> f)
    {
        var made = new List<R>();
        for (var i = 0; i < all.Count; i++)
            if (f(all[i]).Case is R one) made.Add(one);
        return toSeq(made.ToArray());
    }
}
