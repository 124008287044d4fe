using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>The effective settings by full name (<c>customers.master</c>); part of the rules hash (MODEL 5).</summary>
public sealed record Settings(HashMap<string, Value> Values)
{
    public static Settings None { get; } = new(HashMap<string, Value>.Empty);
}
