using IL2CPU.API;

namespace BareFlow.Memory.Regions;

/// <summary>The kernel's one raw heap: a region with base, break and limit, kept by X#.</summary>
/// <remarks>Law: <c>base &lt;= break &lt;= limit</c>. Allocators take their memory from here and from nowhere else.
/// Not safe against interrupts: one owner, which is the kernel heap.</remarks>
[Plug("RawHeap.xs")]
public static class RawHeap
{
    /// <summary>Gives the heap its region, empty. The caller owes that [<paramref name="start"/>, <paramref name="limit"/>)
    /// is mapped RAM that nobody else uses, and <c>start &lt;= limit</c>.</summary>
    [PlugMethod]
    public static extern void Initialize(VirtAddr start, VirtAddr limit);

    /// <summary>Moves the break up; 1 when done, 0 when the limit is in the way and nothing changed.</summary>
    [PlugMethod]
    public static extern uint Grow(ulong bytes);

    /// <summary>Moves the break down; 1 when done, 0 when the base is in the way and nothing changed.</summary>
    [PlugMethod]
    public static extern uint Shrink(ulong bytes);

    /// <summary>The first byte of the region.</summary>
    [PlugMethod]
    public static extern VirtAddr Base();

    /// <summary>The first byte past what was handed out.</summary>
    [PlugMethod]
    public static extern VirtAddr Break();

    /// <summary>The first byte past the region.</summary>
    [PlugMethod]
    public static extern VirtAddr Limit();
}
