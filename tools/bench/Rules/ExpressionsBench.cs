using Brygga.Engine.Data;
using Brygga.Rules;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Bench.Rules;

/// <summary>One expression at a time, to see where the time goes.</summary>
internal static class ExpressionsBench
{
    private const int Records = 2_000;

    private static readonly RuleFile Tables = new("settings.yaml", "rules: 1\ntables:\n  forms: { AB: aktiebolag, HB: handelsbolag, Oy: osakeyhtiö, AS: aksjeselskap }\n");

    public static void Run()
    {
        var evaluation = Shipped.Right(Evaluation.Of(Shipped.Files, Seq1(Tables), Seq<SettingValue>(), "severa.customer"));
        var rows = Customers.Make(Records, seed: 7).Select(customer => Customers.Encode(evaluation.Schema, customer.Severa)).ToArray();
        var hand = new ExpressionsByHand(evaluation.Schema);
        Table.Head("expression");
        foreach (var (text, byHand) in hand.All)
        {
            var run = Shipped.Right(evaluation.Compile(text)).Formula.Run;
            Agree(text, run, byHand, rows);
            Table.Row($"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`", Duel.Fight(
                new("by hand", Records, () =>
                {
                    foreach (ref readonly var row in rows.AsSpan()) byHand(row);
                }),
                new("rule", Records, () =>
                {
                    foreach (ref readonly var row in rows.AsSpan()) run(Scope.Of(Side.Severa, row, Shipped.Book.Settings));
                })));
        }
    }

    private static void Agree(string text, Eval run, ByHand hand, Row[] rows)
    {
        foreach (var row in rows)
        {
            var (rule, own) = (run(Scope.Of(Side.Severa, row, Shipped.Book.Settings)), hand(row));
            if (rule != own) throw new InvalidOperationException($"{text}: '{rule}' by rule, '{own}' by hand");
        }
    }
}
