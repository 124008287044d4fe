using System.Reflection;

namespace Brygga.SqlServer.Tests.Gates;

/// <summary>The texts in the code of a type, as compiled.</summary>
internal static class SentStrings
{
    private const byte LoadString = 0x72;

    private static readonly string[] Verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "EXEC ", "DECLARE ", "CREATE ", "IF "];

    public static IEnumerable<string> LikeSql(Type type) => Of(type).Where(static text => Verbs.Any(verb => text.TrimStart().StartsWith(verb, StringComparison.Ordinal)));

    private static IEnumerable<string> Of(Type type)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetMethods(Any).Cast<MethodBase>().Concat(type.GetConstructors(Any)).SelectMany(Of);
    }

    private static IEnumerable<string> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] == LoadString && Text(method.Module, BitConverter.ToInt32(code, i + 1)) is { } text) yield return text;
        }
    }

    /// <summary>Any byte may look like the instruction; only a real one has a text behind it.</summary>
    private static string? Text(Module module, int token)
    {
        try
        {
            return token >>> 24 == 0x70 ? module.ResolveString(token) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
