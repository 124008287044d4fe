using Brygga.Rules.Diagnostics;
using Brygga.Rules.Yaml;

namespace Brygga.Rules.Reading;

/// <summary>The paths of an API: <c>{field}</c> stands for a field of the record, and its id is known to connectors as <c>{Id}</c>.</summary>
internal sealed record ApiPaths(EntityFields Fields, string Id)
{
    private string IdInBraces => $"{{{Id}}}";

    /// <summary>A path of one record: it names the id.</summary>
    public Validation<string> OfRecord(YamlNode node) => node.AsScalar().Bind(s => s.Text.Contains(IdInBraces, StringComparison.Ordinal)
        ? Any(s)
        : Mistakes.NotTheId(s.At, s.Text, Id));

    /// <summary>A path that may name any fields.</summary>
    public Validation<string> Any(YamlNode node) => node.AsScalar().Bind(s =>
    {
        var mistakes = Braces(s.Text)
            .Filter(name => !Fields.All.ContainsKey(s.Text.Substring(name.Start, name.Length)))
            .Mapped(name => Fields.Unknown(s.Place(name.Start, name.Length), s.Text.Substring(name.Start, name.Length)));
        return mistakes.IsEmpty ? s.Text.Replace(IdInBraces, "{Id}", StringComparison.Ordinal) : Invalid<string>(mistakes);
    });

    private static Seq<(int Start, int Length)> Braces(string path)
    {
        var names = Seq<(int, int)>();
        for (var open = path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close > open) names = names.Add((open + 1, close - open - 1));
        }
        return names;
    }
}
