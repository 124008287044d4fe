using System.Security.Cryptography;
using System.Text;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Brygga.Connectors.Reports;

/// <summary>The functions of templates: Scriban's own that are pure, and ours.</summary>
internal static class ReportFunctions
{
    /// <summary>Those that tell the time, draw lots, or run a value as if it were a template.</summary>
    private static readonly (string Group, string Function)[] LeftOut =
        [("math", "random"), ("math", "uuid"), ("object", "eval"), ("object", "eval_template")];

    public static ScriptObject All()
    {
        var all = (ScriptObject)TemplateContext.GetDefaultBuiltinObject().Clone(deep: true);
        foreach (var name in new[] { "date", "timespan", "include_join" }) all.Remove(name);
        foreach (var (group, function) in LeftOut) ((ScriptObject)all[group]!).Remove(function);
        all.SetValue("include", new Include(), readOnly: true);
        all.Import("raw", static (string? text) => new SafeText(text ?? ""));
        all.Import("csp_hash", static (string? text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")))}'");
        all.Import("csv", static (object? value) => value is System.Collections.IList fields ? Csv.Line(fields) : Csv.Field(value));
        return all;
    }

    /// <summary>What was included is escaped already, piece by piece.</summary>
    private sealed class Include : IScriptCustomFunction
    {
        private readonly IncludeFunction _include = new();

        public int RequiredParameterCount => _include.RequiredParameterCount;

        public int ParameterCount => _include.ParameterCount;

        public ScriptVarParamKind VarParamKind => _include.VarParamKind;

        public Type ReturnType => typeof(SafeText);

        public ScriptParameterInfo GetParameterInfo(int index) => _include.GetParameterInfo(index);

        public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new SafeText(_include.Invoke(context, callerContext, arguments, blockStatement)?.ToString() ?? "");

        public async ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new SafeText((await _include.InvokeAsync(context, callerContext, arguments, blockStatement))?.ToString() ?? "");
    }
}
