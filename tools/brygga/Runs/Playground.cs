using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Tool.Printing;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>Expressions of the rules language on one record at hand.</summary>
internal sealed record Playground(RuleSource Rules, RuleBook Book, Evaluation Evaluation, Row Record)
{
    public static Either<Problem, Playground> Open(RuleSource rules, string entity, Option<string> record) =>
        from book in rules.Compile().ToEither().MapLeft(mistakes => Problem.Of(mistakes, rules.Files))
        from evaluation in On(rules, entity)
        from playground in new Playground(rules, book, evaluation, evaluation.Unread).With(record)
        select playground;

    /// <summary>A record of another kind, of which nothing was read yet.</summary>
    public Either<Problem, Playground> Of(string entity) => On(Rules, entity).Map(evaluation => this with { Evaluation = evaluation, Record = evaluation.Unread });

    private static Either<Problem, Evaluation> On(RuleSource rules, string entity) => Evaluation.Of(rules.Shipped, rules.Overlay, rules.Settings, entity)
        .ToEither().MapLeft(static mistakes => Problem.Of(mistakes, Seq<RuleFile>()));

    public Either<Problem, Playground> With(Option<string> record) => record.Match(
        path => RecordFile.Read(path, Book[Evaluation.Schema.Entity.Side], Evaluation.Schema).Map(row => this with { Record = row }),
        () => this);

    /// <summary>The expression's type and value, or its mistakes with a caret.</summary>
    public Either<string, (Evaluable Expression, Evaluated Result)> Try(string expression) => Evaluation.Compile(expression).Match(
        compiled => Right<string, (Evaluable, Evaluated)>((compiled, Evaluation.Run(compiled, Record))),
        mistakes => Diagnostics.Text(mistakes, Seq1(new RuleFile(Evaluation.Source, expression))));

    public static string Shown(Value value) => value.IsNothing ? "nothing" : value.ToString();

    public static Seq<string> Reads(Evaluated result) =>
        (result.Reads.Map(static r => $"{r.Field} = {Shown(r.Value)}") + result.Settings.Map(static s => $"settings.{s}")).Strict();
}
