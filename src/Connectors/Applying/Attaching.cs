using System.Diagnostics;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;

namespace Brygga.Connectors.Applying;

/// <summary>Attaches files of the source to the target. The target's side looks for each first: so it needs no intent.</summary>
internal static class Attaching
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is Receipt ended) return ended;
        var files = step.Files.IfNone(() => throw new InvalidOperationException("an attach step has files"));
        if (run.Target(step).Case is not RecordRef target)
            return await run.Fail(step, StepOutcome.Blocked, "late", "The record that an earlier step was to make is not there.");
        return files.As.Case switch
        {
            null => await AsItIs(run, step, target, files.Of[0]),
            AttachingOnePdf.Word => await AttachingOnePdf.Apply(run, step, target, files),
            var word => throw new UnreachableException(word.ToString()),
        };
    }

    /// <summary>A lost answer may mean that the file is there: the next run looks.</summary>
    public static Task<Receipt> NotAttached(ApplyRun run, Step step, FileContent file, Fault fault)
    {
        if (fault.Kind != FaultKind.UnknownOutcome) return run.Fail(step, fault, said: $"; the file is {file.Name}");
        run.Trouble(fault);
        return run.Fail(step, StepOutcome.Unknown, fault.Code, $"{fault}; the file is {file.Name}. It may still have happened; the next run looks before it tries again.");
    }

    private static async Task<Receipt> AsItIs(ApplyRun run, Step step, RecordRef target, RecordRef source)
    {
        var content = await SourceFiles.Content(run, source);
        if (content.Case is not FileContent bytes) return await run.Fail(step, (Fault)content.Case);
        var file = bytes with { Name = FileNames.Of(target, source, bytes.Name) };
        var answer = await run.Systems.Writer(target.Side).Attach(run.Rules.Entity(target.Entity), target.Id, file, CancellationToken.None);
        return answer.Case is Attached attached
            ? await run.Confirm(step, new Ending(attached.Found ? StepOutcome.Adopted : StepOutcome.Done, run.Owner(step), target) { What = file.Name })
            : await NotAttached(run, step, file, (Fault)answer.Case);
    }
}

/// <summary>Names under which files are attached: as people named them, and so that one file of one document is told from all others.</summary>
internal static class FileNames
{
    private const int LongestStem = 80;
    private const int Digits = 8;

    public static string Of(RecordRef document, RecordRef file, string name)
    {
        var (stem, kind) = (Path.GetFileNameWithoutExtension(name).Trim(), Path.GetExtension(name));
        var shown = stem.Length == 0 ? file.Entity.Name : Cut(stem);
        return $"{shown}-{Hash.OfParts([document.ToString(), file.ToString()]).ToString()[..Digits]}{kind}";
    }

    /// <summary>Never in the middle of a character.</summary>
    private static string Cut(string stem) => stem.Length <= LongestStem ? stem : stem[..(char.IsHighSurrogate(stem[LongestStem - 1]) ? LongestStem - 1 : LongestStem)];
}
