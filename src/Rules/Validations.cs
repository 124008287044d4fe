namespace Brygga.Rules;

/// <summary>How readings are combined: each is done, and the mistakes of all are kept, in their order.</summary>
public static class Validations
{
    /// <summary>Where the compiler can't tell by itself what was read.</summary>
    public static Validation<T> Valid<T>(T value) => value;

    /// <summary>Where the compiler can't tell by itself what would have been read.</summary>
    public static Validation<T> Invalid<T>(Seq<Diagnostic> mistakes) => mistakes;

    /// <summary>The values of all, or the mistakes of all.</summary>
    internal static Validation<Seq<T>> Sequence<T>(this Seq<Validation<T>> all) => Each(all, static one => one);

    /// <summary>Reads each; a mistake in one does not hide those of the others.</summary>
    internal static Validation<Seq<R>> Each<T, R>(this Seq<T> all, Func<T, Validation<R>> read)
    {
        var values = new R[all.Count];
        var mistakes = new List<Diagnostic>();
        var count = 0;
        foreach (var item in all)
        {
            var one = read(item);
            if (one.IsSuccess) values[count++] = one.Value;
            else mistakes.AddRange(one.Mistakes);
        }
        return mistakes.Count == 0 ? toSeq(values) : toSeq(mistakes).Strict();
    }

    /// <summary>What could be read of all.</summary>
    internal static Seq<T> Found<T>(this Seq<Validation<T>> all)
    {
        var found = new List<T>();
        foreach (var one in all)
            if (one.IsSuccess) found.Add(one.Value);
        return toSeq(found.ToArray());
    }

    /// <summary>What was found; the mistake is only made where nothing was, since "did you mean" looks through all names.</summary>
    public static Validation<T> OrMistake<T>(this Option<T> found, Func<Diagnostic> mistake) => found.IsSome ? (T)found : mistake();

    /// <summary>What is made of several readings, or the mistakes of all.</summary>
    public static Validation<TResult> Apply<T1, T2, TResult>(this (Validation<T1>, Validation<T2>) all, Func<T1, T2, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>) all, Func<T1, T2, T3, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, T4, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>, Validation<T4>) all, Func<T1, T2, T3, T4, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes + all.Item4.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value, all.Item4.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, T4, T5, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>, Validation<T4>, Validation<T5>) all, Func<T1, T2, T3, T4, T5, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes + all.Item4.Mistakes + all.Item5.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value, all.Item4.Value, all.Item5.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, T4, T5, T6, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>, Validation<T4>, Validation<T5>, Validation<T6>) all, Func<T1, T2, T3, T4, T5, T6, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes + all.Item4.Mistakes + all.Item5.Mistakes + all.Item6.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value, all.Item4.Value, all.Item5.Value, all.Item6.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>, Validation<T4>, Validation<T5>, Validation<T6>, Validation<T7>) all, Func<T1, T2, T3, T4, T5, T6, T7, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes + all.Item4.Mistakes + all.Item5.Mistakes + all.Item6.Mistakes + all.Item7.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value, all.Item4.Value, all.Item5.Value, all.Item6.Value, all.Item7.Value) : mistakes.Strict();
    }

    public static Validation<TResult> Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        this (Validation<T1>, Validation<T2>, Validation<T3>, Validation<T4>, Validation<T5>, Validation<T6>, Validation<T7>, Validation<T8>) all, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> f)
    {
        var mistakes = all.Item1.Mistakes + all.Item2.Mistakes + all.Item3.Mistakes + all.Item4.Mistakes + all.Item5.Mistakes + all.Item6.Mistakes + all.Item7.Mistakes + all.Item8.Mistakes;
        return mistakes.IsEmpty ? f(all.Item1.Value, all.Item2.Value, all.Item3.Value, all.Item4.Value, all.Item5.Value, all.Item6.Value, all.Item7.Value, all.Item8.Value) : mistakes.Strict();
    }
}
