namespace Brygga.Rules;

/// <summary>
/// How readings are combined: each is done, and the mistakes of all are kept, in their order. Plain loops and tests where LanguageExt's
/// own forms make some thirty methods of each pair of types, which is most of what a command does before its first line of output.
/// </summary>
internal static class Validations
{
    /// <summary>The values of all, or the mistakes of all.</summary>
    public static Validation<Diagnostic, Seq<T>> Sequence<T>(this Seq<Validation<Diagnostic, T>> all) => Each(all, static one => one);

    /// <summary>Reads each; a mistake in one does not hide those of the others.</summary>
    public static Validation<Diagnostic, Seq<R>> Each<T, R>(this Seq<T> all, Func<T, Validation<Diagnostic, R>> read)
    {
        var values = new R[all.Count];
        var mistakes = new List<Diagnostic>();
        var count = 0;
        foreach (var item in all)
        {
            var one = read(item);
            if (one.IsSuccess) values[count++] = (R)one;
            else mistakes.AddRange((Seq<Diagnostic>)one);
        }
        return mistakes.Count == 0 ? toSeq(values) : toSeq(mistakes).Strict();
    }

    /// <summary>What was found; the mistake is only made where nothing was, since "did you mean" looks through all names.</summary>
    public static Validation<Diagnostic, T> OrMistake<T>(this Option<T> found, Func<Diagnostic> mistake) => found.IsSome ? (T)found : mistake();

    public static Validation<Diagnostic, R> Apply<A, B, R>(this (Validation<Diagnostic, A>, Validation<Diagnostic, B>) all, Func<A, B, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>) all, Func<A, B, C, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, D, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>, Validation<Diagnostic, D>) all, Func<A, B, C, D, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3) + Mistakes(all.Item4);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3, (D)all.Item4) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, D, E, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>, Validation<Diagnostic, D>, Validation<Diagnostic, E>) all, Func<A, B, C, D, E, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3) + Mistakes(all.Item4) + Mistakes(all.Item5);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3, (D)all.Item4, (E)all.Item5) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, D, E, F, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>, Validation<Diagnostic, D>, Validation<Diagnostic, E>, Validation<Diagnostic, F>) all, Func<A, B, C, D, E, F, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3) + Mistakes(all.Item4) + Mistakes(all.Item5) + Mistakes(all.Item6);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3, (D)all.Item4, (E)all.Item5, (F)all.Item6) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, D, E, F, G, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>, Validation<Diagnostic, D>, Validation<Diagnostic, E>, Validation<Diagnostic, F>, Validation<Diagnostic, G>) all, Func<A, B, C, D, E, F, G, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3) + Mistakes(all.Item4) + Mistakes(all.Item5) + Mistakes(all.Item6) + Mistakes(all.Item7);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3, (D)all.Item4, (E)all.Item5, (F)all.Item6, (G)all.Item7) : mistakes.Strict();
    }

    public static Validation<Diagnostic, R> Apply<A, B, C, D, E, F, G, H, R>(
        this (Validation<Diagnostic, A>, Validation<Diagnostic, B>, Validation<Diagnostic, C>, Validation<Diagnostic, D>, Validation<Diagnostic, E>, Validation<Diagnostic, F>, Validation<Diagnostic, G>, Validation<Diagnostic, H>) all, Func<A, B, C, D, E, F, G, H, R> f)
    {
        var mistakes = Mistakes(all.Item1) + Mistakes(all.Item2) + Mistakes(all.Item3) + Mistakes(all.Item4) + Mistakes(all.Item5) + Mistakes(all.Item6) + Mistakes(all.Item7) + Mistakes(all.Item8);
        return mistakes.IsEmpty ? f((A)all.Item1, (B)all.Item2, (C)all.Item3, (D)all.Item4, (E)all.Item5, (F)all.Item6, (G)all.Item7, (H)all.Item8) : mistakes.Strict();
    }

    private static Seq<Diagnostic> Mistakes<T>(in Validation<Diagnostic, T> one) => one.IsSuccess ? default : (Seq<Diagnostic>)one;
}
