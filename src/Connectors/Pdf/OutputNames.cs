using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Pdf;

/// <summary>Names of what comes out: the same input gives the same names, so that what was sent before is found again.</summary>
internal static class OutputNames
{
    private const string Kind = ".pdf";

    public static string Combined(string wanted) => wanted.EndsWith(Kind, StringComparison.OrdinalIgnoreCase) ? wanted : wanted + Kind;

    /// <summary>The name itself when there is one part.</summary>
    public static Seq<string> Parts(string name, int parts) => parts == 1
        ? Seq1(name)
        : toSeq(Enumerable.Range(1, parts).Select(part => string.Create(CultureInfo.InvariantCulture, $"{name[..^Kind.Length]} ({part} of {parts}){name[^Kind.Length..]}"))).Strict();

    /// <summary>The same names, each unlike those before it.</summary>
    public static Seq<string> Unlike(Seq<string> names)
    {
        var taken = new System.Collections.Generic.HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return toSeq(names.Select(name => Free(name, taken))).Strict();
    }

    private static string Free(string name, System.Collections.Generic.HashSet<string> taken)
    {
        var (stem, kind) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){kind}");
        return free;
    }
}
