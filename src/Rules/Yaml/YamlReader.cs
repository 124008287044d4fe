using Brygga.Rules.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Brygga.Rules.Yaml;

/// <summary>
/// Reads a rule file into nodes with places, from YamlDotNet's events. Anchors, aliases, tags, several documents and
/// duplicate keys are mistakes: a rule file is plain data, and what is written in it stands where it is written.
/// </summary>
public static class YamlReader
{
    /// <summary>Characters; a rule file of this size is a mistake.</summary>
    public const int LongestFile = 1_000_000;

    public const int DeepestNesting = 64;

    /// <summary>A file with as many is not read on: what comes then is of the same making.</summary>
    public const int MostMistakes = 200;

    public static Validation<YamlNode> Read(RuleFile file)
    {
        var source = new SourceText(file);
        return source.Text.Length > LongestFile
            ? Mistakes.FileTooLong(source.At(0, 1), LongestFile)
            : new Composer(source).Document();
    }

    /// <summary>One reading of one file: the events so far, and the mistakes seen.</summary>
    private sealed class Composer(SourceText source)
    {
        private readonly Parser _events = new Parser(Reader(source.Text));
        private readonly List<Diagnostic> _mistakes = [];

        public Validation<YamlNode> Document()
        {
            var root = Option<YamlNode>.None;
            try
            {
                root = Root();
            }
            catch (YamlException e)
            {
                _mistakes.Add(Mistakes.Yaml(Place(e.Start, e.End), e.Message));
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                // YamlDotNet's own slips on broken files, such as a key of a { } at the start of a line; they carry no mark.
                var last = _events.Current?.End ?? Mark.Empty;
                _mistakes.Add(Mistakes.Yaml(Place(last, last), "it can't be read on from here"));
            }
            if (root.IsNone && _mistakes.Count == 0) _mistakes.Add(Mistakes.EmptyFile(source.At(0, 1)));
            return _mistakes.Count == 0 ? root.OrMistake(() => Mistakes.EmptyFile(source.At(0, 1))) : toSeq(_mistakes).Strict();
        }

        private Option<YamlNode> Root()
        {
            _events.Consume<StreamStart>();
            if (_events.Accept<StreamEnd>(out _)) return None;
            _events.Consume<DocumentStart>();
            var root = Node(1);
            if (root.IsNone) return None;
            _events.Consume<DocumentEnd>();
            if (_events.TryConsume<DocumentStart>(out var second)) _mistakes.Add(Mistakes.NotPlainYaml(Place(second.Start, second.End), "a second document"));
            return root;
        }

        /// <summary>The next node; None where reading can't go on.</summary>
        private Option<YamlNode> Node(int depth)
        {
            if (_events.TryConsume<AnchorAlias>(out var alias)) return Refused(alias, "an alias (*)");
            if (_events.Current is NodeEvent { Anchor.IsEmpty: false } anchored) return Refused(anchored, "an anchor (&)");
            if (_events.Current is NodeEvent { Tag.IsEmpty: false } tagged) return Refused(tagged, "a tag (!)");
            if (_events.TryConsume<Scalar>(out var scalar)) return Text(scalar);
            if (depth > DeepestNesting) return TooDeep();
            return _events.TryConsume<MappingStart>(out var mapping) ? Mapping(mapping, depth) : Sequence(_events.Consume<SequenceStart>(), depth);
        }

        private Option<YamlNode> Mapping(MappingStart start, int depth)
        {
            var pairs = new List<YamlPair>();
            var keys = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
            while (!_events.TryConsume<MappingEnd>(out _))
            {
                if (_mistakes.Count >= MostMistakes || Node(depth + 1).Case is not YamlNode key || Node(depth + 1).Case is not YamlNode value) return None;
                if (key is not YamlNode.Scalar name) _mistakes.Add(Mistakes.KeyIsNoText(key.At));
                else if (!keys.Add(name.Text)) _mistakes.Add(Mistakes.DuplicateKey(name.At, name.Text));
                else pairs.Add(new(name, value));
            }
            return new YamlNode.Mapping(toSeq(pairs).Strict(), start.Style == MappingStyle.Flow, Place(start.Start, start.End));
        }

        private Option<YamlNode> Sequence(SequenceStart start, int depth)
        {
            var items = new List<YamlNode>();
            while (!_events.TryConsume<SequenceEnd>(out _))
            {
                if (Node(depth + 1).Case is not YamlNode item) return None;
                items.Add(item);
            }
            return new YamlNode.Sequence(toSeq(items).Strict(), Place(start.Start, start.End));
        }

        private YamlNode.Scalar Text(Scalar scalar)
        {
            var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
            return new YamlNode.Scalar(scalar.Value, source.At(start, end - start), new(source, scalar.Style, scalar.Value, start, end));
        }

        private Option<YamlNode> Refused(ParsingEvent at, string what)
        {
            _mistakes.Add(Mistakes.NotPlainYaml(Place(at.Start, at.End), what));
            return None;
        }

        private Option<YamlNode> TooDeep()
        {
            var at = _events.Current!;
            _mistakes.Add(Mistakes.YamlTooDeep(Place(at.Start, at.End), DeepestNesting));
            return None;
        }

        private Origin Place(Mark start, Mark end) => source.At((int)start.Index, (int)(end.Index - start.Index));

#pragma warning disable RS0030 // A reader over a text in memory is no I/O; it is what YamlDotNet takes.
        private static System.IO.StringReader Reader(string text) => new(text);
#pragma warning restore RS0030
    }
}
