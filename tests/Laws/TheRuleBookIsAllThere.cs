using System.Reflection;
using Xunit;

namespace Brygga.Laws;

/// <summary>A compiled rule book is shared by threads: a sequence that is worked out only when somebody looks at it would be worked out by several at once.</summary>
public sealed class TheRuleBookIsAllThere
{
    [Fact]
    public void No_sequence_in_a_rule_book_is_lazy() => Assert.Empty(Lazies(ShippedRules.Book(0)));

    [Fact]
    public void A_lazy_sequence_would_be_found() => Assert.Single(Lazies(ShippedRules.Book(0) with { Documents = ShippedRules.Book(0).Documents.Map(static flow => flow) }));

    private static IEnumerable<string> Lazies(object root)
    {
        var (seen, waiting) = (new System.Collections.Generic.HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<(string Path, object Thing)>([("book", root)]));
        while (waiting.TryPop(out var next))
        {
            var (path, thing) = next;
            if (!thing.GetType().IsValueType && !seen.Add(thing)) continue;
            if (thing.GetType().Name.StartsWith("SeqLazy", StringComparison.Ordinal)) yield return path;
            foreach (var (name, inner) in Inner(thing)) waiting.Push(($"{path}.{name}", inner));
        }
    }

    private static IEnumerable<(string Name, object Thing)> Inner(object thing) => thing switch
    {
        string or Type or MemberInfo => [],
        Delegate call => call.Target is { } closure ? [("closure", closure)] : [],
        Array array when array.GetType().GetElementType()!.IsPrimitive => [],
        Array array => array.Cast<object?>().OfType<object>().Select(static (item, i) => ($"[{i}]", item)),
        _ => Fields(thing.GetType()).Select(field => (field.Name, Thing: field.GetValue(thing))).Where(static field => field.Thing is not null).Select(static field => (field.Name, field.Thing!)),
    };

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null || type.IsPrimitive || type.IsPointer || type.IsEnum
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike).Concat(Fields(type.BaseType));
}
