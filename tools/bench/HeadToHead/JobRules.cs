using Brygga.Engine.Data;
using Brygga.Rules;
using static LanguageExt.Prelude;

namespace Brygga.Bench.HeadToHead;

/// <summary>The rules that both parties follow: registers.yaml under the shipped catalogues.</summary>
internal static class JobRules
{
    private const string File = "registers.yaml";

    public static RuleBook Book { get; } = Shipped.Right(RuleBooks.Compile(
        Shipped.Files.Filter(static file => file.Name == "settings.yaml" || file.Name.StartsWith("systems/", StringComparison.Ordinal)).Strict()
        .Add(new(File, System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "HeadToHead", File)))),
        Seq<SettingValue>()));

    public static Flow Flow { get; } = Book.Flows[0];

    public static ScoreRules Score { get; } = Flow.Score.IfNone(static () => throw new InvalidOperationException($"{File} has no score"));
}
