using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary>The lists of rows of a document: the rules of a list one after the other, one row for each element.</summary>
internal static class RowLists
{
    public static Seq<FieldChange> Of(DocumentTask task, Setting setting) =>
        toSeq(task.Flow.Rows.GroupBy(static rows => rows.List, StringComparer.Ordinal).Select(list => Change(task, setting, list.Key, toSeq(list.ToArray())))).Strict();

    private static FieldChange Change(DocumentTask task, Setting setting, string list, Seq<RowsRule> rules)
    {
        var members = task.Target.Fields[list].Type.Item.Map(static item => item.Members).IfNone(HashMap<string, Field>());
        var rows = rules.Bind(rule => Rows(task, setting, members, rule)).ToArray();
        return new(list, Value.Unknown, Value.Nothing, new Wanted.Known(Value.List(rows)), Reason.MissingThere, rules[0].Name, rules[0].At);
    }

    private static Seq<Value> Rows(DocumentTask task, Setting setting, HashMap<string, Field> members, RowsRule rule)
    {
        var scope = task.Scope(setting.About.Ref, setting.About.Row);
        if (rule.When.Case is Formula when && when.Run(scope) is { IsTrue: false } applies) return applies.IsUnknown ? Unread(task, setting, rule, when) : Seq<Value>();
        if (rule.Each.Case is not Formula each) return Seq1(Row(setting, members, rule, scope));
        var elements = each.Run(scope);
        if (elements.IsUnknown) return Unread(task, setting, rule, each);
        return elements.Kind == ValueKind.List ? toSeq(elements.Items.ToArray()).Map(element => Row(setting, members, rule, scope with { Element = element })).Strict() : Seq<Value>();
    }

    private static Value Row(Setting setting, HashMap<string, Field> members, RowsRule rule, in Scope scope)
    {
        var written = new List<Member>();
        foreach (var set in rule.Set)
            if (setting.Of(members[set.Target.Field], set, scope).Case is Value { IsSet: true } value) written.Add(new(set.Target.Field, value));
        return Value.Record(written);
    }

    private static Seq<Value> Unread(DocumentTask task, Setting setting, RowsRule rule, Formula unread)
    {
        setting.Findings.Add(Findings.Unread(new About(task.Name, rule.Name, unread.At, Seq1(setting.About.Ref), Values.Read(unread, setting.About.Ref.Side, setting.About.Row))));
        return Seq<Value>();
    }
}
