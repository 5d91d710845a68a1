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

    /// <summary>Where <c>free</c> takes the number of slabs to lie in a <see cref="ThreadCache"/>.</summary>
    [PlugMethod]
    public static extern uint SlabsOffset();

    /// <summary>Where <c>malloc</c> and <c>free</c> take the magazines in use to lie in a <see cref="ThreadCache"/>.</summary>
    [PlugMethod]
    public static extern uint BinsOffset();

    /// <summary>Bytes that are reserved for a thread's block.</summary>
    [PlugMethod]
    public static extern uint ReservedSize();
}
