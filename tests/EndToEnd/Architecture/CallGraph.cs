using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Brygga.EndToEnd.Architecture;

/// <summary>
/// What code reaches inside our assemblies, method by method: calls, lambdas, state machines, and every implementation of what is
/// called through an interface or a base class.
/// </summary>
internal sealed class CallGraph
{
    private readonly HashSet<MethodDefinition> _methods = [];
    private readonly HashSet<TypeDefinition> _types = [];
    private readonly Queue<MethodDefinition> _open = new();
    private readonly ILookup<string, TypeDefinition> _derived;

    private CallGraph(IEnumerable<TypeDefinition> all) => _derived = all
        .SelectMany(static type => Ancestors(type).Select(parent => (Parent: parent, Type: type)))
        .ToLookup(static pair => pair.Parent, static pair => pair.Type, StringComparer.Ordinal);

    /// <summary>The full names of the types that a type's code reaches, its own among them.</summary>
    public static IReadOnlySet<string> From(string type)
    {
        var graph = new CallGraph(OurAssemblies.Types);
        foreach (var method in OurAssemblies.Type(type).Methods) graph.Visit(method);
        while (graph._open.TryDequeue(out var next)) graph.Follow(next);
        return graph._types.Select(static found => found.FullName).ToHashSet(StringComparer.Ordinal);
    }

    private void Follow(MethodDefinition method)
    {
        foreach (var type in method.Parameters.Select(static p => p.ParameterType).Append(method.ReturnType)) Touch(type);
        if (!method.HasBody) return;
        foreach (var local in method.Body.Variables) Touch(local.VariableType);
        foreach (var instruction in method.Body.Instructions) Follow(instruction);
    }

    private void Follow(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case MethodReference called:
                Touch(called);
                if (called.Resolve() is { } target) Visit(target);
                break;
            case FieldReference field:
                Touch(field.DeclaringType);
                Touch(field.FieldType);
                break;
            case TypeReference type:
                Touch(type);
                break;
            default:
                break;
        }
    }

    private void Visit(MethodDefinition method)
    {
        if (!OurAssemblies.Has(method.DeclaringType) || !_methods.Add(method)) return;
        Touch(method.DeclaringType);
        _open.Enqueue(method);
        if (!method.IsVirtual) return;
        foreach (var other in _derived[method.DeclaringType.FullName].SelectMany(static type => type.Methods))
            if (other.Name == method.Name && other.Parameters.Count == method.Parameters.Count) Visit(other);
    }

    private void Touch(MethodReference called)
    {
        Touch(called.DeclaringType);
        Touch(called.ReturnType);
        if (called is GenericInstanceMethod generic) foreach (var argument in generic.GenericArguments) Touch(argument);
    }

    private void Touch(TypeReference type)
    {
        if (type is GenericInstanceType generic) foreach (var argument in generic.GenericArguments) Touch(argument);
        if (type is GenericParameter || type.GetElementType().Resolve() is not { } found || !OurAssemblies.Has(found) || !_types.Add(found)) return;
        if (IsStateMachine(found)) foreach (var method in found.Methods) Visit(method);
        foreach (var initialiser in found.Methods.Where(static method => method is { IsConstructor: true, IsStatic: true })) Visit(initialiser);
    }

    /// <summary>The compiler's own class of an async method or an iterator: whoever makes one runs it.</summary>
    private static bool IsStateMachine(TypeDefinition type) =>
        type.IsNested && type.Name.StartsWith('<') && type.Interfaces.Any(static one => one.InterfaceType.Name is "IAsyncStateMachine" or "IEnumerator");

    private static IEnumerable<string> Ancestors(TypeDefinition type)
    {
        foreach (var one in type.Interfaces) yield return one.InterfaceType.GetElementType().FullName;
        for (var parent = type.BaseType; parent?.Resolve() is { } found && OurAssemblies.Has(found); parent = found.BaseType) yield return found.FullName;
    }
}
