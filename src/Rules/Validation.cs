namespace Brygga.Rules;

/// <summary>
/// What was read, or every mistake in it. LanguageExt has such a type too; this one is a plain class, since each type that is read would
/// make a hundred types and methods of theirs before a command prints its first line.
/// </summary>
public sealed class Validation<T>
{
    private Validation(bool isSuccess, T? value, Seq<Diagnostic> mistakes) => (IsSuccess, Value, Mistakes) = (isSuccess, value!, mistakes);

    public bool IsSuccess { get; }

    /// <summary>What was read, of which <see cref="IsSuccess"/> says that it is there.</summary>
    internal T Value { get; }

    /// <summary>None where it was read.</summary>
    internal Seq<Diagnostic> Mistakes { get; }

    public static implicit operator Validation<T>(T value) => new(true, value, default);

    public static implicit operator Validation<T>(Diagnostic mistake) => Seq1(mistake);

    public static implicit operator Validation<T>(Seq<Diagnostic> mistakes) => new(false, default, mistakes);

    /// <summary>What is made of it, or of its mistakes.</summary>
    public R Match<R>(Func<T, R> valid, Func<Seq<Diagnostic>, R> invalid) => IsSuccess ? valid(Value) : invalid(Mistakes);

    public Validation<R> Map<R>(Func<T, R> f) => IsSuccess ? f(Value) : Mistakes;

    /// <summary>Reads on with what was read; after a mistake there is nothing to read on with.</summary>
    public Validation<R> Bind<R>(Func<T, Validation<R>> read) => IsSuccess ? read(Value) : Mistakes;

    public Option<T> ToOption() => IsSuccess ? Some(Value) : None;

    /// <summary>For what goes on with either.</summary>
    public Either<Seq<Diagnostic>, T> ToEither() => IsSuccess ? Right<Seq<Diagnostic>, T>(Value) : Left<Seq<Diagnostic>, T>(Mistakes);
}
