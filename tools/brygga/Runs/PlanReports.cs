using Brygga.Connectors.Reports;
using Brygga.Engine.Data;
using Brygga.Engine.Explaining;
using Brygga.Rules;
using Brygga.Tool.Workspaces;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Runs;

/// <summary>A report of a plan that is asked for: its template is read before anything is called, so that a mistake in it costs nothing.</summary>
internal sealed class PlanReports
{
    private readonly ReportTemplate _template;
    private readonly Seq<TemplateFile> _files;

    private PlanReports(ReportTemplate template, Seq<TemplateFile> files) => (_template, _files) = (template, files);

    /// <param name="file">Where the report is to go: its ending says which template.</param>
    public static Either<Problem, PlanReports> Open(Workspace workspace, FileInfo file)
    {
        var files = ReportFiles.Of(workspace);
        return ReportTemplate.Open(files, "plan" + file.Extension.ToLowerInvariant()).ToEither()
            .Map(template => new PlanReports(template, files))
            .MapLeft(mistakes => Shown(mistakes, files));
    }

    public Either<Problem, string> Render(RuleBook rules, Planned planned, CancellationToken stop) =>
        _template.Render(new(planned.Plan, new RecordNames(rules, planned.Snapshot)), stop).MapLeft(mistake => Shown(Seq1(mistake), _files));

    private static Problem Shown(Seq<Diagnostic> mistakes, Seq<TemplateFile> files) =>
        Problem.Of(mistakes, files.Map(static file => new RuleFile(file.Shown, file.Text)).Strict());
}
