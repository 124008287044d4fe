using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>How fields are had from an entity's lists: at best from the rows, else from filtered lists, else one by one.</summary>
/// <param name="Told">The field that filtered lists tell.</param>
/// <param name="OneByOne">Each record has to be read by itself.</param>
public sealed record ListWay(Option<Tell> Told, bool OneByOne)
{
    public static ListWay Of(ReadAccess read, IEnumerable<string> wanted)
    {
        var lacking = Lacking(read, wanted);
        if (lacking.IsEmpty) return new(None, OneByOne: false);
        var told = read.Tells.Find(tell => lacking.ForAll(field => string.Equals(tell.Field, field, StringComparison.Ordinal)));
        return new(told, told.IsNone && read.One.IsSome);
    }

    /// <summary>The fields that no list row carries.</summary>
    public static Seq<string> Lacking(ReadAccess read, IEnumerable<string> wanted) => read.Lists.Match(
        listed => toSeq(wanted.Where(name => !listed.ContainsKey(name)).ToArray()),
        static () => Seq<string>());
}
