using Brygga.Connectors.Reports;
using Brygga.Engine.Data;
using Brygga.Rules;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>A report that is asked for: its template is read before anything is called, so that a mistake in it costs nothing.</summary>
internal sealed class Reports
{
    private readonly ReportTemplate _template;
    private readonly Seq<TemplateFile> _files;

    private Reports(ReportTemplate template, Seq<TemplateFile> files) => (_template, _files) = (template, files);

    /// <param name="of">What is reported: <c>plan</c>.</param>
    /// <param name="file">Where the report is to go: its ending says which template.</param>
    public static Either<Problem, Option<Reports>> Open(Workspace workspace, string of, FileInfo? file)
    {
        if (file is null) return Option<Reports>.None;
        var files = ReportFiles.Of(workspace);
        return ReportTemplate.Open(files, of + file.Extension.ToLowerInvariant()).ToEither()
            .Map(template => Some(new Reports(template, files)))
            .MapLeft(mistakes => Shown(mistakes, files));
    }

    public Either<Problem, string> Render(PlanReport report, CancellationToken stop) => _template.Render(report, stop).MapLeft(Shown);

    public Either<Problem, string> Render(ComparisonReport report, CancellationToken stop) => _template.Render(report, stop).MapLeft(Shown);

    private Problem Shown(Diagnostic mistake) => Shown(Seq1(mistake), _files);

    private static Problem Shown(Seq<Diagnostic> mistakes, Seq<TemplateFile> files) =>
        Problem.Of(mistakes, files.Map(static file => new RuleFile(file.Shown, file.Text)).Strict());
}
