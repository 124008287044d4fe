namespace Brygga.Rules;

/// <summary>
/// What was read, or every mistake in it. LanguageExt has such a type too; this one is a plain class, since each type that is read would
/// make a hundred types and methods of theirs before a command prints its first line.
/// </summary>
public sealed class Validation<T>
{
    private Validation(bool isSuccess, T? value, Seq<Diagnostic> mistakes) => (IsSuccess, Value, Mistakes) = (isSuccess, value!, mistakes);

    /// <summary>Whether it could be read.</summary>
    public bool IsSuccess { get; }

    /// <summary>What was read, of which <see cref="IsSuccess"/> says that it is there.</summary>
    internal T Value { get; }

    /// <summary>None where it was read.</summary>
    internal Seq<Diagnostic> Mistakes { get; }

    public static implicit operator Validation<T>(T value) => new(true, value, default);

    public static implicit operator Validation<T>(Diagnostic mistake) => Seq1(mistake);

    public static implicit operator Validation<T>(Seq<Diagnostic> mistakes) => new(false, default, mistakes);

    /// <summary>What is made of it, or of its mistakes.</summary>
    public TResult Match<TResult>(Func<T, TResult> valid, Func<Seq<Diagnostic>, TResult> invalid) => IsSuccess ? valid(Value) : invalid(Mistakes);

    /// <summary>The same of what is made of it.</summary>
    public Validation<TResult> Map<TResult>(Func<T, TResult> f) => IsSuccess ? f(Value) : Mistakes;

    /// <summary>Reads on with what was read; after a mistake there is nothing to read on with.</summary>
    public Validation<TResult> Bind<TResult>(Func<T, Validation<TResult>> read) => IsSuccess ? read(Value) : Mistakes;

    /// <summary>What was read, where the mistakes are told elsewhere.</summary>
    public Option<T> ToOption() => IsSuccess ? Some(Value) : None;

    /// <summary>For what goes on with either.</summary>
    public Either<Seq<Diagnostic>, T> ToEither() => IsSuccess ? Right<Seq<Diagnostic>, T>(Value) : Left<Seq<Diagnostic>, T>(Mistakes);
}
