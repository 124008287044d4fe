using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>Attaches a file of the source to the target. The target's side looks for it first: so it needs no intent.</summary>
internal static class Attaching
{
    public static async Task<Receipt> Apply(ApplyRun run, Step step)
    {
        var looked = await Checking.Rows(run, step);
        if (looked.Case is Receipt ended) return ended;
        var file = step.Files.Bind(static files => files.Of.HeadOrNone()).IfNone(() => throw new InvalidOperationException("an attach step has a file"));
        if (run.Target(step).Case is not RecordRef target)
            return await run.Fail(step, StepOutcome.Blocked, "late", "The record that an earlier step was to make is not there.");
        var content = await Content(run, file);
        return content.Case is FileContent bytes
            ? await Send(run, step, target, bytes with { Name = FileNames.Of(target, file, bytes.Name) })
            : await run.Fail(step, (Fault)content.Case);
    }

    private static async Task<Receipt> Send(ApplyRun run, Step step, RecordRef target, FileContent file)
    {
        var answer = await run.Systems.Writer(target.Side).Attach(run.Rules.Entity(target.Entity), target.Id, file, CancellationToken.None);
        return answer.Case switch
        {
            Attached attached => await run.Confirm(step, new Ending(attached.Found ? StepOutcome.Adopted : StepOutcome.Done, run.Owner(step), target) { What = file.Name }),
            Fault { Kind: FaultKind.UnknownOutcome } lost => await Lost(run, step, file, lost),
            var fault => await run.Fail(step, (Fault)fault, said: $"; the file is {file.Name}"),
        };
    }

    private static Task<Receipt> Lost(ApplyRun run, Step step, FileContent file, Fault lost)
    {
        run.Trouble(lost);
        return run.Fail(step, StepOutcome.Unknown, lost.Code, $"{lost}; the file is {file.Name}. It may still have happened; the next run looks before it tries again.");
    }

    private static async Task<Either<Fault, FileContent>> Content(ApplyRun run, RecordRef file)
    {
        var (entity, reader) = (run.Rules.Entity(file.Entity), run.Systems.Reader(file.Side));
        var mirrored = await run.State.FindMirrorRow(file, CancellationToken.None);
        if (mirrored.Case is MirrorRow row) return await reader.Content(entity, row.Json, CancellationToken.None);
        var read = await Records.Read(run, file, entity.Whole);
        if (read.Case is Fault fault) return fault;
        return read.IfLeft(Option<Received>.None).Case is Received received
            ? await reader.Content(entity, received.Json, CancellationToken.None)
            : new Fault(FaultKind.Data, file.Side, $"GET {file}", "gone", "The file no longer exists.", None);
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
