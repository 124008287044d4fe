using Brygga.Rules.Yaml;

namespace Brygga.Rules.Tests.Language;

internal static class YamlNodes
{
    public static YamlNode.Scalar Scalar(string text) => YamlReader.Read(new("test.yaml", $"{text}: x")).Bind(YamlShapes.AsMapping).Match(
        static map => map.Pairs.Head.Key, static e => throw new Xunit.Sdk.XunitException(e.Head.Message));
}
