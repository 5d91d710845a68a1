using BareFlow.Memory.Slabs;
using IL2CPU.API;

namespace BareFlow.Malloc.Entry;

/// <summary>The symbols that a program calls, and the thread-local block that they find.</summary>
[Plug("MallocEntry.xs")]
internal static unsafe class MallocEntry
{
    /// <summary>The calling thread's block.</summary>
    [PlugMethod]
    public static extern ThreadBlock* CurrentThread();

    /// <summary>The table by which <c>malloc</c> finds the class of a small request.</summary>
    [PlugMethod]
    public static extern SizeClasses* Sizes();
}
