using Brygga.Engine.Data;
using LanguageExt;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reports;

/// <summary>
/// A report's template, read. Rendering is pure: a template sees the report's values and the other files of its folder, nothing else,
/// within bounds of work and size; a mistake in it is a diagnostic with its place.
/// </summary>
public sealed class ReportTemplate
{
    private const string Ending = ".scriban";

    private readonly Template _template;
    private readonly TemplateFolder _folder;
    private readonly bool _html;

    private ReportTemplate(Template template, TemplateFolder folder, bool html) => (_template, _folder, _html) = (template, folder, html);

    /// <param name="files">The folder of reports; of two files with one name the later is in force.</param>
    /// <param name="name">The report without its ending: <c>plan.html</c>. What ends so is escaped.</param>
    public static Validation<Diagnostic, ReportTemplate> Open(Seq<TemplateFile> files, string name)
    {
        var folder = new TemplateFolder(files);
        if (folder.Find(name + Ending).Case is not TemplateFile file) return TemplateMistakes.Missing(name + Ending, folder.Names.Filter(other => IsFor(name, other)));
        if (TemplateNumbers.Enormous(file.Text, file.Shown).Case is SourceSpan number) return TemplateMistakes.Syntax(Place(number), TemplateNumbers.TooLarge);
        var template = Template.Parse(file.Text, file.Shown);
        return template.HasErrors
            ? Fail<Diagnostic, ReportTemplate>(toSeq(template.Messages.Where(static m => m.Type == ParserMessageType.Error).Select(m => TemplateMistakes.Syntax(Place(m.Span, file), m.Message)).ToArray()).Strict())
            : new ReportTemplate(template, folder, name.EndsWith(".html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a template makes a report of the same, of whatever ending.</summary>
    private static bool IsFor(string name, string other) =>
        other.EndsWith(Ending, StringComparison.Ordinal) && other.StartsWith(Path.GetFileNameWithoutExtension(name) + ".", StringComparison.Ordinal);

    /// <summary>The report of a plan.</summary>
    public Either<Diagnostic, string> Render(PlanReport report, CancellationToken stop) => Render(PlanModel.Of(report), stop);

    /// <summary>The report of compared registers.</summary>
    public Either<Diagnostic, string> Render(ComparisonReport report, CancellationToken stop) => Render(ComparisonModel.Of(report), stop);

    internal Either<Diagnostic, string> Render(ScriptObject model, CancellationToken stop)
    {
        var context = new ReportContext(_folder, _html, stop);
        context.PushGlobal(model);
        try
        {
            return _template.Render(context);
        }
        catch (ScriptRuntimeException mistake)
        {
            stop.ThrowIfCancellationRequested();
            return TemplateMistakes.AtRunTime(Place(mistake.Span), mistake.OriginalMessage);
        }
        catch (Exception mistake) when (mistake is ArithmeticException or ArgumentException or InvalidOperationException or InvalidCastException or NotSupportedException or FormatException)
        {
            // Scriban lets some of what an operator or a function throws through.
            return TemplateMistakes.AtRunTime(Place(context.CurrentSpan), mistake.Message);
        }
    }

    /// <summary>Where something is missing at the end, Scriban names no place.</summary>
    private static Origin Place(SourceSpan span, TemplateFile file) => span.Start.Line >= 0 ? Place(span) : new(file.Shown, file.Text.AsSpan().Count('\n') + 1, 1, 1);

    private static Origin Place(SourceSpan span) => new(
        span.FileName ?? "", span.Start.Line + 1, span.Start.Column + 1, span.Start.Line == span.End.Line ? Math.Max(1, span.End.Column - span.Start.Column + 1) : 1);
}
