using Brygga.Engine.Data;
using Brygga.Rules;
using LanguageExt;
using static Brygga.Rules.Validations;
using static LanguageExt.Prelude;

namespace Brygga.Tool.Workspaces;

/// <summary>
/// The rule books that this process has compiled, by all that they were compiled from: who watches reads the files anew for each run, and
/// compiles them when they have changed.
/// </summary>
internal static class CompiledRules
{
    /// <summary>So many are kept; with one more, all are forgotten.</summary>
    private const int Most = 16;

    private static readonly Atom<HashMap<Source, RuleBook>> Books = Atom(HashMap<Source, RuleBook>());

    public static Validation<RuleBook> Of(RuleSource rules)
    {
        var source = new Source(rules.Shipped, rules.Overlay, rules.Settings);
        return Books.Value.Find(source).Match(
            Valid<RuleBook>,
            () => RuleBooks.Compile(rules.Shipped, rules.Overlay, rules.Settings).Map(book => Keep(source, book)));
    }

    private static RuleBook Keep(Source source, RuleBook book)
    {
        Books.Swap(books => (books.Count < Most ? books : HashMap<Source, RuleBook>()).AddOrUpdate(source, book));
        return book;
    }

    private sealed record Source(Seq<RuleFile> Shipped, Seq<RuleFile> Overlay, Seq<SettingValue> Settings);
}
