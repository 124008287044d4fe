using Brygga.Connectors.Pdf;
using Brygga.Connectors.Remote;
using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>
/// Attaches what <see cref="OnePdf"/> makes of all files (M35). What somebody should know of it, and of files that are gone, becomes
/// the receipt's remark. Begun anew it makes the same files, of which those that are there are found.
/// </summary>
internal static class AttachingOnePdf
{
    /// <summary>The rules' word for it.</summary>
    public const string Word = "one_pdf";

    private const long Megabyte = 1024 * 1024;

    /// <summary>Whether a megabyte is meant to be more than a million bytes, nobody knows: the smaller is taken.</summary>
    private const long SmallMegabyte = 1_000_000;

    public static async Task<Receipt> Apply(ApplyRun run, Step step, RecordRef target, FileSet files)
    {
        var fetched = await SourceFiles.Contents(run, files.Of);
        if (fetched.Case is Fault fault) return await run.Fail(step, fault);
        var (there, gone) = fetched.IfLeft((Seq<FileContent>(), Seq<RecordRef>()));
        var limits = Limits(run.Rules.Entity(target.Entity));
        var bundle = there.IsEmpty ? new Bundle(there, Seq<Remark>()) : OnePdf.Of(there, Name(files, there), limits, CancellationToken.None);
        return await Send(run, step, target, bundle.Files, limits, (Remarks(gone, bundle) + bundle.Remarks.Map(Told)).Strict());
    }

    private static async Task<Receipt> Send(ApplyRun run, Step step, RecordRef target, Seq<FileContent> files, PdfLimits limits, Seq<string> remarks)
    {
        var (names, found) = (new List<string>(), 0);
        foreach (var file in files)
        {
            var answer = await run.Systems.Writer(target.Side).Attach(run.Rules.Entity(target.Entity), target.Id, file, CancellationToken.None);
            if (answer.Case is Attached attached)
            {
                names.Add(file.Name);
                found += attached.Found ? 1 : 0;
            }
            else if (answer.Case is Fault { Kind: FaultKind.Data } refused && file.Bytes.Length > limits.FileBytes)
                remarks = remarks.Add($"'{file.Name}' was refused: {refused.Message}");
            else
                return await Attaching.NotAttached(run, step, file, (Fault)answer.Case);
        }
        var outcome = names.Count > 0 && found == names.Count ? StepOutcome.Adopted : StepOutcome.Done;
        return await run.Confirm(step, new Ending(outcome, run.Owner(step), target) { What = string.Join(", ", names), Remark = string.Join(" ", remarks) });
    }

    private static Seq<string> Remarks(Seq<RecordRef> gone, Bundle bundle) => gone
        .Map(static file => $"{file} no longer exists in {file.Side.Title()}, so it is not attached.")
        + (bundle.Files.IsEmpty ? Seq1("There is no file left to attach.") : Seq<string>());

    private static string Told(Remark remark) => remark.Remedy.Length == 0 ? remark.Text : $"{remark.Text} {remark.Remedy}";

    private static string Name(FileSet files, Seq<FileContent> there) => files.Name.IfNone(() => Path.GetFileNameWithoutExtension(there[0].Name));

    private static PdfLimits Limits(EntityType target) => target.Attachments.Bind(static way => way.MaxSize).Match(
        static most => new PdfLimits { FileBytes = most / Megabyte * SmallMegabyte },
        static () => new PdfLimits());
}
