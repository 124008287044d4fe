using System.Diagnostics;
using System.Globalization;
using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>The values to be written, those that an earlier step's answer gives included (MODEL 2).</summary>
internal static class LateValues
{
    /// <summary>None while a value is not there yet.</summary>
    public static Option<Seq<FieldWrite>> Writes(ApplyRun run, Step step)
    {
        var fields = run.Rules.Entity(step.Entity).Fields;
        return step.Fields.Map(change => Known(run, fields[change.Written], change.WrittenValue).Map(value => new FieldWrite(fields[change.Written], value))).Sequence();
    }

    private static Option<Value> Known(ApplyRun run, Field field, Wanted wanted) => wanted switch
    {
        Wanted.Known known => known.Value,
        Wanted.Late late when field.Type.Kind == ValueKind.Reference => Made(run, late),
        Wanted.Late late => Answered(run, late).Bind(value => Converted(value, late.As)),
        _ => throw new UnreachableException(wanted.GetType().Name),
    };

    private static Option<Value> Answered(ApplyRun run, Wanted.Late late) =>
        from earlier in run.Plan.Steps.Find(step => step.Id == late.Step)
        from receipt in run.Receipts.TryGetValue(late.Step, out var found) ? Some(found) : None
        from json in receipt.Answer
        from value in Records.Field(run.Systems.Reader(earlier.Entity.Side), run.Rules.Entity(earlier.Entity), json, late.Field)
        select value;

    /// <summary>A reference to the record that the step has made.</summary>
    private static Option<Value> Made(ApplyRun run, Wanted.Late late) =>
        from earlier in run.Plan.Steps.Find(step => step.Id == late.Step)
        from receipt in run.Receipts.TryGetValue(late.Step, out var found) ? Some(found) : None
        from id in receipt.TargetId
        select Value.Reference(new(earlier.Entity, id), Row.None);

    private static Option<Value> Converted(Value value, Conversion conversion) => conversion switch
    {
        Conversion.Copy => value,
        Conversion.ToText => Value.Of(value.ToString()),
        Conversion.ToNumber => decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Some(Value.Of(number)) : None,
        _ => throw new UnreachableException(conversion.ToString()),
    };
}
