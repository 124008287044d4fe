using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Brygga.Connectors.Reports;

/// <summary>
/// Where a template runs. What it writes is escaped unless it says <c>raw</c>; it reaches no .NET object by reflection; its loops,
/// its recursion, its regular expressions and its output have bounds.
/// </summary>
internal sealed class ReportContext : TemplateContext
{
    private const int Steps = 5_000_000;
    private const int Depth = 50;
    private const int LongestText = 1 << 20;
    private const int LongestReport = 1 << 29;

    private readonly bool _html;

    public ReportContext(TemplateFolder folder, bool html, CancellationToken stop)
        : base(ReportFunctions.All())
    {
        _html = html;
        TemplateLoader = folder;
        LoopLimit = Steps;
        RecursiveLimit = Depth;
        ObjectRecursionLimit = Depth;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        (LimitToString, OnStringLimit) = (LongestText, ScriptLimitBehavior.Throw);
        (OutputLimit, OnOutputLimit) = (LongestReport, ScriptLimitBehavior.Throw);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        MemberRenamer = static member => member.Name;
        CancellationToken = stop;
    }

    /// <summary>Text that is safe is written whole, however long: only the report's length bounds it.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        SafeText safe => Write(safe.ToString()),
        not null when _html => Write(Html.Escape(ObjectToString(textAsObject) ?? "")),
        _ => base.Write(span, textAsObject),
    };

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target is IScriptObject or IList or ScriptRange or string
        ? base.GetMemberAccessorImpl(target)
        : throw new ScriptRuntimeException(CurrentSpan, $"a template can't look into a {target.GetType().Name}");
}

/// <summary>Text that is written as it stands.</summary>
internal sealed class SafeText(string text)
{
    public override string ToString() => text;
}
