using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>The effective settings by full name (<c>customers.master</c>); part of the rules hash (MODEL 5).</summary>
public sealed record Settings(HashMap<string, Value> Values)
{
    public static Settings None { get; } = new(HashMap<string, Value>.Empty);
}

/// <summary>A setting as the rules declare it.</summary>
/// <param name="Type">boolean, text, number, choice, ranges, or the name of an entity.</param>
/// <param name="Of">The words of a choice.</param>
public sealed record SettingDeclaration(
    string Name, string Type, Seq<string> Of, Value Default, bool Required, Option<decimal> Min, Option<decimal> Max, string Label, Seq<string> Docs, Origin At);
