using LanguageExt;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Reports;

/// <summary>The files that <c>include</c> finds: those that were handed over, by name. It never touches a disk.</summary>
internal sealed class TemplateFolder(Seq<TemplateFile> files) : ITemplateLoader
{
    private readonly Dictionary<string, TemplateFile> _byName = files
        .GroupBy(static file => file.Name, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.Last(), StringComparer.Ordinal);

    public Seq<string> Names => toSeq(_byName.Keys.Order(StringComparer.Ordinal)).Strict();

    public Option<TemplateFile> Find(string name) => _byName.TryGetValue(name, out var file) ? Some(file) : None;

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => Find(templateName).Match(
        static file => file.Shown,
        () => throw new ScriptRuntimeException(callerSpan, $"the folder of reports has no file '{templateName}'"));

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
    {
        var text = _byName.Values.First(file => file.Shown == templatePath).Text;
        return TemplateNumbers.Enormous(text, templatePath).Case is SourceSpan number ? throw new ScriptRuntimeException(number, TemplateNumbers.TooLarge) : text;
    }

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));
}
