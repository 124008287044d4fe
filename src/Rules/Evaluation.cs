using Brygga.Engine.Planning;
using Brygga.Rules.Diagnostics;
using Brygga.Rules.Language;
using Brygga.Rules.Yaml;

namespace Brygga.Rules;

/// <summary>Expressions that stand in no rule file, about records of one entity: <c>rules eval</c>, <c>rules repl</c>, a playground.</summary>
public sealed class Evaluation
{
    /// <summary>The name under which an expression's own text stands in diagnostics.</summary>
    public const string Source = "expression";

    private readonly NameScope _names;
    private readonly Schemas _schemas;

    private Evaluation(Lexicon lexicon, EntityType entity)
    {
        var here = Seq1(entity);
        _names = NameScope.Of(lexicon, here).WithFacts().WithSides(
            entity.Ref.Side == Side.Severa ? here : Seq<EntityType>(), entity.Ref.Side == Side.Fortnox ? here : Seq<EntityType>());
        Schema = entity.Whole;
        _schemas = new(lexicon.Entities.Values.Filter(e => e.Ref != entity.Ref).Select(static e => e.Whole).Append(Schema));
    }

    /// <summary>The fields of the entity, all of them: rows to evaluate on have this schema.</summary>
    public Schema Schema { get; }

    private Side Side => Schema.Entity.Side;

    /// <param name="entity">As rules write it: <c>severa.customer</c>.</param>
    public static Validation<Evaluation> Of(Seq<RuleFile> shipped, Seq<RuleFile> overlay, Seq<SettingValue> settings, string entity) =>
        RuleBooks.Lexicon(shipped, overlay, settings).Bind(lexicon => toSeq(lexicon.Entities.Values).Find(e => e.Ref.ToString() == entity).Match(
            found => Valid<Evaluation>(new Evaluation(lexicon, found)),
            () => Mistakes.UnknownEntity(new("--of", 1, 1, entity.Length), "the catalogues", entity, toSeq(lexicon.Entities.Keys).Mapped(static e => e.ToString()))));

    public Validation<Evaluable> Compile(string text)
    {
        var source = new SourceText(new(Source, text));
        var expression = new ExprText(source.Text, span => source.At(span.Start, span.Length));
        return ExprReader.Read(expression)
            .Bind(expr => Checker.Check(expression, _names, expr))
            .Map(typed => new Evaluable(typed.ToFormula(expression, _schemas), Described(typed.Type)));
    }

    /// <summary>What it yields for a record, and what it looked at.</summary>
    public Evaluated Run(Evaluable evaluable, Row record)
    {
        var reads = evaluable.Formula.Reads.Fields.Mapped(read => new FieldValue(read.Side, Schema[read.Ordinal].Name, record[read.Ordinal]));
        return new(evaluable.Formula.Run(Scope.Of(Side, record, _names.Lexicon.Settings.InForce)), reads, evaluable.Formula.Reads.Settings);
    }

    /// <summary>A record of which nothing was read.</summary>
    public Row Unread => Row.Of(Schema, new Value[Schema.Count]);

    private static string Described(ExprType type) =>
        $"{type.Word}{(type.MayBeNothing && type.Kind != ValueKind.Nothing ? ", or nothing" : "")}{(type.Words.IsEmpty ? "" : $" ({string.Join(", ", type.Words)})")}";
}

/// <summary>A checked expression.</summary>
/// <param name="Type">Its type in words: <c>text, or nothing</c>.</param>
public sealed record Evaluable(Formula Formula, string Type);

/// <summary>What an expression yields for one record.</summary>
public sealed record Evaluated(Value Value, Seq<FieldValue> Reads, Seq<string> Settings);
