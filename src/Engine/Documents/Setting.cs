using Brygga.Engine.Data;
using Brygga.Engine.Diffing;
using Brygga.Engine.Planning;
using Brygga.Engine.Seeing;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>What a <c>set:</c> rule puts into a field of a record.</summary>
/// <param name="About">The source document, which findings are about.</param>
internal sealed record Setting(PlanningTask Task, Source About, List<Finding> Findings)
{
    /// <summary>The value; None where the rule leaves the field alone, with a finding where that needs saying.</summary>
    /// <param name="field">The written field.</param>
    public Option<Value> Of(Field field, SetRule rule, in Scope scope)
    {
        var applies = rule.When.Case is Formula when ? when.Run(scope) : Value.True;
        if (applies is { IsTrue: false, IsUnknown: false }) return None;
        var value = applies.IsUnknown ? Value.Unknown : rule.Value.Run(scope);
        var named = Named(field, value);
        if (named.IsNothing && value.IsSet) return Left(Planning.Findings.NoSuchRecord(Of(rule), rule.Target.Entity.Side, field.Name, value));
        if (named.IsUnknown) return Left(Planning.Findings.Unread(Of(rule)));
        if (named.IsNothing) return Empty(rule);
        if (Fitting.IsTooLong(field, named, out var most)) return Left(Planning.Findings.TooLong(Of(rule), rule.TooLong == WhenTooLong.Refuse, named, most));
        return Fitting.IsNotDigits(field, named) ? Left(Planning.Findings.NotDigits(Of(rule), named)) : named;
    }

    /// <summary>A reference where the field wants one and the rule has its key, the key where it is the other way round.</summary>
    private Value Named(Field field, Value value) => (field.Type.Kind, value.Kind) switch
    {
        (_, ValueKind.Nothing or ValueKind.Unknown) => value,
        (ValueKind.Reference, not ValueKind.Reference) => Naming.ByKey(Task.World, field.Type.RefersTo, value),
        (ValueKind.Text, ValueKind.Reference) => field.Type.Normalise(Naming.KeyOf(Task.Rules, Task.World, value)),
        _ => field.Type.Normalise(value),
    };

    /// <summary>That nothing becomes of nothing is no news, unless the rule wants it said.</summary>
    private Option<Value> Empty(SetRule rule) => rule.Empty switch
    {
        WhenEmpty.Clear => Value.Nothing,
        WhenEmpty.Keep => None,
        _ => Left(Planning.Findings.Empty(Of(rule), rule.Empty == WhenEmpty.Refuse)),
    };

    private Option<Value> Left(Finding finding)
    {
        Findings.Add(finding);
        return None;
    }

    private About Of(SetRule rule) => new(Task.Name, rule.Name, rule.Value.At, Seq1(About.Ref), Values.Read(rule.Value, About.Ref.Side, About.Row));
}
