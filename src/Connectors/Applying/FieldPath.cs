using Brygga.Engine.Data;
using LanguageExt;

namespace Brygga.Connectors.Applying;

/// <summary>A field of a record, or what stands inside one: <c>unitCost.amount</c>. Only the field itself is read and written.</summary>
internal readonly record struct FieldPath(string Field, Seq<string> Members)
{
    public static FieldPath Of(string path)
    {
        var names = path.Split('.').ToSeq();
        return new(names.Head, names.Tail.Strict());
    }

    /// <summary>What stands there in the field's value; nothing where the field has no such member.</summary>
    public Value In(Value field) => Members.Fold(field, static (value, name) => value.Kind == ValueKind.Record ? Member(value, name) : Value.Nothing);

    public FieldType In(FieldType field) => Members.Fold(field, static (type, name) => type.Members[name].Type);

    private static Value Member(Value record, string name)
    {
        foreach (var member in record.Members)
            if (member.Name == name) return member.Value;
        return Value.Nothing;
    }
}
