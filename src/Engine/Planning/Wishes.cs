using Brygga.Engine.Data;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Planning;

/// <summary>What a step is the same as in another plan, so that one that was refused is known again.</summary>
public static class Wishes
{
    /// <summary>What is to be done to what, whatever the values. A create that is looked up first is still that create.</summary>
    public static Hash Subject(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var verb = step.Verb == Verb.Resolve ? Verb.Create : step.Verb;
        return Hash.OfParts([
            step.Flow, verb.ToString(), step.Source.ToString(), step.Entity.ToString(), step.Part.IfNone(""), step.Action.IfNone(""), step.Mark.IfNone(""),
            step.Files.Match(static files => string.Join('\n', files.Of), static () => "")]);
    }

    /// <summary>The step with its values, the records that it is computed from, and the rules: where one differs, it may be tried anew.</summary>
    public static Hash Of(Step step, Hash rules)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Hash.OfParts(Seq(step.Id.ToString(), rules.ToString()).Concat(step.Check.Bind(static print => Seq(print.Record.ToString(), print.Row.ToString()))));
    }
}
