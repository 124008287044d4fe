using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Deciding;

/// <summary>One or two records of a flow as the command line names them: <c>customers/1001</c>.</summary>
/// <param name="Key">The first record's number or id; Severa's where there are two.</param>
/// <param name="Other">Fortnox's, where there are two.</param>
/// <param name="In">Whose record the only one is, where it is said.</param>
internal sealed record Wish(string Flow, string Key, Option<string> Other, Option<Side> In)
{
    public static Either<Problem, Wish> Of(string asked, Option<string> other, Option<Side> side) =>
        from one in Split(asked)
        from two in other.Map(Split).Sequence()
        from wish in two.Exists(second => second.Flow != one.Flow)
            ? Left<Problem, Wish>(Problem.Usage($"'{asked}' and '{other.IfNone("")}' are of different flows.", "Both records belong to one flow: customers/1001 customers/K-1001"))
            : new Wish(one.Flow, one.Key, two.Map(static second => second.Key), side)
        select wish;

    /// <summary>The row with its records filled in; the only one on the side where such a record is.</summary>
    public Either<FileMistake, Seq<NumberedRow>> Fill(Resolver resolver, DecisionRow row) => Other.Match(
            other => Right<string, DecisionRow>(row with { Flow = Flow, Severa = Key, Fortnox = other }),
            () => In.ToEither("").BindLeft(_ => resolver.SideOf(Flow, Key)).Map(side => side == Side.Severa
                ? row with { Flow = Flow, Severa = Key }
                : row with { Flow = Flow, Fortnox = Key }))
        .Map(static filled => Seq1(new NumberedRow(1, filled)))
        .MapLeft(static message => new FileMistake(1, message));

    private static Either<Problem, (string Flow, string Key)> Split(string asked) => asked.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && slash < asked.Length - 1
        ? (asked[..slash], asked[(slash + 1)..])
        : Problem.Usage($"'{asked}' names no record.", "Write the flow and the record's number or id: customers/1001");
}
