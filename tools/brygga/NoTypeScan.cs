using System.Runtime.CompilerServices;
using LanguageExt.ClassInstances;

namespace Brygga.Tool;

/// <summary>
/// LanguageExt looks through every type of every assembly that the program refers to, half a second of each command, for instances of its
/// type classes. There are none here: all our keys have an equality of their own, which is what it falls back on.
/// </summary>
internal static class NoTypeScan
{
    /// <summary>To be called before anything else: what the scan would have found is put in its place, which is nothing.</summary>
    public static void Begin()
    {
        var none = (ClassInstancesAssembly)RuntimeHelpers.GetUninitializedObject(typeof(ClassInstancesAssembly));
        (none.Types, none.Structs, none.AllClassInstances, none.ClassInstances) = ([], [], [], []);
        ClassInstancesAssembly.singleton = none;
    }
}
