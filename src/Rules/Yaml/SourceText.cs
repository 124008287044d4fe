namespace Brygga.Rules.Yaml;

/// <summary>A file's text with its line starts: turns an offset into a place. Line endings are made LF first.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(RuleFile file)
    {
        Name = file.Name;
        Text = file.Text.ReplaceLineEndings("\n");
        for (var i = 0; i < Text.Length; i++)
            if (Text[i] == '\n') _lineStarts.Add(i + 1);
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The place of a stretch of text; one that runs over a line's end is cut there.</summary>
    public Origin At(int start, int length)
    {
        var found = _lineStarts.BinarySearch(start);
        var line = found >= 0 ? found : ~found - 1;
        var lineEnd = line + 1 < _lineStarts.Count ? _lineStarts[line + 1] - 1 : Text.Length;
        return new(Name, line + 1, start - _lineStarts[line] + 1, Math.Max(1, Math.Min(length, lineEnd - start)));
    }
}
